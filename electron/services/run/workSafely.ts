import { setTimeout as delay } from 'node:timers/promises';
import { KnownFault } from '#shared/contract/knownFault.ts';
import type { AttemptId, RunId } from '#shared/run/run.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import { createAttemptJob } from './attemptJob.ts';
import type { Job, ProjectRuns } from './projectRuns.ts';
import { workOnAttempt } from './workOnAttempt.ts';

/** Milliseconds between two tries to record what the disk refused. */
const TRY_AGAIN_MS = 10_000;

type Ids = { readonly runId: RunId; readonly attemptId: AttemptId };

/**
 * A fault of Overture's own, or of the disk, must not leave an attempt that looks at work for ever. Where the disk
 * refused, a person has the turn again as soon as it takes anything; an agent is not started anew unasked.
 */
export async function workSafely(runs: ProjectRuns, ids: Ids, job: Job): Promise<void> {
  const { attemptId } = ids;
  const end = (why: string) =>
    recordWhenPossible(runs, ids, job, [{ type: 'attemptFailed', attemptId, why }]);
  while (!job.control.signal.aborted) {
    const git = runs.project.nativeGit();
    if (!git) return end('The repository is not trusted any more, or git is gone. Trust it, then go on.');
    const own = createAttemptJob(runs, git, job, ids);
    try {
      return await workOnAttempt(own);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) {
        console.error(`${attemptId} met a fault of Overture’s own`, error);
        const reason = error instanceof Error ? error.message : String(error);
        return end(`Overture met a fault of its own (${reason}). The workspace is kept; go on to try again.`);
      }
      console.error(`${attemptId} was refused by the disk`, error);
      if (own.attempt().agentKind !== 'person') return end(refusal);
      const why = 'It can be recorded again. Nothing in the workspace was lost; hand in once more.';
      await recordWhenPossible(runs, ids, job, [
        { type: 'attemptFailed', attemptId, why: refusal },
        { type: 'attemptResumed', attemptId, why },
      ]);
    }
  }
}

/** What the disk refused, in a sentence; null for everything else. */
function refusalOf(error: unknown): string | null {
  return error instanceof KnownFault && error.fault.code === 'storage' ? error.fault.message : null;
}

/** A disk that takes nothing now may do so later. Ended before that, the attempt counts as interrupted at the next start. */
async function recordWhenPossible(
  runs: ProjectRuns,
  { runId, attemptId }: Ids,
  { control: { signal } }: Job,
  bodies: readonly RunEventBody[],
): Promise<void> {
  let refused: string | null = null;
  while (!signal.aborted) {
    try {
      runs.record(runId, bodies);
      if (refused !== null) showRefusal(runs, attemptId, refused, 'done');
      return;
    } catch (error) {
      console.error(`the end of ${attemptId} is not recorded yet`, error);
      refused = refusalOf(error) ?? String(error);
      showRefusal(runs, attemptId, refused, 'going');
      await delay(TRY_AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** The activity is shown also while nothing can be recorded. */
function showRefusal(
  runs: ProjectRuns,
  attemptId: AttemptId,
  refusal: string,
  state: 'going' | 'done',
): void {
  runs.activity.put(attemptId, {
    id: 'refused-by-the-disk',
    at: new Date(runs.needs.clock()).toISOString(),
    kind: state === 'going' ? 'error' : 'note',
    text:
      state === 'going'
        ? `${refusal} Until then it is tried every ten seconds.`
        : 'The disk takes what is written again.',
    detail: '',
    files: [],
    state,
  });
}
