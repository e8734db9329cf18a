import { expect, test } from 'vitest';
import { leftOutWords } from './leftOutWords.ts';

test.each([
  [['a.txt'], [], 'a.txt'],
  [[], ['src/a:b.ts:1:1'], 'a part of src/a:b.ts'],
  [['a.txt'], ['b.ts:1:1', 'b.ts:9:12'], 'a.txt and two parts of b.ts'],
  [['a', 'b', 'c', 'd'], ['e:1:1', 'e:9:9', 'f:3:3'], 'four files and three parts of two files'],
  [['a', 'b', 'c', 'd'], [], 'four files'],
])('says what of %j and %j was left out', (paths, hunks, words) => {
  expect(leftOutWords({ paths, hunks })).toBe(words);
});
