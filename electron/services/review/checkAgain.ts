import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { checksFor } from '#shared/run/checksFor.ts';
import type { AttemptId, CheckResult, Evidence, RunId } from '#shared/run/run.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { evidenceOfCheck } from './evidenceOfCheck.ts';
import { runChecksAt } from './runChecksAt.ts';

/** Never rejects; the failure is a sentence. */
type Ended = Promise<Result<void, string>>;
interface Going {
  readonly commit: string | null;
  readonly control: AbortController;
  readonly ended: Ended;
}

/** What runs for each attempt: its checks have one workspace. */
const going = new WeakMap<ProjectRuns, Map<AttemptId, Going>>();

/**
 * Runs an attempt's checks behind the acts of its run, and settles when they have run. Asked again for the same work
 * it joins what runs; newer work stops that and begins anew.
 */
export function checkAgainSoon(runs: ProjectRuns, git: NativeGit, runId: RunId, attemptId: AttemptId): Ended {
  const mine = going.get(runs) ?? new Map<AttemptId, Going>();
  going.set(runs, mine);
  const commit = attemptOf(runs, runId, attemptId)?.commit ?? null;
  const before = mine.get(attemptId);
  if (before && before.commit === commit) return before.ended;
  before?.control.abort();
  const control = new AbortController();
  const ended = new Promise<Result<void, string>>((resolve) => {
    const isBegun = runs.behind(async (closing) => {
      const signal = AbortSignal.any([control.signal, closing]);
      try {
        await before?.ended;
        resolve(await checkAgain(runs, git, runId, attemptId, signal));
      } catch (error) {
        resolve(fail('Overture met a fault of its own while the checks ran. Run them again.'));
        throw error;
      } finally {
        if (mine.get(attemptId)?.control === control) mine.delete(attemptId);
      }
    });
    if (!isBegun) resolve(fail('The repository is being closed. Run the checks when it is open again.'));
  });
  mine.set(attemptId, { commit, control, ended });
  return ended;
}

function attemptOf(runs: ProjectRuns, runId: RunId, attemptId: AttemptId) {
  return runs.book.get(runId)?.attempts.find(({ id }) => id === attemptId);
}

/** Runs an attempt's checks on its commit as it is now, and records them with the tests they show. */
async function checkAgain(
  runs: ProjectRuns,
  git: NativeGit,
  runId: RunId,
  attemptId: AttemptId,
  signal: AbortSignal,
): Ended {
  const run = runs.book.get(runId);
  const attempt = attemptOf(runs, runId, attemptId);
  const task = run?.tasks.find(({ id }) => id === attempt?.taskId);
  if (!run || !attempt?.commit || !task) return fail('There is no work to check.');
  const spec = parseSpec(run.specText);
  const checks = checksFor(task, spec, runs.project.settings().commands);
  if (checks.length === 0) return fail(`${task.id} has no check to run. Add one to its task in the plan.`);
  const stopped = fail('The checks were stopped, because the work has changed since.');
  if (signal.aborted) return stopped;
  const mine = spec.criteria.filter(({ id }) => task.criteria.includes(id));
  const paths = attempt.files.map(({ path }) => path);
  const found: { readonly check: CheckResult; readonly evidence: readonly Evidence[] }[] = [];
  const ran = await runChecksAt(runs, git, {
    run,
    commit: attempt.commit,
    checks,
    signal,
    name: `${task.id}-again`,
    onRan: async (check, { whole, ...where }) => {
      found.push({ check, evidence: await evidenceOfCheck(check, whole, mine, { ...where, paths }) });
    },
  });
  if (signal.aborted) return stopped;
  if (!ran.ok) return ran;
  for (const { check, evidence } of found) {
    runs.record(runId, [
      { type: 'checked', attemptId, check },
      ...evidence.map((one) => ({ type: 'evidenceRecorded' as const, attemptId, evidence: one })),
    ]);
  }
  return ok(undefined);
}
