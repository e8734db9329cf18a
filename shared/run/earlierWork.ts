import type { Attempt, AttemptId, CheckResult, Comment, Run } from './run.ts';

/** What an attempt has to know of those before it. */
export type EarlierWork = {
  /** Of the last time the task came back; what was said before that has been seen to. */
  readonly comments: readonly Comment[];
  readonly conflicts: readonly string[];
  /** Of the try just before, or of this attempt itself when it goes on after failed checks. */
  readonly checks: readonly CheckResult[];
};

/** Comments hold until work is sent back again: a retry after failed checks still has to heed them. */
export function earlierWork(run: Run, attempt: Attempt): EarlierWork {
  const before = find(run, attempt.continues);
  const cameBack = lastThatCameBack(run, before);
  return {
    comments: [...(cameBack?.comments ?? []), ...attempt.comments],
    conflicts: cameBack?.conflicts ?? [],
    checks: attempt.checks.length > 0 ? attempt.checks : (before?.checks ?? []),
  };
}

/** Sent back by a reviewer, or met other work and given to someone else. */
function lastThatCameBack(run: Run, from: Attempt | undefined): Attempt | undefined {
  let attempt = from;
  while (attempt && attempt.state !== 'sentBack' && attempt.state !== 'conflicted')
    attempt = find(run, attempt.continues);
  return attempt;
}

/** The attempts whose work this one goes on from, the newest first. */
export function earlierAttempts(run: Run, attempt: Attempt): readonly Attempt[] {
  const before = find(run, attempt.continues);
  return before ? [before, ...earlierAttempts(run, before)] : [];
}

function find(run: Run, id: AttemptId | null): Attempt | undefined {
  return run.attempts.find((attempt) => attempt.id === id);
}
