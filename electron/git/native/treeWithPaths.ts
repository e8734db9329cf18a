import { ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';
import { withTemporaryIndex } from './gitPath.ts';

/** The tree of `commit` where these paths are as in `from`: restored, or gone where `from` has none. */
export async function treeWithPaths(
  git: RunGit,
  root: string,
  request: { readonly commit: string; readonly from: string; readonly paths: readonly string[] },
): Promise<Result<string, GitError>> {
  const { commit, from, paths } = request;
  const listed = await git(root, ['ls-tree', '-r', '-z', from, '--', ...paths]);
  if (!listed.ok) return listed;
  const entries = listed.value.stdout.split('\0').filter((entry) => entry !== '');
  const zero = '0'.repeat(commit.length);
  // The form that `git ls-tree` prints is one that `--index-info` reads; mode 0 removes.
  const removals = paths.map((path) => `0 ${zero}\t${path}`);
  return withTemporaryIndex(null, async (indexFile) => {
    const read = await git(root, ['read-tree', commit], { indexFile, writes: true });
    if (!read.ok) return read;
    const input = [...removals, ...entries].map((line) => `${line}\0`).join('');
    const updated = await git(root, ['update-index', '-z', '--index-info'], {
      indexFile,
      input,
      writes: true,
    });
    if (!updated.ok) return updated;
    const written = await git(root, ['write-tree'], { indexFile, writes: true });
    return written.ok ? ok(written.value.stdout.trim()) : written;
  });
}
