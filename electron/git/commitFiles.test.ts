import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENGINES, ODD_NAMES, openEngine } from '#test/helpers/openEngine.ts';
import { type TempRepo, tempRepo } from '#test/helpers/tempRepo.ts';
import { valueOf } from '#test/helpers/valueOf.ts';

const author = { name: 'Ada Lovelace', email: 'ada@overture.example' };

describe.each(ENGINES)('with the %s engine', (engine) => {
  const open = (repo: TempRepo) => openEngine(engine, repo);

  test('commits the named files and leaves the rest as it was', async () => {
    const repo = await tempRepo({ files: { spec: '1', staged: '1', dirty: '1', gone: '1' } });
    await repo.write({ staged: '2', dirty: '2', spec: '2', untracked: '1' });
    await repo.git('add', 'staged');
    await rm(join(repo.path, 'gone'));
    const git = await open(repo);
    const commit = valueOf(
      await git.commitFiles({
        files: [
          { path: 'spec', workingTree: true },
          { path: 'gone', workingTree: true },
          { path: 'new/deep/file', content: 'new' },
        ],
        message: 'Spec',
        trailers: [{ key: 'Overture-Spec', value: '001-x' }],
        author,
      }),
    );
    expect((await repo.git('rev-parse', 'main')).trim()).toBe(commit);
    expect(await repo.git('show', '--format=%an %ae%n%B', '--name-status', commit)).toBe(
      'Ada Lovelace ada@overture.example\nSpec\n\nOverture-Spec: 001-x\n\n\nD\tgone\nA\tnew/deep/file\nM\tspec\n',
    );
    // The new file was given as text, so the folder lacks it.
    expect(await repo.git('status', '--porcelain')).toBe(
      ' M dirty\n D new/deep/file\nM  staged\n?? untracked\n',
    );
    expect(await repo.git('fsck', '--strict')).toBe('');
  });

  test('makes the first commit of an empty repository', async () => {
    const repo = await tempRepo();
    const git = await open(repo);
    const commit = valueOf(
      await git.commitFiles({ files: [{ path: 'a', content: 'a' }], message: 'First', author }),
    );
    expect(valueOf(await git.head())).toEqual({ branch: 'main', commit });
  });

  test('replaces a file by a folder and a folder by a file', async () => {
    const repo = await tempRepo({ files: { a: 'file', 'b/c': 'folder' } });
    const git = await open(repo);
    const files = [
      { path: 'a', delete: true as const },
      { path: 'a/inner', content: 'x' },
      { path: 'b/c', delete: true as const },
      { path: 'b', content: 'y' },
    ];
    valueOf(await git.commitFiles({ files, message: 'Swap', author }));
    expect(valueOf(await git.listFiles('HEAD')).map(({ path }) => path)).toEqual(['a/inner', 'b']);
  });

  test('keeps the executable bit of a file whose text is replaced', async () => {
    const repo = await tempRepo({ files: { first: '' } });
    await repo.write({ 'bin/run': '#!/bin/sh\n' });
    await chmod(join(repo.path, 'bin/run'), 0o755);
    await repo.commit({});
    const git = await open(repo);
    valueOf(await git.commitFiles({ files: [{ path: 'bin/run', content: 'new' }], message: 'Run', author }));
    expect(await repo.git('ls-tree', 'HEAD', 'bin/run')).toContain('100755');
  });

  test('commits odd names', async () => {
    const repo = await tempRepo({ files: { first: '' } });
    const git = await open(repo);
    const files = ODD_NAMES.map((path) => ({ path, content: path }));
    valueOf(await git.commitFiles({ files, message: 'Odd', author }));
    expect((await repo.git('ls-files', '-z')).split('\0').filter(Boolean).toSorted()).toEqual(
      ['first', ...ODD_NAMES].toSorted(),
    );
  });

  test('refuses a commit without a change, outside the folder, or through a link out of it', async () => {
    const repo = await tempRepo({ files: { a: 'a' } });
    const outside = repo.sibling('outside');
    await mkdir(outside);
    await writeFile(join(outside, 'secret'), 'secret');
    await symlink(outside, join(repo.path, 'out'));
    const git = await open(repo);
    const commit = (path: string, more: object) =>
      git.commitFiles({ files: [{ path, ...more } as never], message: 'No', author });
    expect(await commit('a', { content: 'a' })).toEqual({ ok: false, error: { code: 'nothingToCommit' } });
    expect(await commit('../x', { content: 'a' })).toMatchObject({ error: { code: 'outsideRepository' } });
    expect(await commit('.git/hooks/x', { content: 'a' })).toMatchObject({
      error: { code: 'outsideRepository' },
    });
    expect(await commit('out/secret', { workingTree: true })).toMatchObject({
      error: { code: 'outsideRepository' },
    });
    expect((await repo.git('rev-list', '--count', 'HEAD')).trim()).toBe('1');
  });

  test('says when another git holds the index', async () => {
    const repo = await tempRepo({ files: { a: 'a' } });
    const lock = join(repo.path, '.git', 'index.lock');
    await writeFile(lock, '');
    const git = await open(repo);
    const commit = await git.commitFiles({ files: [{ path: 'a', content: 'b' }], message: 'B', author });
    expect(commit).toEqual({ ok: false, error: { code: 'locked', path: lock } });
  });
});
