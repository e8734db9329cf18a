import { ok, type Result } from '#shared/contract/result.ts';
import { compareVersions } from '../findGit.ts';
import type { GitError } from '../gitError.ts';
import type { Worktree } from '../nativeGit.ts';
import type { RunGit } from '../runGit.ts';

/** The first version that ends lines with NUL here. An earlier one cannot tell a folder with a line feed in its name. */
const ENDS_WITH_NUL = '2.36';

/** The person's own working tree comes first, then every linked one. */
export async function listWorktrees(
  git: RunGit,
  folder: string,
  version: string,
): Promise<Result<readonly Worktree[], GitError>> {
  const [end, more] = compareVersions(version, ENDS_WITH_NUL) < 0 ? ['\n', []] : ['\0', ['-z']];
  const ran = await git(folder, ['worktree', 'list', '--porcelain', ...more]);
  if (!ran.ok) return ran;
  const records = ran.value.stdout.split(end + end).filter((record) => record !== '');
  return ok(records.map((record) => parseWorktree(record.split(end))));
}

function parseWorktree(fields: readonly string[]): Worktree {
  const value = (name: string) =>
    fields.find((field) => field.startsWith(`${name} `))?.slice(name.length + 1);
  const head = value('HEAD');
  return {
    path: value('worktree') ?? '',
    branch: value('branch')?.replace(/^refs\/heads\//, '') ?? null,
    commit: head === undefined || /^0+$/.test(head) ? null : head,
  };
}
