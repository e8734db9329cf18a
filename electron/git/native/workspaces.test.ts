import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openNativeGit } from '#test/helpers/openNativeGit.ts';
import { runTestGit, tempRepo } from '#test/helpers/tempRepo.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { author, repoWithWorkspace, commitAll } from '#test/helpers/workspaceRepo.ts';

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
