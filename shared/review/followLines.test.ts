import { createTwoFilesPatch } from 'diff';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followLines } from './followLines.ts';
import { parsePatch } from './parsePatch.ts';

const hunksOf = (before: readonly string[], after: readonly string[]) => {
  const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  const patch = createTwoFilesPatch('a/x', 'b/x', text(before), text(after), '', '', { context: 0 });
  return parsePatch(`diff --git a/x b/x\n${patch.slice(patch.indexOf('---'))}`)[0]?.hunks ?? [];
};

const file = ['a', 'b', 'c', 'd', 'e', 'f'];

test.each<[string, string[], boolean]>([
  ['above', ['z', ...file], false],
  ['below', [...file, 'z'], false],
  ['at its edge', ['a', 'b', 'z', 'c', 'd', 'e', 'f'], false],
  ['inside', ['a', 'b', 'c', 'z', 'd', 'e', 'f'], true],
  ['a line of it', ['a', 'b', 'C', 'd', 'e', 'f'], true],
  ['white space in it', ['a', 'b', '  c', 'd', 'e', 'f'], false],
  ['a line of it away', ['a', 'b', 'd', 'e', 'f'], true],
])('a change %s', (_where, after, touched) => {
  expect(followLines([[3, 4]], hunksOf(file, after)).touched).toBe(touched);
});

test('lines that no change touches keep their text wherever they go', () => {
  const line = fc.constantFrom('p', 'q', 'r');
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 8 }),
      fc.array(line, { maxLength: 8 }),
      fc.array(line, { maxLength: 8 }),
      (above, before, below) => {
        const core = ['one', 'two', 'three'];
        const old = [...before, ...core, ...below];
        const now = [...above, ...core, ...before];
        const range = [before.length + 1, before.length + 3] as const;
        const { ranges, touched } = followLines([range], hunksOf(old, now));
        // Where much is the same, a diff may take the lines themselves for moved.
        fc.pre(!touched);
        const [from = 0, to = 0] = ranges[0] ?? [];
        expect(now.slice(from - 1, to)).toEqual(core);
      },
    ),
  );
});
