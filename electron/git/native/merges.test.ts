import { expect, test } from 'vitest';
import { openNativeGit } from '#test/helpers/openNativeGit.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { author, branchWith } from '#test/helpers/workspaceRepo.ts';

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
