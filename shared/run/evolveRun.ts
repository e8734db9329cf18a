import type { Role, TaskId } from '#shared/plan/plan.ts';
import {
  addAnswer,
  addCheck,
  addComment,
  addEvidence,
  addNeed,
  addNote,
  allowPathOf,
  approve,
  backAtWork,
  editWork,
  endWith,
  handIn,
  landAttempt,
  newAttempt,
  openReview,
  overrule,
  removeComment,
  settle,
  settleNeed,
  splitOff,
  tagHunk,
  takeOut,
} from './evolveAttempt.ts';
import { managerInstructions } from '#shared/plan/groups.ts';
import type { GroupPlan } from './groupPlan.ts';
import { reasonsOf, withReasons } from './reasons.ts';
import type { Attempt, AttemptId, Run, RunTask, TaskState } from './run.ts';
import { replaceGroup } from './replaceGroup.ts';
import type { RunEvent, RunEventBody } from './runEvent.ts';
import { listOf } from './words.ts';

type Started = Extract<RunEventBody, { type: 'runStarted' }>;
type Later = Exclude<RunEventBody, Started>;

/** The run after one more event. Throws when a run does not begin with `runStarted`: such a ledger is damaged. */
export function evolveRun(run: Run | null, event: RunEvent): Run {
  const { body, at } = event;
  if (body.type === 'runStarted') return startRun(body, at);
  if (!run) throw new Error(`A run begins with runStarted, not with ${body.type}.`);
  return { ...evolveBody(run, body, at), reasons: withReasons(run.reasons, reasonsOf(run, body, at)) };
}

/** The fold of all events in order; null when there are none. */
export function foldRun(events: readonly RunEvent[]): Run | null {
  return events.reduce<Run | null>(evolveRun, null);
}

function startRun({ run }: Started, at: string): Run {
  return {
    ...run,
    state: 'running',
    startedAt: at,
    endedAt: null,
    integrationCommit: run.baseCommit,
    taskStates: Object.fromEntries(run.tasks.map(({ id }) => [id, { state: 'ready' as const, why: '' }])),
    attempts: [],
    allowed: {},
    groups: {},
    standstill: null,
    reasons: [],
    combined: null,
    soundCommit: null,
    lastLook: null,
    pullRequest: null,
    mergedCommit: null,
    mergeProblem: null,
  };
}

