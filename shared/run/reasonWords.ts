import type { TaskId } from '#shared/plan/plan.ts';
import { type LaterEvent, ownWhy } from './evolve/evolver.ts';
import { leftOutWords } from './leftOutWords.ts';
import type { AttemptId, Reason, Run } from './run.ts';
import { dependentsOf } from './taskStates.ts';
import { countOf, listOf, sentence } from './words.ts';

export type Said = Pick<Reason, 'kind' | 'taskIds' | 'title' | 'text'>;

/** `run` is the run before the event. */
export type Sayer<Body> = (run: Run, body: Body) => Said | null;

type Sayers = { readonly [Type in LaterEvent['type']]: Sayer<Extract<LaterEvent, { type: Type }>> };

const silent = () => null;

/** What each type of event says in “Why each task runs or waits”. */
export const REASON_WORDS: Sayers = {
  limitChanged: (_run, { limit, by }) =>
    of('changed', [], `${sentence(countOf(limit, 'task'))} at once`, `Set by ${by}.`),
  paused: (_run, { by }) =>
    of('changed', [], 'Paused', `By ${by}. What is at work goes on; nothing new starts.`),
  resumed: (_run, { by }) => of('changed', [], 'Going on', `${by} let the run start tasks again.`),
  stopped: (_run, { by }) =>
    of('changed', [], 'Stopped', `By ${by}. The work so far is kept in the workspaces.`),
  taskHeld: (_run, { taskId, why }) => of('held', [taskId], `Held ${taskId}`, why),
  taskReady: (_run, { taskId, why }) => of('held', [taskId], `${taskId} is ready`, why),
  stoodStill: (_run, { why }) => (why === null ? null : of('needsYou', [], 'Nothing goes on by itself', why)),
  // The launch that follows says it.
  launchAllowed: silent,
  launched: (_run, { number, taskId, why }) =>
    of('launched', [taskId], number === 1 ? `Launched ${taskId}` : `Started ${taskId} again`, why),

  groupPlanning: (_run, { taskId, why }) => of('changed', [taskId], `${taskId} is being planned`, why),
  groupProposed: (run, { taskId, why }) =>
    of('needsYou', [taskId], `${taskId} needs you`, describeWaiting(run, taskId, why)),
  groupTaken(_run, { taskId, tasks, why }) {
    const inside = tasks.map(({ id }) => id);
    return of('changed', [taskId, ...inside], `${taskId} is ${listOf(inside)} now`, why);
  },
  groupKeptWhole: (_run, { taskId, why }) => of('changed', [taskId], `${taskId} stays one task`, why),

  workspacePrepared: silent,
  working: silent,
  workSeen: silent,
  sessionOpened: silent,
  usageRecorded: silent,
  needed: about('needsYou', 'needs you', ({ need }, run, taskId) => describeWaiting(run, taskId, need.title)),
  needAnswered: silent,
  noted: silent,
  scopeWidened: about(
    'judged',
    'may change more',
    ({ by, paths, reason }) => `${by} added ${listOf(paths)}: ${reason}`,
  ),
  strayed: about('changed', 'changes more than it declared', ownWhy),
  handedIn: about('handedIn', 'handed in its work', ownWhy),
  checked: silent,
  verifying: about('launched', 'is verified', ownWhy),
  evidenceRecorded: silent,
  reviewOpened: silent,
  attemptFailed: about('failed', 'failed', ownWhy),
  attemptInterrupted: about('interrupted', 'was interrupted', ownWhy),
  attemptResumed: about('launched', 'goes on', ownWhy),
  attemptCancelled: about('interrupted', 'was stopped', ({ by }) => `By ${by}. Its work is kept.`),

  commented: silent,
  commentAnswered: silent,
  commentRemoved: silent,
  pathAllowed: about(
    'judged',
    'may change more',
    ({ by, path, reason }) => `${by} allowed ${path}: ${reason}`,
  ),
  hunkTagged: silent,
  verdictOverruled: about(
    'judged',
    'was judged by a person',
    ({ by, criterion, reason }) => `${by} overruled ${criterion}: ${reason}`,
  ),
  sentBack: about('sentBack', 'was sent back', ownWhy),
  // An approval that nothing spoke against shows as the landing.
  approved: (run, body) => (body.reason === null ? null : approvedAllTheSame(run, body)),
  settled: about(
    'judged',
    'was settled',
    ({ by, paths }) => `${by} settled ${listOf(paths)} place by place.`,
  ),
  edited: about(
    'judged',
    'was edited in review',
    ({ by, paths }) => `${by} changed ${listOf(paths)}. What was shown before is of earlier work now.`,
  ),
  split: about(
    'judged',
    'was split',
    ({ by, paths, hunks = [], followUp }) =>
      `${by} left out ${leftOutWords({ paths, hunks })}; ${followUp} of the plan brings it in.`,
  ),
  conflicted: about('failed', 'could not land', ownWhy),

  landed: about('landed', 'landed', ownWhy),
  takenOut: about('sentBack', 'was taken back out', ownWhy),
  combinedChecked(_run, { problem, checks }) {
    if (problem !== null) return of('failed', [], 'The landed work could not be checked', problem);
    const failing = checks.filter(({ passed }) => !passed).map(({ name }) => `“${name}”`);
    if (failing.length === 0) return null;
    const verb = failing.length === 1 ? 'fails' : 'fail';
    return of('failed', [], 'The landed work does not pass together', `${listOf(failing)} ${verb}.`);
  },
  mergeWaits: ({ baseBranch }, { why }) => of('changed', [], `Not on ${baseBranch} yet`, why),
  lastLookWanted: silent,
  pullRequestOpened({ integrationBranch }, { url, opened, by }) {
    const words = opened ? `${by} opened it.` : `${by} pushed ${integrationBranch}.`;
    return of('changed', [], 'A pull request', `${words}${url === null ? '' : ` ${url}`}`);
  },
  merged: (_run, { into }) => of('finished', [], 'Finished', `All work is on ${into} now.`),
};

function of(kind: Reason['kind'], taskIds: readonly TaskId[], title: string, text: string): Said {
  return { kind, taskIds, title, text };
}

/** Says what became of the task that an attempt works on. */
function about<Body extends { readonly attemptId: AttemptId }>(
  kind: Reason['kind'],
  verb: string,
  text: (body: NoInfer<Body>, run: Run, taskId: TaskId) => string,
): Sayer<Body> {
  return (run, body) => {
    const taskId = run.attempts.find(({ id }) => id === body.attemptId)?.taskId;
    return taskId ? of(kind, [taskId], `${taskId} ${verb}`, text(body, run, taskId)) : null;
  };
}

function approvedAllTheSame(run: Run, body: Parameters<Sayers['approved']>[1]): Said | null {
  const say = about<typeof body>(
    'judged',
    'was approved all the same',
    ({ by, reason }) => `${by}: ${reason}`,
  );
  return say(run, body);
}

function describeWaiting(run: Run, taskId: TaskId, asked: string): string {
  const waiting = dependentsOf(run, taskId);
  if (waiting.length === 0) return `${asked} Others go on.`;
  return `${asked} Others go on. ${listOf(waiting)} ${waiting.length === 1 ? 'waits' : 'wait'} for ${taskId}.`;
}
