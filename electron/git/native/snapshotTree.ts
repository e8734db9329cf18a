import { ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';
import { gitPath, withTemporaryIndex } from './gitPath.ts';

export type Snapshot = { readonly tree: string; readonly nested: readonly string[] };

/** A tree of the folder as it is now, untracked files included; its own index stays as it is. */
export async function snapshotTree(git: RunGit, folder: string): Promise<Result<Snapshot, GitError>> {
  const index = await gitPath(git, folder, 'index');
  if (!index.ok) return index;
  return withTemporaryIndex(index.value, async (indexFile) => {
    const added = await addEverything(git, folder, indexFile);
    if (!added.ok) return added;
    const written = await git(folder, ['write-tree'], { indexFile, writes: true });
    return written.ok ? ok({ tree: written.value.stdout.trim(), nested: added.value }) : written;
  });
}

/**
 * Puts every change into the index, ignore rules respected. Repositories found inside the folder are left out and
 * named, because git would record them as submodules that nobody can fetch.
 */
export async function addEverything(
  git: RunGit,
  folder: string,
  indexFile: string | undefined,
  leaveOut: readonly string[] = [],
): Promise<Result<readonly string[], GitError>> {
  const nested = await listNestedRepositories(git, folder);
  if (!nested.ok) return nested;
  const exclusions = [
    ...nested.value.map((path) => `:(top,exclude,literal)${path}`),
    ...leaveOut.map((pattern) => `:(top,exclude,glob)${pattern}`),
  ];
  const added = await git(folder, ['add', '--all', '--', ':(top)', ...exclusions], {
    patterns: true,
    writes: true,
    ...(indexFile === undefined ? {} : { indexFile }),
  });
  return added.ok ? ok(nested.value) : added;
}

/** Untracked repositories end with a slash, while the files of plain folders are listed one by one. */
export async function listNestedRepositories(
  git: RunGit,
  folder: string,
): Promise<Result<readonly string[], GitError>> {
  const ran = await git(folder, [
    'ls-files',
    '--others',
    '--exclude-standard',
    '--full-name',
    '-z',
    '--',
    '.',
  ]);
  if (!ran.ok) return ran;
  const paths = ran.value.stdout.split('\0').filter((path) => path.endsWith('/'));
  return ok(paths.map((path) => path.slice(0, -1)));
}
