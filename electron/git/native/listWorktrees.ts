import { ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { Worktree } from '../nativeGit.ts';
import type { RunGit } from '../runGit.ts';

/** The person's own working tree comes first, then every linked one. */
export async function listWorktrees(
  git: RunGit,
  folder: string,
): Promise<Result<readonly Worktree[], GitError>> {
  const ran = await git(folder, ['worktree', 'list', '--porcelain', '-z']);
  if (!ran.ok) return ran;
  const records = ran.value.stdout.split('\0\0').filter((record) => record !== '');
  return ok(records.map(parseWorktree));
}

function parseWorktree(record: string): Worktree {
  const fields = record.split('\0');
  const value = (name: string) =>
    fields.find((field) => field.startsWith(`${name} `))?.slice(name.length + 1);
  const head = value('HEAD');
  return {
    path: value('worktree') ?? '',
    branch: value('branch')?.replace(/^refs\/heads\//, '') ?? null,
    commit: head === undefined || /^0+$/.test(head) ? null : head,
  };
}
