import { chmod, writeFile } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { author } from '#test/helpers/workspaceRepo.ts';
import { findGit, OLDEST_GIT } from './findGit.ts';
import { isNativeGit } from './nativeGit.ts';
import { openGit } from './openGit.ts';

/** What git learned after the oldest version that is let in, by command and word. */
const UNKNOWN = [
  'merge-tree --write-tree',
  'ls-tree --format',
  'ls-files --format',
  'worktree -z',
  'cat-file --batch-command',
  'merge-file --object-id',
  'for-each-ref --exclude',
];

/** The installed git, which says that it is old and does not know what came later. */
async function oldGit(version: string) {
  const repo = await tempRepo({ files: { 'a.txt': 'one\ntwo\nthree\nfour\nfive\n', 'b\nc': 'odd\n' } });
  const path = repo.sibling('old-git');
  const words = UNKNOWN.map((unknown) => {
    const [command, option] = unknown.split(' ');
    return `case "$all" in *" ${command} "*" ${option}"*) echo "error: unknown option ${option}" >&2; exit 129;; esac`;
  });
  const version0 = `[ "$1" = version ] && { echo "git version ${version}"; exit 0; }`;
  await writeFile(path, ['#!/bin/sh', version0, 'all=" $* "', ...words, 'exec git "$@"', ''].join('\n'));
  await chmod(path, 0o755);
  return { repo, path };
}

test.skipIf(process.platform === 'win32')(
  'the oldest git that is let in reads, works in workspaces, tries merges and lands',
  async () => {
    const { repo, path } = await oldGit(`${OLDEST_GIT}.0`);
    const native = valueOf(await findGit(path));
    const git = valueOf(await openGit({ path: repo.path, trusted: true, native, env: repo.env }));
    if (!isNativeGit(git)) throw new Error('the native engine is needed');
    onTestFinished(() => git.dispose());
    expect(String(valueOf(await git.readFile('HEAD', 'b\nc')))).toBe('odd\n');
    expect(valueOf(await git.entry('HEAD', 'a.txt'))).toMatchObject({ size: 24 });

    const start = valueOf(await git.resolve('HEAD'));
    const made: string[] = [];
    for (const [branch, text] of [
      ['left', 'ONE\ntwo\nthree\nfour\nfive\n'],
      ['right', 'one\ntwo\nthree\nfour\nFIVE\n'],
    ] as const) {
      const worktree = repo.sibling(branch);
      valueOf(await git.addWorkspace({ path: worktree, branch, startCommit: start }));
      await writeFile(`${worktree}/a.txt`, text);
      made.push(valueOf(await git.commitAll({ worktree, message: 'Work', author })).commit);
    }
    const [ours = '', theirs = ''] = made;
    expect(valueOf(await git.worktrees()).map(({ branch, commit }) => [branch, commit])).toEqual([
      ['main', start],
      ['left', ours],
      ['right', theirs],
    ]);
    const merged = valueOf(await git.mergeCommit({ ours, theirs, message: 'Land', author }));
    valueOf(await git.mergeIntoCheckedOutBranch('main', merged));
    expect(await repo.read('a.txt')).toBe('ONE\ntwo\nthree\nfour\nFIVE\n');
    expect(
      valueOf(await git.branchTips())
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['left', 'main', 'right']);
    expect(valueOf(await git.removeWorkspace(repo.sibling('left'), 'left'))).toEqual({ recovery: null });
    expect(valueOf(await git.history({ from: 'main', limit: 1 })).commits[0]?.subject).toBe('Land');
  },
);

test.skipIf(process.platform === 'win32')('an older one is refused by name', async () => {
  const { path } = await oldGit('2.32.7');
  expect(await findGit(path)).toEqual({
    ok: false,
    error: { code: 'gitTooOld', version: '2.32.7', needed: OLDEST_GIT },
  });
});
