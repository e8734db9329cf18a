import { expect, test } from 'vitest';
import { splitMatch } from './splitMatch.ts';

const marked = (title: string, query: string) =>
  splitMatch(title, query)
    .map(({ text, matches }) => (matches ? `[${text}]` : text))
    .join('');

test.each([
  ['Land T3', 'land', '[Land] T3'],
  ['Undo the last landing', 'land', 'Undo the last [land]ing'],
  ['Settings', 'zebra', 'Settings'],
  ['Settings', ' ', 'Settings'],
  ['Plan', 'plan', '[Plan]'],
])('in “%s” the letters “%s” stand out', (title, query, shown) => {
  expect(marked(title, query)).toBe(shown);
});