function evolveBody(run: Run, body: Later, at: string): Run {
  switch (body.type) {
    case 'limitChanged':
      return { ...run, limit: body.limit };
    case 'paused':
      return { ...run, state: 'paused' };
    case 'resumed':
      return { ...run, state: 'running', endedAt: null };
    case 'stopped':
      return { ...leavePlanning(run), state: 'stopped', endedAt: at };
    case 'taskHeld':
      return holdTask(run, body.taskId, 'held', body.why);
    case 'taskReady':
      return holdTask(run, body.taskId, 'ready', body.why);
    case 'launchAllowed': {
      const { taskId, by, reason, agentId } = body;
      return { ...run, allowed: { ...run.allowed, [taskId]: { by, reason, agentId } } };
    }
    case 'groupPlanning':
      return setTask(withGroup(run, body.taskId, { state: 'planning' }), body.taskId, 'planning', body.why);
    case 'groupProposed': {
      const proposed = withGroup(run, body.taskId, { state: 'proposed', draft: body.draft });
      return setTask(proposed, body.taskId, 'needsYou', body.why);
    }
    case 'groupTaken':
      return takeInside(run, body.taskId, body.tasks);
    case 'groupKeptWhole':
      return keepWhole(run, body.taskId, body.why);
    case 'stoodStill':
      return { ...run, standstill: body.why };
    case 'launched': {
      const { [body.taskId]: _used, ...allowed } = run.allowed;
      const started = {
        ...run,
        allowed,
        attempts: [...run.attempts, newAttempt(body, roleOf(run, body.taskId), at)],
      };
      return setTask(started, body.taskId, 'preparing', body.why);
    }
    case 'workspacePrepared':
      return change(run, body.attemptId, (attempt) => ({ ...attempt, workspace: body.workspace }));
    case 'working':
      return change(run, body.attemptId, (attempt) => ({ ...attempt, state: 'running' }), 'It is at work.');
    case 'workSeen':
      return change(run, body.attemptId, (attempt) => ({ ...attempt, files: body.files }));
    case 'strayed':
      return run;
    case 'sessionOpened':
      return change(run, body.attemptId, (attempt) => ({ ...attempt, sessionId: body.sessionId }));
    case 'usageRecorded':
      return change(run, body.attemptId, (attempt) => ({ ...attempt, usage: body.usage }));
    case 'needed':
      return change(run, body.attemptId, (attempt) => addNeed(attempt, body.need), body.need.title);
    case 'needAnswered':
      return change(run, body.attemptId, (attempt) => settleNeed(attempt, body.needId), 'It is at work.');
    case 'noted':
      return change(run, body.attemptId, (attempt) => addNote(attempt, { ...body.note, at }));
    case 'scopeWidened':
      return widen(run, body.attemptId, body.paths);
    case 'handedIn':
      return change(run, body.attemptId, (attempt) => handIn(attempt, body), body.why);
    case 'checked':
      return change(run, body.attemptId, (attempt) => addCheck(attempt, body.check));
    case 'verifying':
      return change(run, body.attemptId, (attempt) => ({ ...attempt, state: 'verifying' }), body.why);
    case 'evidenceRecorded':
      return change(run, body.attemptId, (attempt) => addEvidence(attempt, body.evidence));
    case 'reviewOpened':
      return change(run, body.attemptId, (attempt) => openReview(attempt, at), body.why);
    case 'attemptFailed':
      return change(run, body.attemptId, (attempt) => endWith(attempt, 'failed', body.why, at), body.why);
    case 'attemptInterrupted':
      return change(
        run,
        body.attemptId,
        (attempt) => endWith(attempt, 'interrupted', body.why, at),
        body.why,
      );
    case 'attemptResumed':
      return change(run, body.attemptId, backAtWork, body.why);
    case 'attemptCancelled': {
      const why = `Stopped by ${body.by}. The work so far is kept.`;
      return change(run, body.attemptId, (attempt) => endWith(attempt, 'cancelled', why, at), why);
    }
    case 'commented':
      return change(run, body.attemptId, (attempt) => addComment(attempt, body, at));
    case 'commentAnswered':
      return change(run, body.attemptId, (attempt) => addAnswer(attempt, body, at));
    case 'commentRemoved':
      return change(run, body.attemptId, (attempt) => removeComment(attempt, body.id));
    case 'pathAllowed':
      return change(run, body.attemptId, (attempt) => allowPathOf(attempt, body));
    case 'hunkTagged':
      return change(run, body.attemptId, (attempt) => tagHunk(attempt, body));
    case 'verdictOverruled':
      return change(run, body.attemptId, (attempt) => overrule(attempt, body, at));
    case 'sentBack':
      return change(
        run,
        body.attemptId,
        (attempt) => endWith(attempt, 'sentBack', null, attempt.endedAt ?? at),
        body.why,
      );
    case 'approved':
      return change(run, body.attemptId, approve, `Approved by ${body.by}. It is being landed.`);
    case 'landed': {
      const landed = change(run, body.attemptId, (attempt) => landAttempt(attempt, body.commit), body.why);
      return { ...landed, integrationCommit: body.commit };
    }
    case 'settled':
      return change(run, body.attemptId, (attempt) => settle(attempt, body), body.why);
    case 'edited':
      return change(run, body.attemptId, (attempt) => editWork(attempt, body));
    case 'split':
      return change(run, body.attemptId, (attempt) => splitOff(attempt, body));
    case 'takenOut': {
      const taken = change(run, body.attemptId, (attempt) => takeOut(attempt, body.kept), body.why);
      const isOpen = run.mergedCommit === null;
      const open = isOpen
        ? taken
        : { ...taken, state: 'running' as const, endedAt: null, mergedCommit: null };
      return { ...open, integrationCommit: body.commit };
    }
    case 'combinedChecked': {
      const { commit, checks, problem } = body;
      const isSound = problem === null && checks.every(({ passed }) => passed);
      return {
        ...run,
        combined: { commit, checks, problem },
        soundCommit: isSound ? commit : run.soundCommit,
      };
    }
    case 'conflicted': {
      const conflict = (attempt: Attempt): Attempt => ({
        ...endWith(attempt, 'conflicted', body.why, attempt.endedAt ?? at),
        conflicts: body.paths,
      });
      return change(run, body.attemptId, conflict, `It meets landed work in ${listOf(body.paths)}.`);
    }
    case 'mergeWaits':
      return { ...run, mergeProblem: body.why };
    case 'lastLookWanted':
      return { ...run, lastLook: body.wanted ? { by: body.by, at } : null };
    case 'pullRequestOpened':
      return { ...run, pullRequest: { url: body.url, opened: body.opened, by: body.by, at } };
    case 'merged':
      return {
        ...run,
        state: 'finished',
        endedAt: at,
        mergedCommit: body.commit,
        mergeProblem: null,
        lastLook: null,
      };
  }
}

