import { fail, ok, type Result } from '#shared/contract/result.ts';
import { fullRevision } from '../fullRevision.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';
import { readRef } from './resolveRevision.ts';

/** The directory of one branch cannot be the file of another. */
const CLASH = /'refs\/heads\/(?<existing>[^']+)' exists; cannot create 'refs\/heads\/(?<branch>[^']+)'/;

/** Moves a ref if it still has the value expected; null means that it must not exist yet. */
export async function updateRef(
  git: RunGit,
  folder: string,
  ref: string,
  commit: string,
  expected: string | null,
  reason = 'overture',
): Promise<Result<void, GitError>> {
  const old = expected ?? '0'.repeat(commit.length);
  const ran = await git(folder, ['update-ref', '-m', reason, ref, commit, old], {
    accept: [0, 128],
    writes: true,
  });
  if (!ran.ok) return ran;
  const { exitCode, stderr } = ran.value;
  if (exitCode === 0) return ok(undefined);

  const clash = CLASH.exec(stderr)?.groups;
  if (clash)
    return fail({ code: 'branchClash', branch: clash['branch'] ?? '', existing: clash['existing'] ?? '' });
  const actual = await readRef(git, folder, ref);
  if (!actual.ok) return actual;
  if (actual.value !== expected)
    return fail({ code: 'refMoved', ref, expected: expected ?? '', actual: actual.value });
  return fail({ code: 'failed', args: ['update-ref', ref], exitCode, stderr });
}

export async function isAncestor(
  git: RunGit,
  folder: string,
  ancestor: string,
  descendant: string,
): Promise<Result<boolean, GitError>> {
  const ran = await git(
    folder,
    ['merge-base', '--is-ancestor', fullRevision(ancestor), fullRevision(descendant)],
    { accept: [0, 1] },
  );
  return ran.ok ? ok(ran.value.exitCode === 0) : ran;
}

/** The best common ancestor, or null when the histories have none. */
export async function mergeBase(
  git: RunGit,
  folder: string,
  left: string,
  right: string,
): Promise<Result<string | null, GitError>> {
  const ran = await git(folder, ['merge-base', fullRevision(left), fullRevision(right)], { accept: [0, 1] });
  return ran.ok ? ok(ran.value.stdout.trim() || null) : ran;
}
