import { applyPatch, createTwoFilesPatch, structuredPatch } from 'diff';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hunkId } from '../analysis.ts';
import { parsePatch } from '../parsePatch.ts';
import { partsOf } from '../splitHunk.ts';
import { movedAnchor, movedHunks } from './movedBySplit.ts';
import { withoutParts } from './withoutParts.ts';

const fileOf = (before: string, after: string) => {
  const patch = createTwoFilesPatch('a/x', 'b/x', before, after, '', '', { context: 3 });
  const [file] = parsePatch(`diff --git a/x b/x\n${patch.slice(patch.indexOf('---'))}`);
  if (!file) throw new Error('Nothing changed.');
  return file;
};

/** Texts that share most lines, so that a change has several parts; the last line may lack its end. */
const texts = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.constantFrom('same', 'same', 'same', 'same', 'same', 'added', 'removed', 'both'),
        fc.constantFrom('a', 'b', '', '  c\r'),
      ),
      { maxLength: 60 },
    ),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([lines, oldEnd, newEnd]) => {
    const side = (wanted: string, mark: string, isEnded: boolean) => {
      const own = lines.flatMap(([kind, word], index) => {
        if (kind === 'same') return [`${index} ${word}`];
        return kind === 'both' || kind === wanted ? [`${index} ${word} ${mark}`] : [];
      });
      return own.join('\n') + (isEnded && own.length > 0 ? '\n' : '');
    };
    return [side('removed', 'old', oldEnd), side('added', 'new', newEnd)] as const;
  })
  .filter(([before, after]) => before !== after && before !== '' && after !== '');

test('what is left is the text before with the other parts done to it', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), ([before, after], out) => {
      const left = withoutParts(
        before,
        after,
        fileOf(before, after).hunks.filter((_, index) => out[index]),
      );
      const patch = structuredPatch('x', 'x', before, after, '', '', { context: 3 });
      const kept = patch.hunks.filter((_, index) => !out[index]);
      expect(left).toBe(applyPatch(before, { ...patch, hunks: kept }));
    }),
    { numRuns: 300 },
  );
});

test('some parts of a new file are left out and the others are as they were', () => {
  const block = (name: string) => `export function ${name}() {\n${'  step();\n'.repeat(6)}}\n`;
  const after = ['one', 'two', 'three'].map(block).join('\n');
  const file = parsePatch(
    `diff --git a/x b/x\nnew file mode 100644\n--- /dev/null\n+++ b/x\n@@ -0,0 +1,26 @@\n${after.replace(/^/gm, '+').replace(/\+$/, '')}`,
  )[0]!;
  const parts = partsOf(file);
  expect(parts).toHaveLength(3);
  expect(withoutParts('', after, parts.slice(1, 2))).toBe(`${block('one')}\n${block('three')}`);
  expect(withoutParts('', after, parts)).toBe('');
});

test('tags and comments follow the lines that stay', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), ([before, after], outs) => {
      const file = fileOf(before, after);
      const parts = partsOf(file);
      const out = new Set(parts.filter((_, index) => outs[index]).map((part) => hunkId('x', part)));
      const left = withoutParts(
        before,
        after,
        parts.filter((part) => out.has(hunkId('x', part))),
      );
      fc.pre(left !== before && left !== '');
      const now = left.split('\n');
      after.split('\n').forEach((text, index) => {
        if (text === '') return;
        const moved = movedAnchor({ kind: 'line', path: 'x', side: 'new', line: index + 1 }, file, out);
        if (moved.kind === 'line') expect(now[moved.line - 1]).toBe(text);
        else expect(now).not.toContain(text);
      });
      const ids = partsOf(fileOf(before, left)).map((part) => hunkId('x', part));
      expect(movedHunks(file, out).map(({ to }) => to)).toEqual(ids);
    }),
    { numRuns: 300 },
  );
});

test('a file of more lines than a call takes arguments is put together all the same', () => {
  const before = Array.from({ length: 300_000 }, (_none, at) => `${at}\n`).join('');
  const after = `${before}last\n`;
  expect(withoutParts(before, after, fileOf(before, after).hunks)).toBe(before);
});
