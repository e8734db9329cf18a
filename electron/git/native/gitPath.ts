import { copyFile, mkdtemp, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';

/** Where this working tree keeps one of git's own files, for example `index` or `MERGE_HEAD`. */
export async function gitPath(git: RunGit, folder: string, name: string): Promise<Result<string, GitError>> {
  const ran = await git(folder, ['rev-parse', '--git-path', name]);
  return ran.ok ? ok(resolve(folder, ran.value.stdout.replace(/\n$/, ''))) : ran;
}

/** Hands over the path of an index file of one's own, a copy of the given one or none yet, and removes it after use. */
export async function withTemporaryIndex<Value>(
  copyOf: string | null,
  use: (indexFile: string) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'overture-index-'));
  const indexFile = join(folder, 'index');
  try {
    // A repository without a commit may have no index yet.
    if (copyOf !== null) await copyIndex(copyOf, indexFile).catch(ignoreMissing);
    return await use(indexFile);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Keeps the index's own time, rounded down. Git believes an entry unread when its file is older than the index, so a
 * younger copy would hide a change made in the same instant (git's “racy index”, Documentation/technical/racy-git).
 */
async function copyIndex(from: string, to: string): Promise<void> {
  const { mtimeMs } = await stat(from);
  await copyFile(from, to);
  const time = new Date(Math.floor(mtimeMs));
  await utimes(to, time, time);
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
