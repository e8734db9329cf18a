import { expect, test } from 'vitest';
import { firstChangedLine, hunkText } from './hunkText.ts';
import { parsePatch } from './parsePatch.ts';

const PATCH =
  'diff --git a/a.ts b/a.ts\n--- a/a.ts\n+++ b/a.ts\n@@ -4,3 +4,4 @@ function f() {\n same\r\n-was\n+  \n+is\n last\n\\ No newline at end of file\n';

test('a hunk read from a patch gives any of its lines by itself, the same as all of them', () => {
  const hunk = parsePatch(PATCH)[0]!.hunks[0]!;
  const text = hunkText(hunk);
  const one = (index: number) => text.slice(index, index + 1)[0];
  const apart = Array.from({ length: text.count }, (_, index) => one(index));
  expect(apart).toEqual([
    { kind: 'same', old: 4, new: 4, text: 'same\r', endsFile: false },
    { kind: 'removed', old: 5, new: null, text: 'was', endsFile: false },
    { kind: 'added', old: null, new: 5, text: '  ', endsFile: false },
    { kind: 'added', old: null, new: 6, text: 'is', endsFile: false },
    { kind: 'same', old: 6, new: 7, text: 'last', endsFile: true },
  ]);
  expect(hunk.lines).toEqual(apart);
  expect(apart.map((line) => line?.kind)).toEqual(apart.map((_, index) => text.kindAt(index)));
  expect(apart.map((_, index) => text.isBlankAt(index))).toEqual([false, false, true, false, false]);
  expect(text.slice(3, 99)).toHaveLength(2);
  expect(firstChangedLine(hunk)).toEqual(apart[1]);
});

test('a hunk that was made of lines is read in the same way', () => {
  const { lines, ...head } = parsePatch(PATCH)[0]!.hunks[0]!;
  const copy = { ...head, lines: lines.slice(2) };
  expect(hunkText(copy).count).toBe(3);
  expect(firstChangedLine(copy)).toEqual(lines[2]);
});

test('a patch that was cut short gives the lines it has', () => {
  const cut = parsePatch(PATCH.slice(0, PATCH.indexOf('+is')))[0]!.hunks[0]!;
  expect(cut.lines.map(({ text }) => text)).toEqual(['same\r', 'was', '  ']);
});
