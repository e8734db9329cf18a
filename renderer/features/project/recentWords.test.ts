import { expect, test } from 'vitest';
import { folderAbove, shortDate } from './recentWords.ts';

test.each([
  ['/home/ada/Projects/harbor', 'Projects'],
  ['C:\\Users\\Ada\\Clients\\atlas', 'Clients'],
  ['/harbor', 'harbor'],
])('names the folder above %s', (path, name) => {
  expect(folderAbove(path)).toBe(name);
});

test.each([
  [new Date(2026, 5, 9, 12, 31), '12:31'],
  [new Date(2026, 5, 8, 23, 59), 'yesterday'],
  [new Date(2026, 5, 5, 8, 0), 'Friday'],
  [new Date(2026, 4, 11, 8, 0), '11 May'],
  [new Date(2025, 4, 11, 8, 0), '11 May 2025'],
])('says %s shortly', (date, words) => {
  expect(shortDate(date, new Date(2026, 5, 9, 13, 0))).toBe(words);
});
