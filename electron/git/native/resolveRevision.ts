import { fail, ok, type Result } from '#shared/contract/result.ts';
import { fullRevision } from '../fullRevision.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';

/** The full id of the commit that a branch, `HEAD`, a full ref or an id names. */
export async function resolveRevision(
  git: RunGit,
  folder: string,
  revision: string,
): Promise<Result<string, GitError>> {
  const args = ['rev-parse', '--verify', '--quiet', `${fullRevision(revision)}^{commit}`];
  const ran = await git(folder, args, { accept: [0, 1, 128] });
  if (!ran.ok) return ran;
  const id = ran.value.stdout.trim();
  if (ran.value.exitCode === 0 && id !== '') return ok(id);
  return fail(revision === 'HEAD' ? { code: 'empty', path: folder } : { code: 'unknownRevision', revision });
}

/** The value of a ref, or null when there is no such ref. */
export async function readRef(
  git: RunGit,
  folder: string,
  ref: string,
): Promise<Result<string | null, GitError>> {
  const ran = await git(folder, ['rev-parse', '--verify', '--quiet', ref], { accept: [0, 1, 128] });
  if (!ran.ok) return ran;
  return ok(ran.value.exitCode === 0 ? ran.value.stdout.trim() : null);
}

/** The id of a commit's tree. */
export async function treeOf(git: RunGit, folder: string, commit: string): Promise<Result<string, GitError>> {
  const ran = await git(folder, ['rev-parse', '--verify', '--quiet', `${fullRevision(commit)}^{tree}`]);
  return ran.ok ? ok(ran.value.stdout.trim()) : ran;
}
