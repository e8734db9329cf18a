import { checkClaim } from '#electron/services/review/checkClaim.ts';
import { claimsOf } from '#shared/run/claimsOf.ts';
import type { CheckResult } from '#shared/run/run.ts';
import type { AttemptJob } from './attemptJob.ts';

/**
 * Records what a judge's report says of the task's criteria, each claim held against the work and the checks that ran
 * on it; returns how many there were. A check outranks them all the same.
 */
export async function recordClaims(
  job: AttemptJob,
  said: {
    readonly commit: string;
    readonly checks: readonly CheckResult[];
    readonly report: string;
    readonly by: string;
  },
): Promise<number> {
  const { commit, checks, report, by } = said;
  const at = new Date(job.runs.needs.clock()).toISOString();
  const claims = claimsOf(report, job.task().criteria).map(async (claim) => {
    const { path, line, checked } = await checkClaim(job.git, commit, claim.text, checks);
    const evidence = { ...claim, kind: 'claim' as const, path, line, commit, at, by };
    return {
      type: 'evidenceRecorded' as const,
      attemptId: job.attemptId,
      evidence: checked ? { ...evidence, checked } : evidence,
    };
  });
  const bodies = await Promise.all(claims);
  if (bodies.length > 0) job.record(...bodies);
  return bodies.length;
}
