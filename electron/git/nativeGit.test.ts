import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openNativeGit } from '#test/helpers/openNativeGit.ts';
import { runTestGit, type TempRepo, tempRepo } from '#test/helpers/tempRepo.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import type { NativeGit } from './nativeGit.ts';

const author = { name: 'Ada Lovelace', email: 'ada@overture.example' };

async function repoWithWorkspace(files: Record<string, string> = { 'a.txt': 'one\ntwo\nthree\n' }) {
  const repo = await tempRepo({ files });
  const git = await openNativeGit(repo);
  const start = valueOf(await git.resolve('HEAD'));
  const path = repo.sibling('ws');
  valueOf(await git.addWorkspace({ path, branch: 'overture/001-x/T1-1', startCommit: start }));
  return { repo, git, start, path };
}

const commitAll = (git: NativeGit, worktree: string, message = 'Work') =>
  git.commitAll({ worktree, message, author });

/** Makes a branch that changes files, without touching the person's folder. */
async function branchWith(repo: TempRepo, git: NativeGit, branch: string, files: Record<string, string>) {
  const path = repo.sibling(`for-${branch}`);
  valueOf(await git.addWorkspace({ path, branch, startCommit: 'main' }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  return valueOf(await commitAll(git, path, `Change of ${branch}`)).commit;
}

test('adds a workspace on a new branch', async () => {
  const { repo, git, start, path } = await repoWithWorkspace();
  expect(valueOf(await git.worktrees())).toEqual([
    { path: repo.path, branch: 'main', commit: start },
    { path, branch: 'overture/001-x/T1-1', commit: start },
  ]);
});

test('a workspace is locked: git neither removes nor prunes it for another program', async () => {
  const { repo, git, path } = await repoWithWorkspace();
  await expect(repo.git('worktree', 'remove', '--force', path)).rejects.toThrow(/Overture works here/);
  const aside = `${path}-away`;
  await rename(path, aside);
  await repo.git('worktree', 'prune', '--expire', 'now');
  await rename(aside, path);
  expect(valueOf(await git.worktrees()).map((one) => one.path)).toContain(path);
  valueOf(await git.removeWorkspace(path, 'T1-1'));
  expect(valueOf(await git.worktrees())).toHaveLength(1);
});

test('adds many workspaces at once', async () => {
  const repo = await tempRepo({ files: { a: 'a' } });
  const git = await openNativeGit(repo);
  const other = await openNativeGit(repo);
  const numbers = Array.from({ length: 8 }, (_, index) => index);
  const added = await Promise.all(
    numbers.map((number) =>
      (number % 2 ? git : other).addWorkspace({
        path: repo.sibling(`ws${number}`),
        branch: `b${number}`,
        startCommit: 'main',
      }),
    ),
  );
  expect(added.map((result) => result.ok)).toEqual(numbers.map(() => true));
  expect(valueOf(await git.worktrees()).length).toBe(9);
});

test('names the workspace that already holds the branch', async () => {
  const { repo, git, path } = await repoWithWorkspace();
  const branch = 'overture/001-x/T1-1';
  expect(await git.addWorkspace({ path: repo.sibling('other'), branch })).toEqual({
    ok: false,
    error: { code: 'branchInUse', branch, path },
  });
});

test('refuses a taken folder, a taken, bad or clashing branch and an unknown start, and leaves no branch', async () => {
  const { repo, git, path } = await repoWithWorkspace();
  const add = (request: { path?: string; branch?: string; startCommit?: string }) =>
    git.addWorkspace({ path: repo.sibling('n'), branch: 'new', startCommit: 'main', ...request });
  expect(await add({ path })).toMatchObject({ error: { code: 'pathTaken', path } });
  expect(await add({ branch: 'main' })).toMatchObject({ error: { code: 'branchExists', branch: 'main' } });
  expect(await add({ branch: '-x' })).toMatchObject({ error: { code: 'badBranchName' } });
  expect(await add({ branch: 'main/sub' })).toMatchObject({
    error: { code: 'branchClash', branch: 'main/sub', existing: 'main' },
  });
  expect(await add({ startCommit: 'nowhere' })).toMatchObject({ error: { code: 'unknownRevision' } });
  expect(valueOf(await git.branches()).map(({ name }) => name)).toEqual(['main', 'overture/001-x/T1-1']);
});

test('commits everything but ignored files and droppings, with trailers', async () => {
  const { repo, git, path } = await repoWithWorkspace({ '.gitignore': 'dist/\n', 'a.txt': 'a', gone: 'g' });
  await mkdir(join(path, 'dist'));
  await mkdir(join(path, '.qwen'));
  await writeFile(join(path, 'dist', 'out'), 'x');
  await writeFile(join(path, '.qwen', 'state'), 'x');
  await writeFile(join(path, '-new\n"file"'), 'x');
  await rm(join(path, 'gone'));
  await runTestGit(path, ['add', '-A']);
  const done = valueOf(
    await git.commitAll({
      worktree: path,
      message: 'T1: do it',
      trailers: [{ key: 'Overture-Task', value: 'T1' }],
      author,
      droppings: ['.qwen/**'],
    }),
  );
  expect(done.skipped).toEqual([]);
  const shown = await repo.git('show', '-z', '--format=%an%n%B', '--name-status', done.commit);
  expect(shown).toContain('A\0-new\n"file"\0D\0gone\0');
  expect(shown).not.toContain('.qwen');
  expect(shown).toContain('Overture-Task: T1');
  expect(valueOf(await git.status(path)).entries.map((entry) => entry.path)).toEqual(['.qwen/state']);
  expect(await git.commitAll({ worktree: path, message: 'again', author, droppings: ['.qwen/**'] })).toEqual({
    ok: false,
    error: { code: 'nothingToCommit' },
  });
});

test('leaves a repository inside the workspace out of the commit and says so', async () => {
  const { git, path, repo } = await repoWithWorkspace();
  await runTestGit(path, ['init', '-q', 'inner']);
  await writeFile(join(path, 'inner', 'x'), 'x');
  await writeFile(join(path, 'new'), 'x');
  const done = valueOf(await commitAll(git, path));
  expect(done.skipped).toEqual(['inner']);
  expect(await repo.git('ls-tree', '-r', '--name-only', done.commit)).toBe('a.txt\nnew\n');
  expect(await git.removeWorkspace(path, 'ws')).toEqual({
    ok: false,
    error: { code: 'holdsRepositories', paths: ['inner'] },
  });
  expect(existsSync(join(path, 'inner', 'x'))).toBe(true);
});

test('keeps unsaved and staged work under a recovery ref before it removes a workspace', async () => {
  const { repo, git, path, start } = await repoWithWorkspace();
  await writeFile(join(path, 'a.txt'), 'staged');
  await runTestGit(path, ['add', 'a.txt']);
  await writeFile(join(path, 'a.txt'), 'later');
  await writeFile(join(path, 'untracked'), 'new');
  const { recovery } = valueOf(await git.removeWorkspace(path, 'T1 attempt 1'));
  expect(recovery?.ref).toBe('refs/overture/recovery/T1-attempt-1');
  const commit = recovery?.commit ?? '';
  expect(await repo.git('show', `${commit}:a.txt`)).toBe('later');
  expect(await repo.git('show', `${commit}:untracked`)).toBe('new');
  expect((await repo.git('rev-parse', `${commit}^1`)).trim()).toBe(start);
  expect(await repo.git('show', `${commit}^2:a.txt`)).toBe('staged');
  expect(valueOf(await git.recoveries())).toEqual([
    { ref: 'refs/overture/recovery/T1-attempt-1', commit, date: expect.stringMatching(/Z$/) },
  ]);
  const again = { path: repo.sibling('again'), branch: 'again', startCommit: commit };
  expect(valueOf(await git.addWorkspace(again)).commit).toBe(commit);
  expect(valueOf(await git.removeWorkspace(again.path, 'again')).recovery).toBeNull();
  await git.dispose();
  expect(existsSync(path)).toBe(false);
  expect((await readdir(dirname(path))).toSorted()).toEqual(['home', 'repo']);
  expect(valueOf(await git.worktrees()).length).toBe(1);
  expect(valueOf(await git.branches()).map(({ name }) => name)).toContain('overture/001-x/T1-1');
});

test('writes no recovery ref for a clean workspace, and never over an earlier one', async () => {
  const { repo, git, path } = await repoWithWorkspace();
  expect(valueOf(await git.saveRecovery(path, 'ws'))).toBeNull();
  await writeFile(join(path, 'x'), '1');
  expect(valueOf(await git.saveRecovery(path, 'ws'))?.ref).toBe('refs/overture/recovery/ws');
  expect(valueOf(await git.saveRecovery(path, 'ws'))?.ref).toBe('refs/overture/recovery/ws-2');
  await rm(join(path, 'x'));
  expect(valueOf(await git.removeWorkspace(path, 'ws'))).toEqual({ recovery: null });
  expect(
    (await repo.git('for-each-ref', '--format=%(refname)', 'refs/overture')).trim().split('\n').length,
  ).toBe(2);
});

test('keeps commits of a detached workspace that no branch holds', async () => {
  const { repo, git, path } = await repoWithWorkspace();
  await runTestGit(path, ['checkout', '-q', '--detach']);
  await writeFile(join(path, 'x'), '1');
  const { commit } = valueOf(await commitAll(git, path));
  expect(valueOf(await git.removeWorkspace(path, 'ws')).recovery?.commit).toBe(commit);
  expect((await repo.git('rev-parse', 'refs/overture/recovery/ws')).trim()).toBe(commit);
});

test('forgets a workspace whose folder is gone, and only that one', async () => {
  const { repo, git, path } = await repoWithWorkspace();
  const drive = repo.sibling('drive');
  valueOf(await git.addWorkspace({ path: drive, branch: 'theirs', startCommit: 'main' }));
  await rm(drive, { recursive: true });
  await rm(path, { recursive: true });
  expect(valueOf(await git.removeWorkspace(path, 'ws'))).toEqual({ recovery: null });
  expect(valueOf(await git.worktrees()).map((one) => one.path)).toEqual([repo.path, drive]);
});

test('never removes the repository itself', async () => {
  const { repo, git } = await repoWithWorkspace();
  expect(await git.removeWorkspace(repo.path, 'x')).toMatchObject({ error: { code: 'pathTaken' } });
  expect(existsSync(join(repo.path, 'a.txt'))).toBe(true);
});

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

test('moves a ref only from the value expected', async () => {
  const repo = await tempRepo({ files: { a: '1' }, commits: [{ a: '2' }] });
  const git = await openNativeGit(repo);
  const [second, first] = (await repo.git('rev-list', 'main')).trim().split('\n') as [string, string];
  valueOf(await git.createBranch('integration', first));
  expect(await git.createBranch('integration', first)).toMatchObject({ error: { code: 'branchExists' } });
  expect(await git.fastForward('integration', second, second)).toMatchObject({ error: { code: 'refMoved' } });
  valueOf(await git.fastForward('integration', second, first));
  expect(await git.fastForward('integration', first, second)).toEqual({
    ok: false,
    error: { code: 'notFastForward', branch: 'integration' },
  });
  const ref = 'refs/overture/mark';
  valueOf(await git.updateRef(ref, first, null));
  expect(await git.updateRef(ref, second, null)).toEqual({
    ok: false,
    error: { code: 'refMoved', ref, expected: '', actual: first },
  });
  valueOf(await git.updateRef(ref, second, first));
  expect(valueOf(await git.isAncestor(first, 'integration'))).toBe(true);
  expect(valueOf(await git.mergeBase('main', first))).toBe(first);
});

test('tries a merge and tells which files conflict, without touching anything', async () => {
  const repo = await tempRepo({ files: { 'same file': '1\n', 'sub/other': '1\n' } });
  const git = await openNativeGit(repo);
  await branchWith(repo, git, 'left', { 'same file': 'left\n', 'sub/other': 'left\n' });
  await branchWith(repo, git, 'right', { 'same file': 'right\n', 'sub/other': 'right\n' });
  await branchWith(repo, git, 'free', { 'new\nfile': 'x\n' });
  const trial = valueOf(await git.mergeTree('left', 'right'));
  expect(trial.conflicts).toEqual([
    { path: 'same file', reason: 'CONFLICT (content): Merge conflict in same file' },
    { path: 'sub/other', reason: 'CONFLICT (content): Merge conflict in sub/other' },
  ]);
  expect(valueOf(await git.mergeTree('left', 'free')).conflicts).toEqual([]);
  expect(await git.mergeCommit({ ours: 'left', theirs: 'right', message: 'M', author })).toEqual({
    ok: false,
    error: { code: 'conflict', paths: ['same file', 'sub/other'] },
  });
});

test('makes a merge commit with trailers that no ref names yet', async () => {
  const repo = await tempRepo({ files: { a: '1\n' } });
  const git = await openNativeGit(repo);
  const left = await branchWith(repo, git, 'left', { b: '1\n' });
  const right = await branchWith(repo, git, 'right', { c: '1\n' });
  const trailers = [{ key: 'Overture-Task', value: 'T4' }];
  const commit = valueOf(
    await git.mergeCommit({ ours: 'left', theirs: right, message: 'Land T4', trailers, author }),
  );
  const [made] = valueOf(await git.history({ from: commit, limit: 1 })).commits;
  expect(made).toMatchObject({ parents: [left, right], author, trailers, subject: 'Land T4' });
  expect(valueOf(await git.listFiles(commit)).map(({ path }) => path)).toEqual(['a', 'b', 'c']);
  expect(valueOf(await git.resolve('left'))).toBe(left);
});

test('brings the checked-out branch forward and carries unrelated changes along', async () => {
  const repo = await tempRepo({ files: { a: '1', b: '1', c: '1' } });
  const git = await openNativeGit(repo);
  const commit = await branchWith(repo, git, 'work', { a: '2', fresh: 'new' });
  await repo.write({ b: 'mine', c: 'staged', loose: 'untracked' });
  await repo.git('add', 'c');
  valueOf(await git.mergeIntoCheckedOutBranch('main', commit));
  expect(await repo.read('a')).toBe('2');
  expect(await repo.read('fresh')).toBe('new');
  expect(valueOf(await git.head())).toEqual({ branch: 'main', commit });
  expect(await repo.git('status', '--porcelain')).toBe(' M b\nM  c\n?? loose\n');
});

test('moves nothing when unsaved, untracked or ignored files are in the way, and names them', async () => {
  const repo = await tempRepo({ files: { '.gitignore': 'secret.env\n', a: '1' } });
  const git = await openNativeGit(repo);
  const before = valueOf(await git.resolve('main'));
  const commit = await branchWith(repo, git, 'work', { a: '2', 'n ew': 'theirs', 'folder/x': '1' });
  const ignoring = await branchWith(repo, git, 'ignoring', { '.gitignore': '', 'secret.env': 'theirs' });
  await repo.write({ a: 'mine', 'n ew': 'mine', folder: 'mine', 'secret.env': 'mine' });
  expect(await git.mergeIntoCheckedOutBranch('main', commit)).toEqual({
    ok: false,
    error: { code: 'wouldOverwrite', paths: ['a', 'folder', 'n ew'] },
  });
  expect(await git.mergeIntoCheckedOutBranch('main', ignoring)).toEqual({
    ok: false,
    error: { code: 'wouldOverwrite', paths: ['secret.env'] },
  });
  expect([await repo.read('a'), await repo.read('n ew'), await repo.read('folder')]).toEqual([
    'mine',
    'mine',
    'mine',
  ]);
  expect(await repo.read('secret.env')).toBe('mine');
  expect(valueOf(await git.resolve('main'))).toBe(before);
});

test('refuses to move a branch in the middle of a merge, or sideways', async () => {
  const repo = await tempRepo({ files: { a: '1' } });
  const git = await openNativeGit(repo);
  const commit = await branchWith(repo, git, 'work', { b: '2' });
  await repo.git('checkout', '-q', '-b', 'mine');
  await repo.commit({ a: '3' });
  expect(await git.mergeIntoCheckedOutBranch('mine', commit)).toMatchObject({
    error: { code: 'notFastForward' },
  });
  await repo.git('checkout', '-q', 'main');
  await repo.git('merge', '-q', '--no-ff', '--no-commit', 'mine');
  expect(await git.mergeIntoCheckedOutBranch('main', commit)).toMatchObject({
    error: { code: 'unfinishedMerge' },
  });
  await repo.git('merge', '--abort');
  await repo.git('checkout', '-q', 'mine');
  valueOf(await git.mergeIntoCheckedOutBranch('main', commit));
  expect(valueOf(await git.resolve('main'))).toBe(commit);
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
