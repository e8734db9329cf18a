import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { assert, array, constantFrom, property, tuple } from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parsePatch } from './parsePatch.ts';
import { countLines, type PatchFile, type PatchLine } from './patch.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'overture-patch-'));
  git('init', '-q', '-b', 'main');
  git('commit', '-q', '--allow-empty', '-m', 'start');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'core.autocrlf=false'];
  return execFileSync('git', ['-C', folder, ...identity, ...args], { encoding: 'utf8' });
}

/** Commits `change` made on top of `before` and answers git's own patch of it. */
function patchOf(before: Record<string, string | Buffer>, change: () => void): readonly PatchFile[] {
  git('rm', '-rfq', '--ignore-unmatch', '.');
  for (const [path, text] of Object.entries(before)) put(path, text);
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', 'before');
  change();
  git('add', '-A');
  return parsePatch(git('diff', '--cached', '--find-renames', 'HEAD'));
}

function put(path: string, text: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Puts the patch's file together again from the old text: what it says of every line must then hold. */
function applied(before: string, file: PatchFile | undefined): string {
  const old = before.split('\n');
  const result: string[] = [];
  let next = 1;
  let ends = before.endsWith('\n') || before === '';
  if (before.endsWith('\n') || before === '') old.pop();
  for (const hunk of file?.hunks ?? []) {
    while (next < hunk.oldStart + (hunk.lines.some((line) => line.old !== null) ? 0 : 1)) {
      result.push(old[next - 1] ?? '');
      next += 1;
    }
    for (const line of hunk.lines) {
      if (line.old !== null) expect(line.text).toBe(old[line.old - 1]);
      if (line.new !== null) {
        result.push(line.text);
        expect(line.new).toBe(result.length);
        ends = !line.endsFile;
      }
      if (line.old !== null) next = line.old + 1;
    }
  }
  result.push(...old.slice(next - 1));
  return result.length === 0 ? '' : result.join('\n') + (ends ? '\n' : '');
}

test('rebuilds the new text from the old one and git’s patch, whatever the lines are', () => {
  const line = constantFrom(
    'one',
    'two',
    '-- minus',
    '++ plus',
    '--- a/x',
    '+++ b/x',
    '@@ -1 +1 @@',
    '',
    ' ',
    'crlf\r',
    '\\ No newline at end of file',
    'diff --git a/x b/x',
    'ä “quote”',
  );
  const text = tuple(array(line, { maxLength: 14 }), constantFrom('\n', '')).map(([lines, end]) =>
    lines.length === 0 || (lines.length === 1 && lines[0] === '') ? '' : lines.join('\n') + end,
  );
  assert(
    property(text, text, (before, after) => {
      const files = patchOf({ 'a.txt': before }, () => put('a.txt', after));
      expect(applied(before, files[0])).toBe(after);
      if (files[0]) expect(files[0]).toMatchObject({ path: 'a.txt', kind: 'changed', binary: false });
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('reads names with spaces, quotes, umlauts, tabs and backslashes', () => {
  const names = [
    'with space.txt',
    'has "quotes".txt',
    'fähre/schöne datei.txt',
    'tab\there.txt',
    'back\\slash.txt',
    'b/ and a/ b.txt',
    '日本.txt',
  ];
  const before = Object.fromEntries(names.map((name) => [name, 'old\n']));
  const files = patchOf(before, () => names.forEach((name) => put(name, 'new\n')));
  expect(files.map((file) => file.path).sort()).toEqual([...names].sort());
  const modes = patchOf(before, () => names.forEach((name) => chmodSync(join(folder, name), 0o755)));
  expect(modes.map((file) => file.path).sort()).toEqual([...names].sort());
  expect(modes[0]?.modes).toEqual({ old: '100644', new: '100755' });
});

test('tells added, deleted, renamed and binary files apart', () => {
  const body = 'a\nb\nc\nd\ne\nf\n';
  const binary = Buffer.from([0, 1, 2, 3, 0]);
  const files = patchOf({ 'gone.txt': body, 'old name.txt': `${body}g\nh\ni\n`, 'pic.png': binary }, () => {
    rmSync(join(folder, 'gone.txt'));
    renameSync(join(folder, 'old name.txt'), join(folder, 'new “name”.txt'));
    put('pic.png', Buffer.from([0, 9, 9]));
    put('added.txt', 'x\n');
    put('empty.txt', '');
  });
  const byPath = new Map(files.map((file) => [file.path, file]));
  expect(byPath.get('gone.txt')).toMatchObject({ kind: 'deleted', oldPath: null });
  expect(byPath.get('new “name”.txt')).toMatchObject({ kind: 'renamed', oldPath: 'old name.txt', hunks: [] });
  expect(byPath.get('pic.png')).toMatchObject({ kind: 'changed', binary: true, hunks: [] });
  expect(byPath.get('added.txt')).toMatchObject({ kind: 'added' });
  expect(byPath.get('empty.txt')).toMatchObject({ kind: 'added', hunks: [] });
  expect(files.map(countLines)).toContainEqual({ added: 0, removed: 6 });
});

test('keeps the enclosing function’s line and marks a text that ends without a newline', () => {
  const before = ['function outer() {', ...Array.from({ length: 12 }, (_, at) => `  step${at}();`), '}'].join(
    '\n',
  );
  const [file] = patchOf({ 'a.ts': before }, () => put('a.ts', before.replace('step9', 'leap9')));
  const lines: readonly PatchLine[] = file?.hunks[0]?.lines ?? [];
  expect(file?.hunks[0]?.header).toBe('function outer() {');
  expect(lines.at(-1)).toEqual({ kind: 'same', old: 14, new: 14, text: '}', endsFile: true });
});
