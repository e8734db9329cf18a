import type { Attempt, CheckResult, Evidence, Overruling, Run } from '#shared/run/run.ts';

/** What is recorded of all landed work of a run, as one: `verdicts` judges it like an attempt. */
export interface WholeFacts {
  readonly commit: string;
  readonly checks: readonly CheckResult[];
  readonly evidence: readonly Evidence[];
  readonly overrulings: readonly Overruling[];
  readonly report: string;
}

/**
 * Evidence of a landed attempt holds for the whole as long as nothing that landed later changed the same files, or
 * the file that shows it. What ran on all of it together is newest.
 */
export function wholeFacts(run: Run): WholeFacts {
  const commit = run.integrationCommit;
  const landed = run.attempts.filter(({ state }) => state === 'landed');
  const together = run.combined?.commit === commit ? run.combined.checks : [];
  return {
    commit,
    checks: [...byTime(landed.flatMap((attempt) => checksOf(attempt, landed, commit))), ...together],
    evidence: byTime(
      landed.flatMap((attempt) =>
        attempt.evidence.map((entry) =>
          isStill(attempt, landed, entry.path) ? { ...entry, commit } : entry,
        ),
      ),
    ),
    overrulings: byTime(landed.flatMap(({ overrulings }) => overrulings)),
    report: landed.map(({ report }) => report).join('\n'),
  };
}

/** Nothing else tells which of two attempts at work side by side came to know something last. */
function byTime<Told extends { readonly at: string }>(told: readonly Told[]): readonly Told[] {
  return told.toSorted((a, b) => a.at.localeCompare(b.at));
}

function checksOf(attempt: Attempt, landed: readonly Attempt[], commit: string): readonly CheckResult[] {
  return isStill(attempt, landed, null)
    ? attempt.checks.map((check) => ({ ...check, commit }))
    : attempt.checks;
}

function isStill(attempt: Attempt, landed: readonly Attempt[], path: string | null): boolean {
  const own = new Set([...attempt.files.map((file) => file.path), ...(path === null ? [] : [path])]);
  const later = landed.slice(landed.indexOf(attempt) + 1);
  return later.every(({ files }) => files.every((file) => !own.has(file.path)));
}
