import { ok, type Result } from '#shared/contract/result.ts';
import { fullRevision } from '../fullRevision.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';

export async function countCommits(
  git: RunGit,
  folder: string,
  from: string,
  to: string,
): Promise<Result<number, GitError>> {
  const range = `${fullRevision(from)}..${fullRevision(to)}`;
  const ran = await git(folder, ['rev-list', '--count', range, '--']);
  return ran.ok ? ok(Number(ran.value.stdout.trim())) : ran;
}
