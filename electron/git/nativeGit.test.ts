import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openNativeGit } from '#test/helpers/openNativeGit.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { author, repoWithWorkspace } from '#test/helpers/workspaceRepo.ts';

test('tells every kind of change in a status', async () => {
  const repo = await tempRepo({
    files: { mod: '1', del: '1', 'old name': 'long enough to be the same\n', 'ta b': '1' },
  });
  const git = await openNativeGit(repo);
  await repo.git('mv', 'old name', 'new\nname');
  await repo.write({ mod: '2', 'ta b': '2', 'un tracked/x': '' });
  await repo.git('add', 'ta b');
  await rm(join(repo.path, 'del'));
  const status = valueOf(await git.status(repo.path));
  expect(status.branch).toBe('main');
  expect(status.entries).toEqual([
    { path: 'del', kind: 'deleted', staged: false, unstaged: true },
    { path: 'mod', kind: 'modified', staged: false, unstaged: true },
    { path: 'new\nname', from: 'old name', kind: 'renamed', staged: true, unstaged: false },
    { path: 'ta b', kind: 'modified', staged: true, unstaged: false },
    { path: 'un tracked/x', kind: 'untracked', staged: false, unstaged: true },
  ]);
});

test('compares commits with renames, binary files and line counts', async () => {
  const text = Array.from({ length: 20 }, (_, line) => `line ${line}\n`).join('');
  const repo = await tempRepo({ files: { 'old.txt': text, 'b.bin': Buffer.from([0, 1, 2]), gone: 'x\n' } });
  const git = await openNativeGit(repo);
  await repo.git('mv', 'old.txt', 'new name.txt');
  await repo.git('rm', '-q', 'gone');
  const to = await repo.commit({
    'new name.txt': `${text}more\r\n`,
    'b.bin': Buffer.from([0, 9]),
    added: '',
  });
  const diff = valueOf(await git.diff({ from: (await repo.git('rev-parse', 'HEAD~1')).trim(), to }));
  expect(diff.files).toEqual([
    { path: 'added', kind: 'added', addedLines: 0, removedLines: 0 },
    { path: 'b.bin', kind: 'modified', addedLines: null, removedLines: null },
    { path: 'gone', kind: 'deleted', addedLines: 0, removedLines: 1 },
    { path: 'new name.txt', from: 'old.txt', kind: 'renamed', addedLines: 1, removedLines: 0 },
  ]);
  expect(diff.patch).toContain('rename from old.txt\nrename to new name.txt\n');
  expect(diff.patch).toContain('Binary files a/b.bin and b/b.bin differ');
  expect(diff.patch).toContain('+more\r\n');
  const one = valueOf(await git.diff({ from: 'main', to: 'main', paths: ['gone'] }));
  expect(one).toEqual({ patch: '', files: [] });
});

test('compares with the working tree, untracked files included, and leaves the index alone', async () => {
  const { git, path, start } = await repoWithWorkspace({ '.gitignore': 'skip\n', a: '1\n' });
  await writeFile(join(path, 'a'), '2\n');
  await writeFile(join(path, 'skip'), 'x');
  await writeFile(join(path, 'new'), 'n\n');
  const before = valueOf(await git.status(path));
  const diff = valueOf(await git.diff({ from: start, to: { workingTree: path } }));
  expect(diff.files.map((file) => `${file.kind} ${file.path}`)).toEqual(['modified a', 'added new']);
  expect(valueOf(await git.status(path))).toEqual(before);
});

test('reads many objects at once through one child, large ones too', async () => {
  const large = 'x'.repeat(3_000_000);
  const files = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`f${index}`, `text ${index}`]));
  const repo = await tempRepo({ files: { ...files, large } });
  const git = await openNativeGit(repo);
  const head = valueOf(await git.resolve('HEAD'));
  const names = [...Object.keys(files), 'large', 'missing'];
  const read = await Promise.all(names.map((name) => git.catFile(`${head}:${name}`)));
  expect(read.slice(0, 50).map((one) => String(valueOf(one)))).toEqual(Object.values(files));
  expect(valueOf(read[50]!).length).toBe(large.length);
  expect(read[51]).toMatchObject({ error: { code: 'unknownRevision' } });
  const asked = git.catFile(`${head}:f0`);
  const closing = git.dispose();
  expect(String(valueOf(await git.catFile(`${head}:f1`)))).toBe('text 1');
  await closing;
  expect(String(valueOf(await asked))).toBe('text 0');
  expect(String(valueOf(await git.catFile(`${head}:f2`)))).toBe('text 2');
});

test.runIf(process.getuid?.() === 0)('opens a trusted repository that belongs to another user', async () => {
  const { chown } = await import('node:fs/promises');
  const repo = await tempRepo({ files: { a: 'a' } });
  await chown(repo.path, 12_345, 12_345);
  await chown(join(repo.path, '.git'), 12_345, 12_345);
  const git = await openNativeGit(repo);
  expect(valueOf(await git.status(repo.path)).entries).toEqual([]);
});

test.skipIf(process.getuid?.() === 0)('says when the objects may not be written', async () => {
  const repo = await tempRepo({ files: { a: 'a' } });
  const git = await openNativeGit(repo);
  await chmod(join(repo.path, '.git', 'objects'), 0o500);
  const commit = await git.commitFiles({ files: [{ path: 'a', content: 'b' }], message: 'B', author });
  await chmod(join(repo.path, '.git', 'objects'), 0o700);
  expect(commit).toMatchObject({ error: { code: 'noPermission' } });
});
