import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answersOf } from './answersOf.ts';

test.each([
  ['Comment 1: done.', [{ comment: 1, text: 'done.' }]],
  ['- **Comment 2** - it was meant so', [{ comment: 2, text: 'it was meant so' }]],
  ['Done.\r\ncomment #3 → see greet.sh:2\r\n', [{ comment: 3, text: 'see greet.sh:2' }]],
  ['Comment 1: first\nComment 1: better', [{ comment: 1, text: 'better' }]],
  ['Comment 9: nobody said that', []],
  ['Comment 1:', []],
  ['I saw comment 1: and so on', []],
])('%j', (report, answers) => {
  expect(answersOf(report, 3)).toEqual(answers);
});

test('any report gives at most one answer to each comment there is, in their order', () => {
  const line = fc.oneof(
    fc.string(),
    fc.tuple(fc.nat(12), fc.string()).map(([number, words]) => `Comment ${number}: ${words}`),
  );
  fc.assert(
    fc.property(fc.array(line), fc.nat(8), (lines, comments) => {
      const numbers = answersOf(lines.join('\n'), comments).map(({ comment }) => comment);
      expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
      expect(numbers.every((number) => number >= 1 && number <= comments)).toBe(true);
    }),
  );
});
