import { expect, test } from 'vitest';
import { parsePatch } from './parsePatch.ts';
import { withoutBlanks } from './withoutBlanks.ts';

const read = (body: string, counts: string) =>
  parsePatch(`diff --git a/a.ts b/a.ts\n--- a/a.ts\n+++ b/a.ts\n@@ ${counts} @@\n${body}`)[0]!.hunks[0]!;

test('a line that is only indented anew is told as unchanged, with both numbers', () => {
  const lines = withoutBlanks(read('-if (a) {\n-b();\n+if (a) {\n+  b();\n+  c();', '-1,2 +1,3').lines);
  expect(lines.map(({ kind, old, new: now, text }) => [kind, old, now, text])).toEqual([
    ['same', 1, 1, 'if (a) {'],
    ['same', 2, 2, '  b();'],
    ['added', null, 3, '  c();'],
  ]);
});

test('an empty line that came is no change, other words are', () => {
  const lines = withoutBlanks(read(' a\n+\n-b\n+c', '-1,2 +1,3').lines);
  expect(lines.map(({ kind }) => kind)).toEqual(['same', 'same', 'removed', 'added']);
});
