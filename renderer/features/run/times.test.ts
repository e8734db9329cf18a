import { expect, test } from 'vitest';
import { secondsWords } from './times.ts';

test('seconds are told as a person would, and never as 60', () => {
  expect([0.4, 1, 6.4, 59.6, 125].map(secondsWords)).toEqual([
    'under 1 s',
    '1 s',
    '6 s',
    '1 min 0 s',
    '2 min 5 s',
  ]);
});
