import { expect, test } from 'vitest';
import { movedTo } from './movedTo.ts';

test('a member takes its new place, never beyond the ends', () => {
  expect(movedTo(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
  expect(movedTo(['a', 'b', 'c'], 'c', -2)).toEqual(['c', 'a', 'b']);
  expect(movedTo(['a', 'b', 'c'], 'a', 9)).toEqual(['b', 'c', 'a']);
  expect(movedTo(['a', 'b'], 'x', 0)).toEqual(['a', 'b']);
});
