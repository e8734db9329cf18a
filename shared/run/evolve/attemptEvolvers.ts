import {
  addCheck,
  addEvidence,
  addNeed,
  addNote,
  backAtWork,
  endWith,
  handIn,
  openReview,
  settleNeed,
} from '../evolveAttempt.ts';
import type { AttemptId, Run } from '../run.ts';
import { type Evolvers, onAttempt, ownWhy } from './evolver.ts';

const atWork = () => 'It is at work.';
const stoppedBy = ({ by }: { readonly by: string }) => `Stopped by ${by}. The work so far is kept.`;

/** What an attempt does from its workspace to the door of review, and how it may end before. */
export const attemptEvolvers: Evolvers<
  | 'workspacePrepared'
  | 'working'
  | 'workSeen'
  | 'strayed'
  | 'sessionOpened'
  | 'usageRecorded'
  | 'needed'
  | 'needAnswered'
  | 'noted'
  | 'scopeWidened'
  | 'handedIn'
  | 'checked'
  | 'verifying'
  | 'evidenceRecorded'
  | 'reviewOpened'
  | 'attemptFailed'
  | 'attemptInterrupted'
  | 'attemptResumed'
  | 'attemptCancelled'
> = {
  workspacePrepared: onAttempt((attempt, { workspace }) => ({ ...attempt, workspace })),
  working: onAttempt((attempt) => ({ ...attempt, state: 'running' }), atWork),
  workSeen: onAttempt((attempt, { files }) => ({ ...attempt, files })),
  strayed: (run) => run,
  sessionOpened: onAttempt((attempt, { sessionId }) => ({ ...attempt, sessionId })),
  usageRecorded: onAttempt((attempt, { usage }) => ({ ...attempt, usage })),
  needed: onAttempt(
    (attempt, { need }) => addNeed(attempt, need),
    ({ need }) => need.title,
  ),
  needAnswered: onAttempt((attempt, { needId }) => settleNeed(attempt, needId), atWork),
  noted: onAttempt((attempt, { note }, at) => addNote(attempt, { ...note, at })),
  scopeWidened: (run, { attemptId, paths }) => widen(run, attemptId, paths),
  handedIn: onAttempt(handIn, ownWhy),
  checked: onAttempt((attempt, { check }) => addCheck(attempt, check)),
  verifying: onAttempt((attempt) => ({ ...attempt, state: 'verifying' }), ownWhy),
  evidenceRecorded: onAttempt((attempt, { evidence }) => addEvidence(attempt, evidence)),
  reviewOpened: onAttempt((attempt, _body, at) => openReview(attempt, at), ownWhy),
  attemptFailed: onAttempt((attempt, { why }, at) => endWith(attempt, 'failed', why, at), ownWhy),
  attemptInterrupted: onAttempt((attempt, { why }, at) => endWith(attempt, 'interrupted', why, at), ownWhy),
  attemptResumed: onAttempt(backAtWork, ownWhy),
  attemptCancelled: onAttempt(
    (attempt, body, at) => ({
      ...endWith(attempt, 'cancelled', stoppedBy(body), at),
      stoppedWithRun: body.withRun === true,
    }),
    stoppedBy,
  ),
};

/** The task itself grows, so that overlaps, later attempts and review all go by the wider scope. */
function widen(run: Run, attemptId: AttemptId, paths: readonly string[]): Run {
  const taskId = run.attempts.find(({ id }) => id === attemptId)?.taskId;
  const grown = run.tasks.map((task) =>
    task.id === taskId ? { ...task, change: [...new Set([...task.change, ...paths])] } : task,
  );
  return { ...run, tasks: grown };
}
