import { expect, test } from 'vitest';
import { readingWords } from './useReading.ts';

test('the trace bar counts the files while the code is read, and is silent then', () => {
  expect(readingWords({ state: 'reading', done: 0, total: 0 })).toBe('Reading the code…');
  expect(readingWords({ state: 'reading', done: 1204, total: 4364 })).toBe(
    'Reading the code… 1,204 of 4,364 files',
  );
  expect(readingWords({ state: 'ready', files: 4364, notes: [] })).toBeUndefined();
  expect(readingWords({ state: 'cancelled' })).toBeUndefined();
});
