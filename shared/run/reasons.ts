import type { TaskId } from '#shared/plan/plan.ts';
import type { AttemptId, Reason, Run } from './run.ts';
import type { RunEventBody } from './runEvent.ts';
import { dependentsOf } from './taskStates.ts';
import { countOf, listOf, sentence } from './words.ts';

type Said = Pick<Reason, 'kind' | 'taskIds' | 'title' | 'text'>;
type Later = Exclude<RunEventBody, { type: 'runStarted' }>;

/** Milliseconds within which equal sentences belong to one decision and are told as one. */
const ONE_DECISION_MS = 1000;

/** What an event adds to “Why each task runs or waits”. `run` is the run before it. */
export function reasonsOf(run: Run, body: Later, at: string): readonly Reason[] {
  const said = say(run, body);
  return said ? [{ at, ...said }] : [];
}

function say(run: Run, body: Later): Said | null {
  switch (body.type) {
    case 'limitChanged':
      return of('changed', [], `${sentence(countOf(body.limit, 'task'))} at once`, `Set by ${body.by}.`);
    case 'paused':
      return of('changed', [], 'Paused', `By ${body.by}. What is at work goes on; nothing new starts.`);
    case 'resumed':
      return of('changed', [], 'Going on', `${body.by} let the run start tasks again.`);
    case 'stopped':
      return of('changed', [], 'Stopped', `By ${body.by}. The work so far is kept in the workspaces.`);
    case 'taskHeld':
      return of('held', [body.taskId], `Held ${body.taskId}`, body.why);
    case 'taskReady':
      return of('held', [body.taskId], `${body.taskId} is ready`, body.why);
    case 'stoodStill':
      return body.why === null ? null : of('needsYou', [], 'Nothing goes on by itself', body.why);
    case 'launched': {
      const title = body.number === 1 ? `Launched ${body.taskId}` : `Started ${body.taskId} again`;
      return of('launched', [body.taskId], title, body.why);
    }
    case 'groupPlanning':
      return of('changed', [body.taskId], `${body.taskId} is being planned`, body.why);
    case 'groupProposed':
      return of(
        'needsYou',
        [body.taskId],
        `${body.taskId} needs you`,
        describeWaiting(run, body.taskId, body.why),
      );
    case 'groupTaken': {
      const inside = body.tasks.map(({ id }) => id);
      return of('changed', [body.taskId, ...inside], `${body.taskId} is ${listOf(inside)} now`, body.why);
    }
    case 'groupKeptWhole':
      return of('changed', [body.taskId], `${body.taskId} stays one task`, body.why);
    case 'needed':
      return about(run, body.attemptId, 'needsYou', 'needs you', (id) =>
        describeWaiting(run, id, body.need.title),
      );
    case 'scopeWidened':
      return about(run, body.attemptId, 'judged', 'may change more', () => {
        return `${body.by} added ${listOf(body.paths)}: ${body.reason}`;
      });
    case 'strayed':
      return about(run, body.attemptId, 'changed', 'changes more than it declared', () => body.why);
    case 'handedIn':
      return about(run, body.attemptId, 'handedIn', 'handed in its work', () => body.why);
    case 'verifying':
      return about(run, body.attemptId, 'launched', 'is verified', () => body.why);
    case 'attemptFailed':
      return about(run, body.attemptId, 'failed', 'failed', () => body.why);
    case 'attemptInterrupted':
      return about(run, body.attemptId, 'interrupted', 'was interrupted', () => body.why);
    case 'attemptResumed':
      return about(run, body.attemptId, 'launched', 'goes on', () => body.why);
    case 'attemptCancelled':
      return about(
        run,
        body.attemptId,
        'interrupted',
        'was stopped',
        () => `By ${body.by}. Its work is kept.`,
      );
    case 'pathAllowed':
      return about(run, body.attemptId, 'judged', 'may change more', () => {
        return `${body.by} allowed ${body.path}: ${body.reason}`;
      });
    case 'verdictOverruled':
      return about(run, body.attemptId, 'judged', 'was judged by a person', () => {
        return `${body.by} overruled ${body.criterion}: ${body.reason}`;
      });
    case 'sentBack':
      return about(run, body.attemptId, 'sentBack', 'was sent back', () => body.why);
    case 'approved': {
      const { reason } = body;
      // An approval that nothing spoke against shows as the landing.
      if (reason === null) return null;
      return about(run, body.attemptId, 'judged', 'was approved all the same', () => `${body.by}: ${reason}`);
    }
    case 'landed':
      return about(run, body.attemptId, 'landed', 'landed', () => body.why);
    case 'settled':
      return about(run, body.attemptId, 'judged', 'was settled', () => {
        return `${body.by} settled ${listOf(body.paths)} place by place.`;
      });
    case 'edited':
      return about(run, body.attemptId, 'judged', 'was edited in review', () => {
        return `${body.by} changed ${listOf(body.paths)}. What was shown before is of earlier work now.`;
      });
    case 'split':
      return about(run, body.attemptId, 'judged', 'was split', () => {
        return `${body.by} left out ${listOf(body.paths)}; ${body.followUp} of the plan brings it in.`;
      });
    case 'takenOut':
      return about(run, body.attemptId, 'sentBack', 'was taken back out', () => body.why);
    case 'combinedChecked': {
      if (body.problem !== null)
        return of('failed', [], 'The landed work could not be checked', body.problem);
      const failing = body.checks.filter(({ passed }) => !passed).map(({ name }) => `“${name}”`);
      if (failing.length === 0) return null;
      const verb = failing.length === 1 ? 'fails' : 'fail';
      return of('failed', [], 'The landed work does not pass together', `${listOf(failing)} ${verb}.`);
    }
    case 'conflicted':
      return about(run, body.attemptId, 'failed', 'could not land', () => body.why);
    case 'mergeWaits':
      return of('changed', [], `Not on ${run.baseBranch} yet`, body.why);
    case 'pullRequestOpened': {
      const where = body.url === null ? '' : ` ${body.url}`;
      const words = body.opened ? `${body.by} opened it.` : `${body.by} pushed ${run.integrationBranch}.`;
      return of('changed', [], 'A pull request', `${words}${where}`);
    }
    case 'merged':
      return of('finished', [], 'Finished', `All work is on ${body.into} now.`);
    case 'workspacePrepared':
    // The launch that follows says it.
    case 'launchAllowed':
    case 'working':
    case 'sessionOpened':
    case 'usageRecorded':
    case 'workSeen':
    case 'needAnswered':
    case 'noted':
    case 'checked':
    case 'evidenceRecorded':
    case 'reviewOpened':
    case 'commented':
    case 'commentRemoved':
    case 'commentAnswered':
    case 'hunkTagged':
    case 'lastLookWanted':
      return null;
  }
}