/** The task itself grows, so that overlaps, later attempts and review all go by the wider scope. */
function widen(run: Run, attemptId: AttemptId, paths: readonly string[]): Run {
  const taskId = run.attempts.find(({ id }) => id === attemptId)?.taskId;
  const grown = run.tasks.map((task) =>
    task.id === taskId ? { ...task, change: [...new Set([...task.change, ...paths])] } : task,
  );
  return { ...run, tasks: grown };
}

function withGroup(run: Run, taskId: TaskId, plan: GroupPlan | null): Run {
  const { [taskId]: _before, ...groups } = run.groups;
  return { ...run, groups: plan ? { ...groups, [taskId]: plan } : groups };
}

/** What was being planned is planned anew when the run goes on; a proposal stays. */
function leavePlanning(run: Run): Run {
  return Object.entries(run.groups).reduce((now, [id, { state }]) => {
    const taskId = run.tasks.find((task) => task.id === id)?.id;
    if (!taskId || state !== 'planning') return now;
    return setTask(
      withGroup(now, taskId, null),
      taskId,
      'ready',
      'Its inside is planned when the run goes on.',
    );
  }, run);
}

function takeInside(run: Run, taskId: TaskId, inside: readonly RunTask[]): Run {
  const tasks = replaceGroup(run.tasks, taskId, inside);
  const fresh = { state: 'ready' as const, why: '' };
  const taskStates = Object.fromEntries(tasks.map(({ id }) => [id, run.taskStates[id] ?? fresh]));
  return { ...withGroup(run, taskId, null), tasks, taskStates };
}

function keepWhole(run: Run, taskId: TaskId, why: string): Run {
  const tasks = run.tasks.map((task) =>
    task.id === taskId ? { ...task, group: false, instructions: managerInstructions(task) } : task,
  );
  return setTask({ ...withGroup(run, taskId, null), tasks }, taskId, 'ready', why);
}

function roleOf(run: Run, taskId: TaskId): Role {
  return run.tasks.find(({ id }) => id === taskId)?.role ?? 'implement';
}

/** Changes one attempt; its task takes over the state, and the sentence when there is a new one. */
function change(run: Run, attemptId: AttemptId, alter: (attempt: Attempt) => Attempt, why?: string): Run {
  const index = run.attempts.findIndex(({ id }) => id === attemptId);
  const before = run.attempts[index];
  if (!before) throw new Error(`The run has no attempt ${attemptId}.`);
  const after = alter(before);
  const changed = { ...run, attempts: run.attempts.with(index, after) };
  const isLast = !run.attempts.some((other, at) => at > index && other.taskId === after.taskId);
  if (!isLast) return changed;
  return setTask(changed, after.taskId, after.state, why ?? run.taskStates[after.taskId]?.why ?? '');
}

/** A task that waits for another try keeps saying so; only the sentence changes. */
function holdTask(run: Run, taskId: TaskId, state: 'held' | 'ready', why: string): Run {
  const now = run.taskStates[taskId]?.state;
  return setTask(run, taskId, now === 'sentBack' || now === 'failed' ? now : state, why);
}

function setTask(run: Run, taskId: TaskId, state: TaskState, why: string): Run {
  // V8 copies hundreds of keys fifty times faster so than by spreading them, and every event comes by here.
  const taskStates = Object.assign({}, run.taskStates, { [taskId]: { state, why } });
  return { ...run, taskStates };
}
