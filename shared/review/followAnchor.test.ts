import { createTwoFilesPatch } from 'diff';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followAnchor } from './followAnchor.ts';
import { parsePatch } from './parsePatch.ts';
import type { PatchFile } from './patch.ts';

const changeOf = (before: readonly string[], after: readonly string[]): readonly PatchFile[] => {
  const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  const patch = createTwoFilesPatch('a/x', 'b/x', text(before), text(after), '', '', { context: 0 });
  return parsePatch(`diff --git a/x b/x\n${patch.slice(patch.indexOf('---'))}`);
};
const at = (line: number, path = 'x', side: 'old' | 'new' = 'new') =>
  ({ kind: 'line', path, side, line }) as const;

test('a comment stays with the text of its line, or says that the text is gone', () => {
  // Every line has words of its own, so that where it went is no matter of opinion.
  const numbers = fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(numbers, numbers, fc.nat(19), (was, is, pick) => {
      const name = (number: number) => `line ${number}`;
      const [before, after] = [was.map(name), is.map(name)];
      const index = pick % before.length;
      const files = changeOf(before, after);
      const { anchor, outdated } = followAnchor(at(index + 1), { old: [], new: files });
      if (anchor.kind !== 'line') throw new Error('a line stays a line');
      if (!outdated) expect(after[anchor.line - 1]).toBe(before[index]);
      // A line whose words are nowhere is never taken for another.
      if (!after.includes(before[index] ?? '')) expect(outdated).toBe(true);
    }),
  );
});

test('a line of the old side is followed through changes of the base, of the new side through those of the work', () => {
  const moved = changeOf(['a', 'b'], ['z', 'a', 'b']);
  expect(followAnchor(at(2, 'x', 'old'), { old: moved, new: [] }).anchor).toEqual(at(3, 'x', 'old'));
  expect(followAnchor(at(2, 'x', 'old'), { old: [], new: moved }).anchor).toEqual(at(2, 'x', 'old'));
});

test('a comment goes along with a renamed file, and is outdated with one that is gone', () => {
  const renamed = parsePatch(
    'diff --git a/x b/y\nsimilarity index 90%\nrename from x\nrename to y\n--- a/x\n+++ b/y\n@@ -0,0 +1 @@\n+new\n',
  );
  expect(followAnchor(at(3), { old: [], new: renamed })).toEqual({ anchor: at(4, 'y'), outdated: false });
  const gone = parsePatch(
    'diff --git a/x b/x\ndeleted file mode 100644\n--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n',
  );
  expect(followAnchor(at(1), { old: [], new: gone })).toEqual({ anchor: at(1), outdated: true });
});

test('what hangs on no line is where it was', () => {
  const anchor = { kind: 'criterion', criterion: 'AC-1.1' } as const;
  expect(followAnchor(anchor, { old: [], new: [] })).toEqual({ anchor, outdated: false });
});
