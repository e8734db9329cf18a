import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clashingCommits, hostileRepo } from '#test/helpers/hostileRepo.ts';
import { openNativeGit } from '#test/helpers/openNativeGit.ts';
import { runTestGit, tempRepo } from '#test/helpers/tempRepo.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { describeRepository } from './describeRepository.ts';
import { openGit } from './openGit.ts';

const author = { name: 'Ada Lovelace', email: 'ada@overture.example' };

async function expectNothingRan(markers: string): Promise<void> {
  expect(await readdir(markers)).toEqual([]);
}

describe('a repository that wants to run programs', () => {
  test('would run them under plain git', async () => {
    const { repo, markers } = await hostileRepo();
    await repo.write({ 'a.txt': 'changed\n' });
    const plain = (...args: string[]) => runTestGit(repo.path, args, repo.env).catch(() => '');
    await plain('add', 'a.txt');
    // The filter that never answers would end the rest before its turn.
    const unfiltered = ['-c', 'filter.evil.process=', '-c', 'filter.evil.required=false'];
    await plain(...unfiltered, 'diff');
    await plain(...unfiltered, 'checkout', '-q', '-b', 'x');
    const [left, right] = await clashingCommits(repo);
    await plain('merge-tree', '--write-tree', left, right);
    const ran = await readdir(markers);
    const expected = ['fsmonitor', 'diff-command', 'process', 'hook-post-checkout', 'merge-driver'];
    expect(ran).toEqual(expect.arrayContaining(expected));
  });

  test('runs nothing when it is described and read by the embedded engine', async () => {
    const { repo, markers } = await hostileRepo();
    const git = valueOf(await openGit({ path: repo.path, trusted: false, native: null, env: repo.env }));
    valueOf(await describeRepository(repo.path));
    valueOf(await git.listFiles('HEAD'));
    expect(String(valueOf(await git.readFile('HEAD', 'a.txt')))).toBe('one\n');
    valueOf(await git.history({ path: 'a.txt', limit: 5 }));
    valueOf(await git.identity());
    const files = [{ path: 'specs/001-x/spec.md', content: '# X\n' }];
    valueOf(await git.commitFiles({ files, message: 'Spec', author }));
    await expectNothingRan(markers);
  });

  test('runs nothing when the installed git reads, compares and merges it', async () => {
    const { repo, markers } = await hostileRepo();
    const git = await openNativeGit(repo);
    await repo.write({ 'a.txt': 'changed\n', 'new.md': 'x\n' });
    valueOf(await git.describe());
    valueOf(await git.head());
    valueOf(await git.listFiles('HEAD'));
    expect(String(valueOf(await git.readFile('HEAD', 'a.txt')))).toBe('one\n');
    expect(valueOf(await git.history({ path: 'a.txt', limit: 5 })).commits.length).toBe(1);
    expect(valueOf(await git.status(repo.path)).entries.length).toBe(2);
    const diff = valueOf(await git.diff({ from: 'HEAD', to: { workingTree: repo.path } }));
    expect(diff.patch).toContain('-one\n+changed\n');
    valueOf(await git.mergeTree('HEAD', 'HEAD'));
    expect(await git.resolve('0'.repeat(39).concat('1'))).toMatchObject({ ok: false });
    expect((await git.catFile('0'.repeat(39).concat('1'))).ok).toBe(false);
    await expectNothingRan(markers);
  });

  test('runs nothing when a workspace is made, committed, landed and removed', async () => {
    const { repo, markers } = await hostileRepo();
    const git = await openNativeGit(repo);
    const path = repo.sibling('ws');
    valueOf(await git.addWorkspace({ path, branch: 'work', startCommit: 'main' }));
    expect(await readFile(join(path, 'a.txt'), 'utf8')).toBe('one\n');
    await writeFile(join(path, 'new.md'), 'x\n');
    const { commit } = valueOf(await git.commitAll({ worktree: path, message: 'Work', author }));
    const files = [{ path: 'spec.md', content: '# X\n' }];
    valueOf(await git.commitFiles({ files, message: 'Spec', author }));
    const merged = valueOf(await git.mergeCommit({ ours: 'main', theirs: commit, message: 'Land', author }));
    valueOf(await git.mergeIntoCheckedOutBranch('main', merged));
    await writeFile(join(path, 'left'), 'x\n');
    expect(valueOf(await git.removeWorkspace(path, 'ws')).recovery).not.toBeNull();
    await expectNothingRan(markers);
  });

  test('merges text with its own merge driver disarmed, conflicts included', async () => {
    const { repo, markers } = await hostileRepo();
    const git = await openNativeGit(repo);
    const [left, right] = await clashingCommits(repo);
    const trial = valueOf(await git.mergeTree(left, right));
    expect(trial.conflicts.map(({ path }) => path)).toEqual(['a.txt']);
    expect(await repo.git('show', `${trial.tree}:a.txt`)).toMatch(/<{7}[^]*LEFT\n={7}\nRIGHT\n>{7}/);
    await expectNothingRan(markers);
  });

  test('refuses to commit or land a file that its filter would have changed', async () => {
    const { repo, markers } = await hostileRepo();
    const git = await openNativeGit(repo);
    const path = repo.sibling('ws');
    valueOf(await git.addWorkspace({ path, branch: 'work', startCommit: 'main' }));
    await writeFile(join(path, 'a.txt'), 'changed\n');
    const refused = { ok: false, error: { code: 'filtered', paths: ['a.txt'] } };
    expect(await git.commitAll({ worktree: path, message: 'Work', author })).toEqual(refused);
    const files = [{ path: 'a.txt', content: 'x\n' }];
    expect(await git.commitFiles({ files, message: 'A', author })).toEqual(refused);
    await expectNothingRan(markers);
  });

  test('is disarmed anew when an agent adds a filter while we work', async () => {
    const repo = await tempRepo({ files: { 'a.txt': 'one\n' } });
    const git = await openNativeGit(repo);
    await repo.commit({ '.gitattributes': '*.txt filter=late\n' });
    valueOf(await git.status(repo.path));
    const marker = repo.sibling('marker');
    await repo.git('config', 'filter.late.clean', `touch '${marker}'; cat`);
    const path = repo.sibling('ws');
    valueOf(await git.addWorkspace({ path, branch: 'work', startCommit: 'main' }));
    await writeFile(join(path, 'new.txt'), 'x\n');
    expect(await git.commitAll({ worktree: path, message: 'x', author })).toMatchObject({
      error: { code: 'filtered' },
    });
    expect(existsSync(marker)).toBe(false);
  });

  test("keeps a filter of the person's own working", async () => {
    const repo = await tempRepo({ files: { 'a.txt': 'one\n' } });
    await repo.git('config', '--global', 'filter.mine.clean', 'tr a-z A-Z');
    await repo.commit({ '.gitattributes': '*.up filter=mine\n' });
    const git = await openNativeGit(repo);
    const files = [{ path: 'x.up', content: 'loud' }];
    const commit = valueOf(await git.commitFiles({ files, message: 'X', author }));
    expect(String(valueOf(await git.readFile(commit, 'x.up')))).toBe('LOUD');
  });

  test('does not get its files moved elsewhere by its configuration', async () => {
    const repo = await tempRepo({ files: { a: 'a' } });
    await mkdir(repo.sibling('elsewhere'));
    await repo.git('config', 'core.worktree', repo.sibling('elsewhere'));
    await expect(openNativeGit(repo)).rejects.toThrow('unsupportedFormat');
  });

  test('gets nothing run by a file that its settings include, by condition or not', async () => {
    const repo = await tempRepo({ files: { 'a.txt': 'one\n' } });
    const marker = repo.sibling('marker');
    const included = repo.sibling('included');
    await writeFile(
      included,
      `[core]\n\tsshCommand = touch '${marker}'\n\tfsmonitor = touch '${marker}'\n[filter "far"]\n\tclean = "touch '${marker}'; cat"\n[diff]\n\texternal = touch '${marker}'\n`,
    );
    await repo.git('config', 'include.path', included);
    await repo.git('config', `includeIf.gitdir:${repo.path}/.path`, included);
    await writeFile(join(repo.path, '.gitattributes'), '*.txt filter=far\n');
    const git = await openNativeGit(repo);
    await repo.write({ 'a.txt': 'changed\n' });
    valueOf(await git.status(repo.path));
    valueOf(await git.diff({ from: 'HEAD', to: { workingTree: repo.path } }));
    await git.commitAll({ worktree: repo.path, message: 'x', author });
    expect(existsSync(marker)).toBe(false);
  });

  test('gets nothing fetched or run by the address of a submodule', async () => {
    const repo = await tempRepo({ files: { 'a.txt': 'one\n' } });
    const marker = repo.sibling('marker');
    const urls = [`ext::sh -c touch% ${marker}`, '--upload-pack=touch x', 'ssh://-oProxyCommand=touch/x'];
    const modules = urls.map(
      (url, index) =>
        `[submodule "m${index}"]\n\tpath = m${index}\n\turl = ${url}\n\tupdate = !touch '${marker}'\n`,
    );
    await repo.commit({ '.gitmodules': modules.join('') });
    const head = (await repo.git('rev-parse', 'HEAD')).trim();
    for (const index of urls.keys())
      await repo.git('update-index', '--add', '--cacheinfo', `160000,${head},m${index}`);
    await repo.git('commit', '--quiet', '--message', 'Submodules');
    const git = await openNativeGit(repo);
    const path = repo.sibling('ws');
    valueOf(await git.addWorkspace({ path, branch: 'work', startCommit: 'main' }));
    valueOf(await git.status(path));
    await writeFile(join(path, 'new.md'), 'x\n');
    valueOf(await git.commitAll({ worktree: path, message: 'Work', author }));
    valueOf(await git.removeWorkspace(path, 'ws'));
    expect(existsSync(marker)).toBe(false);
  });

  test.each([
    '--output=x',
    '-x',
    '--upload-pack=touch x',
    'a..b',
    'a b',
    'HEAD',
    '@{-1}',
    '../../x',
    'a\0b',
    '$(touch x)',
  ])('is given no option by a branch called %j', async (branch) => {
    const repo = await tempRepo({ files: { 'a.txt': 'one\n' } });
    const git = await openNativeGit(repo);
    const before = await readdir(repo.path);
    for (const revision of [branch, `refs/heads/${branch}`]) await git.resolve(revision).catch(() => null);
    const made = await git
      .addWorkspace({ path: repo.sibling('ws'), branch, startCommit: 'main' })
      .catch(() => ({ ok: false }));
    expect(made.ok).toBe(false);
    expect(await readdir(repo.path)).toEqual(before);
  });

  test('is given no option and no command by the name of a file', async () => {
    const names = [
      '-x',
      '--output=x',
      '$(touch x)',
      '`touch x`',
      ';touch x',
      ':(top)',
      '<img src=x onerror=y>',
      '\u202Etxt.exe',
    ];
    const repo = await tempRepo({ files: { 'a.txt': 'one\n' } });
    const git = await openNativeGit(repo);
    await repo.write(Object.fromEntries(names.map((name) => [name, 'text\n'])));
    const status = valueOf(await git.status(repo.path));
    expect(status.entries.map(({ path }) => path).toSorted()).toEqual(names.toSorted());
    const { commit } = valueOf(await git.commitAll({ worktree: repo.path, message: 'Names', author }));
    for (const name of names) {
      expect(String(valueOf(await git.readFile(commit, name)))).toBe('text\n');
      expect(valueOf(await git.history({ path: name, limit: 5 })).commits).toHaveLength(1);
    }
    expect(existsSync(join(repo.path, 'x'))).toBe(false);
  });

  test('ignores git variables inherited from the program that started us', async () => {
    const repo = await tempRepo({ files: { a: 'a' } });
    const other = await tempRepo({ files: { b: 'b' } });
    const before = process.env['GIT_DIR'];
    process.env['GIT_DIR'] = join(other.path, '.git');
    try {
      const git = await openNativeGit(repo);
      expect(valueOf(await git.listFiles('HEAD')).map(({ path }) => path)).toEqual(['a']);
    } finally {
      if (before === undefined) delete process.env['GIT_DIR'];
      else process.env['GIT_DIR'] = before;
    }
  });
});
