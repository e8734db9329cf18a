import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { settingsPatch } from '#test/fixtures/run/settingsRun.ts';
import { hunkTitle } from './hunkTitle.ts';
import { parsePatch } from './parsePatch.ts';
import type { PatchHunk } from './patch.ts';
import { splitHunk } from './splitHunk.ts';
import { testCounts } from './testCounts.ts';

const files = parsePatch(settingsPatch);
const titles = (end: string) =>
  files
    .find((file) => file.path.endsWith(end))!
    .hunks.flatMap(splitHunk)
    .map(hunkTitle);
const added = (texts: readonly string[], header = ''): PatchHunk => ({
  header,
  oldStart: 0,
  newStart: 1,
  lines: texts.map((text, index) => ({ kind: 'added', old: null, new: index + 1, text, endsFile: false })),
});

test('names a part by what documents it', () => {
  expect(titles('/settings-policy.ts')).toEqual([
    'Lines 1 to 5',
    'Lines 6 to 10',
    'Whether this member may edit settings, and whom to ask if not',
    'Removing an editor, AC-1.2',
  ]);
  expect(titles('routes/settings.ts')[1]).toBe('Changing settings');
  expect(titles('settings-policy.test.ts')[1]).toBe('A member cannot add an editor');
});

test('falls back to the enclosing function, then to the lines', () => {
  expect(hunkTitle(added(['x'], 'def refuse(member):'))).toBe('def refuse(member)');
  expect(hunkTitle(added(['x'], "app.get('/w', async (req) => {"))).toBe("app.get('/w', async (req)");
  expect(hunkTitle(added(['x']))).toBe('Line 1');
});

test.each([
  ['int main(void)', 'int main(void)'],
  ['CREATE TABLE members (', 'CREATE TABLE members'],
  ['jobs:', 'jobs'],
  ['export const rules = [', 'export const rules = ['],
  ['echo "Hello."', 'Line 1'],
  ['Everyone can read the settings.', 'Line 1'],
  ['total = price * count', 'Line 1'],
])('a line above that encloses the part names it, any other does not: %s', (header, title) => {
  expect(hunkTitle(added(['x'], header))).toBe(title);
});

test('the parts of a hunk hold every line once and in order', () => {
  const line = constantFrom('', 'export const a = 1;', '  indented', '}', 'test();');
  assert(
    property(array(line, { maxLength: 80 }), (texts) => {
      const hunk = added(texts);
      expect(splitHunk(hunk).flatMap((part) => part.lines)).toEqual(hunk.lines);
    }),
  );
});

test.each([
  ['# tests 42\n# pass 41\n# fail 1', 41, 42],
  ['ℹ pass 7\nℹ fail 0', 7, 7],
  [' Test Files  1 failed | 3 passed (4)\n      Tests  1 failed | 41 passed (42)', 41, 42],
  ['Tests:       1 failed, 41 passed, 42 total', 41, 42],
  ['=== 3 failed, 10 passed in 0.12s ===', 10, 13],
  ['test result: ok. 5 passed; 0 failed; 0 ignored', 5, 5],
])('counts the tests of %j', (output, passed, total) => {
  expect(testCounts(output)).toEqual({ passed, total });
});

test('counts nothing where nothing was counted', () => {
  expect(testCounts('Compiled in 3 s')).toBeNull();
});