function of(kind: Reason['kind'], taskIds: readonly TaskId[], title: string, text: string): Said {
  return { kind, taskIds, title, text };
}

function about(
  run: Run,
  attemptId: AttemptId,
  kind: Reason['kind'],
  verb: string,
  text: (taskId: TaskId) => string,
): Said | null {
  const taskId = run.attempts.find(({ id }) => id === attemptId)?.taskId;
  return taskId ? of(kind, [taskId], `${taskId} ${verb}`, text(taskId)) : null;
}

function describeWaiting(run: Run, taskId: TaskId, asked: string): string {
  const waiting = dependentsOf(run, taskId);
  if (waiting.length === 0) return `${asked} Others go on.`;
  return `${asked} Others go on. ${listOf(waiting)} ${waiting.length === 1 ? 'waits' : 'wait'} for ${taskId}.`;
}

/** Appends, and tells launches or holds of one decision that have the same reason as one: “Launched T1 and T2”. */
export function withReasons(before: readonly Reason[], added: readonly Reason[]): readonly Reason[] {
  return added.reduce((reasons, reason) => {
    const last = reasons.at(-1);
    const joined = last && join(last, reason);
    return joined ? [...reasons.slice(0, -1), joined] : [...reasons, reason];
  }, before);
}

function join(last: Reason, next: Reason): Reason | null {
  const verb = /^(?:Launched|Held) /.exec(next.title)?.[0];
  // The clock may have been set back in between.
  const near = Math.abs(Date.parse(next.at) - Date.parse(last.at)) <= ONE_DECISION_MS;
  const text = ofSeveral(next.text);
  if (!verb || !near || !last.title.startsWith(verb) || ofSeveral(last.text) !== text) return null;
  const taskIds = [...last.taskIds, ...next.taskIds];
  return { ...last, taskIds, title: `${verb}${listOf(taskIds)}`, text };
}

function ofSeveral(text: string): string {
  return text
    .replace('Nothing comes before it.', 'Nothing comes before them.')
    .replace('It waits', 'They wait')
    .replace('It starts', 'They start')
    .replace('It would', 'They would');
}
