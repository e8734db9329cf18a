import { spawnSync } from 'node:child_process';
import {
  chmod,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  symlink,
  writeFile,
} from 'node:fs/promises';
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

/** As `withSubmodule`, with another submodule in `lib/inner`. */
async function withNested() {
  const inner = await tempRepo({ files: { 'inner.txt': 'inner\n' } });
  const part = await tempRepo({ files: { 'part.txt': 'a part\n' } });
  await part.git('-c', 'protocol.file.allow=always', 'submodule', 'add', inner.path, 'inner');
  await part.git('commit', '-qm', 'take in another');
  const made = await withSubmodule(part);
  const update = ['submodule', 'update', '--init', '--recursive'];
  return { ...made, fetchAll: () => made.repo.git('-c', 'protocol.file.allow=always', ...update) };
}

test('fills the submodules inside a submodule as far as they are here, and names those that stay empty', async () => {
  const { repo, git, workspace, fetchAll } = await withNested();
  const first = await workspace('w1');
  expect(valueOf(await git.fillSubmodules(first))).toEqual({ filled: ['lib'], empty: ['lib/inner'] });

  await fetchAll();
  const ran = repo.sibling('ran');
  await repo.git('-C', 'lib/inner', 'config', 'core.fsmonitor', `touch "${ran}"`);
  expect(valueOf(await git.fillSubmodules(first))).toEqual({ filled: ['lib', 'lib/inner'], empty: [] });
  expect(await readFile(join(first, 'lib/inner/inner.txt'), 'utf8')).toBe('inner\n');
  expect((await readdir(join(first, 'lib/inner'))).toSorted()).toEqual(['inner.txt']);
  expect(await lstat(ran).catch(() => null)).toBeNull();
  expect(valueOf(await git.status(first)).entries).toEqual([]);

  await rename(join(repo.path, 'lib/inner'), repo.sibling('elsewhere'));
  await symlink(repo.sibling('elsewhere'), join(repo.path, 'lib/inner'));
  const second = await workspace('w2');
  expect(valueOf(await git.fillSubmodules(second))).toEqual({ filled: ['lib'], empty: ['lib/inner'] });
});

test('writes nothing through a link that stands where a submodule inside a submodule has its folder', async () => {
  const { repo, git, workspace, fetchAll } = await withNested();
  await fetchAll();
  const inLib = (...args: string[]) => repo.git('-C', 'lib', ...args);
  const target = repo.sibling('target');
  await mkdir(join(target, 'inner'), { recursive: true });
  await writeFile(repo.sibling('link'), target);
  const link = (await inLib('hash-object', '-w', repo.sibling('link'))).trim();
  const inner = (await inLib('rev-parse', 'HEAD:inner')).trim();
  // Two entries of one name, as no git writes them.
  const below = await makeTree(repo, [`160000 commit ${inner}\tinner`]);
  const tree = await makeTree(repo, [`120000 blob ${link}\tevil`, `040000 tree ${below}\tevil`]);
  const commit = (await inLib('commit-tree', tree, '-m', 'evil')).trim();
  await repo.git('clone', '--quiet', '.git/modules/lib/modules/inner', 'lib/evil/inner');
  await repo.git('update-index', '--cacheinfo', `160000,${commit},lib`);
  await repo.git('commit', '-qm', 'an evil part');

  const path = await workspace('w1');
  expect(valueOf(await git.fillSubmodules(path)).empty).toEqual(['lib']);
  expect(await readdir(join(target, 'inner'))).toEqual([]);
});

test('has nothing to do without submodules', async () => {
  const plain = await tempRepo({ files: { 'a.txt': 'a\n' } });
  const plainGit = await openNativeGit(plain);
  expect(valueOf(await plainGit.fillSubmodules(plain.path))).toEqual({ filled: [], empty: [] });
});

/** The id of a tree with these lines, in the objects of the submodule in `lib`. */
async function makeTree(repo: TempRepo, lines: readonly string[]): Promise<string> {
  const folder = join(repo.path, 'lib');
  const made = spawnSync('git', ['mktree', '--missing'], { cwd: folder, input: `${lines.join('\n')}\n` });
  if (made.status !== 0) throw new Error(String(made.stderr));
  return String(made.stdout).trim();
}
