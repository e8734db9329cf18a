import { chmod, lstat, readdir, readFile, readlink, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openNativeGit } from '#test/helpers/openNativeGit.ts';
import { type TempRepo, tempRepo } from '#test/helpers/tempRepo.ts';
import { valueOf } from '#test/helpers/valueOf.ts';

/** A repository with a submodule in `lib` and a workspace whose folder for it is empty. */
async function withSubmodule(part: TempRepo) {
  const repo = await tempRepo({ files: { 'a.txt': 'a\n' } });
  await repo.git('-c', 'protocol.file.allow=always', 'submodule', 'add', part.path, 'lib');
  await repo.git('commit', '-qm', 'take in a part');
  const git = await openNativeGit(repo);
  const workspace = async (name: string) => {
    const startCommit = (await repo.git('rev-parse', 'HEAD')).trim();
    return valueOf(await git.addWorkspace({ path: repo.sibling(name), branch: name, startCommit })).path;
  };
  return { repo, git, workspace };
}

test('writes the files of a submodule as they are stored, and runs nothing of its configuration', async () => {
  const part = await tempRepo({ files: { 'run.sh': 'echo run\n', 'deep/part.txt': 'a part\n' } });
  await chmod(join(part.path, 'run.sh'), 0o755);
  await symlink('deep/part.txt', join(part.path, 'link'));
  await part.commit({ '.gitattributes': '*.txt filter=evil\n' });
  const { repo, git, workspace } = await withSubmodule(part);
  const ran = repo.sibling('ran');
  await repo.git('-C', 'lib', 'config', 'filter.evil.smudge', `touch "${ran}"; cat`);
  await repo.git('-C', 'lib', 'config', 'core.fsmonitor', `touch "${ran}"`);
  const path = await workspace('w1');
  expect(await readdir(join(path, 'lib'))).toEqual([]);
  expect(valueOf(await git.fillSubmodules(path))).toEqual({ filled: ['lib'], empty: [] });
  expect(await readFile(join(path, 'lib/deep/part.txt'), 'utf8')).toBe('a part\n');
  expect(await readlink(join(path, 'lib/link'))).toBe('deep/part.txt');
  expect((await lstat(join(path, 'lib/run.sh'))).mode & 0o100).toBe(0o100);
  expect(await lstat(ran).catch(() => null)).toBeNull();
  // git takes them for no change, and they never enter a commit; filling again after a crash does no harm.
  expect(valueOf(await git.status(path)).entries).toEqual([]);
  expect(valueOf(await git.fillSubmodules(path)).filled).toEqual(['lib']);
  const author = { name: 'A', email: 'a@localhost' };
  expect(await git.commitAll({ worktree: path, message: 'nothing', author })).toMatchObject({
    error: { code: 'nothingToCommit' },
  });
});

test('leaves a submodule empty whose commit is not here, or which lies elsewhere by now', async () => {
  const part = await tempRepo({ files: { 'part.txt': 'a part\n' } });
  const { repo, git, workspace } = await withSubmodule(part);
  const missing = 'c0ffee'.padEnd(40, '0');
  await repo.git('update-index', '--cacheinfo', `160000,${missing},lib`);
  await repo.git('commit', '-qm', 'a commit that nobody has');
  const first = await workspace('w1');
  expect(valueOf(await git.fillSubmodules(first))).toEqual({ filled: [], empty: ['lib'] });

  await repo.git('reset', '-q', '--hard', 'HEAD~1');
  await rename(join(repo.path, 'lib'), repo.sibling('elsewhere'));
  await symlink(repo.sibling('elsewhere'), join(repo.path, 'lib'));
  const second = await workspace('w2');
  expect(valueOf(await git.fillSubmodules(second))).toEqual({ filled: [], empty: ['lib'] });
  expect(await readdir(join(second, 'lib'))).toEqual([]);
});

test('names the submodules inside a submodule, which stay empty, and has nothing to do without any', async () => {
  const inner = await tempRepo({ files: { 'inner.txt': 'inner\n' } });
  const part = await tempRepo({ files: { 'part.txt': 'a part\n' } });
  await part.git('-c', 'protocol.file.allow=always', 'submodule', 'add', inner.path, 'inner');
  await part.git('commit', '-qm', 'take in another');
  const { git, workspace } = await withSubmodule(part);
  const path = await workspace('w1');
  expect(valueOf(await git.fillSubmodules(path))).toEqual({ filled: ['lib'], empty: ['lib/inner'] });

  const plain = await tempRepo({ files: { 'a.txt': 'a\n' } });
  const plainGit = await openNativeGit(plain);
  expect(valueOf(await plainGit.fillSubmodules(plain.path))).toEqual({ filled: [], empty: [] });
});
