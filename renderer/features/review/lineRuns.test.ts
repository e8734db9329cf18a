import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { wordChanges } from '#shared/review/wordChanges.ts';
import { lineRuns } from './lineRuns.ts';
import { tokenise } from './tokenise.ts';

const kinds = (line: string, path: string) =>
  tokenise(line, path)
    .filter((token) => token.kind !== null)
    .map((token) => [token.text, token.kind]);

test('tints keywords, calls, strings, numbers and comments by the file’s ending', () => {
  expect(kinds("const may = await canEdit('a', 42); // why", 'a.ts')).toEqual([
    ['const', 'keyword'],
    ['await', 'keyword'],
    ['canEdit', 'function'],
    ["'a'", 'string'],
    ['42', 'numeral'],
    ['// why', 'comment'],
  ]);
  expect(kinds('def greet(name):  # says hello', 'a.py')).toEqual([
    ['def', 'keyword'],
    ['greet', 'function'],
    ['# says hello', 'comment'],
  ]);
  expect(kinds('select id from users -- all', 'a.sql')).toEqual([
    ['select', 'keyword'],
    ['from', 'keyword'],
    ['-- all', 'comment'],
  ]);
  expect(kinds(' * the middle of a comment', 'a.ts')).toEqual([[' * the middle of a comment', 'comment']]);
});

test('leaves prose and unknown endings alone', () => {
  expect(kinds('const x = 1', 'notes.md')).toEqual([]);
  expect(kinds('const x = 1', 'Makefile')).toEqual([]);
});

test('tokens and runs always spell the line, whatever is in it', () => {
  const piece = constantFrom(
    'if',
    ' ',
    '(',
    "'",
    '"',
    '`',
    '\\',
    '//',
    '/*',
    '*/',
    '#',
    '1',
    'x',
    'ä',
    '😀',
    '\t',
  );
  const line = array(piece, { maxLength: 24 }).map((parts) => parts.join(''));
  const ending = constantFrom('a.ts', 'a.py', 'a.sql', 'a.json', 'a.txt');
  assert(
    property(line, line, ending, (before, after, path) => {
      const tokens = tokenise(after, path);
      expect(tokens.map((token) => token.text).join('')).toBe(after);
      const spans = wordChanges(before, after)?.new;
      expect(
        lineRuns(tokens, spans)
          .map((run) => run.text)
          .join(''),
      ).toBe(after);
    }),
  );
});
