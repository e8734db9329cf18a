import { expect, test } from 'vitest';
import { stemOf } from './stemOf.ts';

test.each([
  ['edit', 'editors'],
  ['removes', 'removed'],
  ['settings', 'setting'],
])('%s and %s are the same word', (one, other) => {
  expect(stemOf(one)).toBe(stemOf(other));
});
