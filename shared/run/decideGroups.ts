import { fail, ok } from '#shared/contract/result.ts';
import type { TaskId } from '#shared/plan/plan.ts';
import { type Decision, notNow } from './decideRun.ts';
import type { GroupAnswer, GroupDraft } from './groupPlan.ts';
import { describeFirst, describeNeeds } from './launchReasons.ts';
import type { Run, RunTask } from './run.ts';
import type { RunEventBody } from './runEvent.ts';
import { dependentsOf, lastAttemptOf, stateOfTask } from './taskStates.ts';
import { countOf, listOf } from './words.ts';

/** Whether the task is a group that still has to be planned; one that was worked on as a whole is none. */
export function isUnplannedGroup(run: Run, task: RunTask): boolean {
  return task.group && lastAttemptOf(run, task.id) === undefined;
}

export type GroupTurns = {
  /** Groups to plan now, with why; those being planned included, for the planning may have ended with its host. */
  readonly plan: readonly { readonly taskId: TaskId; readonly why: string }[];
  readonly hold: readonly { readonly taskId: TaskId; readonly state: 'held'; readonly why: string }[];
};

/** A group is planned once all that it needs has landed: only then is the code as its tasks will find it. */
export function decideGroupTurns(run: Run): GroupTurns {
  const open = run.tasks.filter((task) => isUnplannedGroup(run, task));
  const missing = (task: RunTask) => task.needs.filter((need) => stateOfTask(run, need) !== 'landed');
  return {
    plan: open
      .filter((task) => missing(task).length === 0 && run.groups[task.id]?.state !== 'proposed')
      .map((task) => ({ taskId: task.id, why: `${describeFirst(task)} Its inside is planned now.` })),
    hold: open
      .filter((task) => missing(task).length > 0)
      .map((task) => ({ taskId: task.id, state: 'held', why: describeNeeds(run, missing(task)) })),
  };
}

/** Whether nothing of the group's planning was settled meanwhile, so that what came of it still counts. */
export function isBeingPlanned(run: Run, taskId: TaskId): boolean {
  return run.groups[taskId]?.state === 'planning';
}

export function proposeGroup(taskId: TaskId, draft: GroupDraft): RunEventBody {
  const { length } = draft.tasks;
  const why =
    length === 0
      ? 'Its inside could not be planned. Say how it goes on.'
      : `It is planned as ${countOf(length, 'task')}. Look at the plan and say whether it goes on so.`;
  return { type: 'groupProposed', taskId, draft, why };
}

/** What an answer other than `take` records; taking it needs plan.yaml first (`decideTakeInside`). */
export function decideGroupAnswer(
  run: Run,
  taskId: TaskId,
  { answer, by }: { readonly answer: GroupAnswer; readonly by: string },
): Decision {
  const open = run.groups[taskId];
  if (!open || run.state === 'finished') return notNow('be planned', stateOfTask(run, taskId));
  switch (answer) {
    case 'take':
      return open.state === 'proposed' ? ok([]) : notNow('be taken', 'still being planned');
    case 'again':
      return ok([{ type: 'groupPlanning', taskId, why: `${by} asked for another plan of its inside.` }]);
    case 'rules':
      return ok([{ type: 'groupPlanning', taskId, why: `${by} asked for a plan by the rules.` }]);
    case 'whole': {
      const why = `${by} gives all of it to one agent, who splits it first.`;
      return ok([{ type: 'groupKeptWhole', taskId, by, why }]);
    }
  }
}

/**
 * The group gives way to its tasks. They keep to what this run knows: a task that came into the plan after the start
 * cannot be waited for, and none that waits for the group may be.
 */
export function decideTakeInside(
  run: Run,
  taskId: TaskId,
  inside: readonly RunTask[],
  { by, said }: { readonly by: string; readonly said: string },
): Decision {
  const group = run.tasks.find(({ id }) => id === taskId);
  if (!group || !isUnplannedGroup(run, group)) return notNow('be planned', stateOfTask(run, taskId));
  const others = new Set(run.tasks.map(({ id }) => id));
  const twice = inside.find(({ id }) => others.has(id));
  if (inside.length === 0 || twice) {
    const reason = twice
      ? `${twice.id} is in the run already. Give the tasks within ${taskId} ids of their own in plan.yaml.`
      : `Nothing is planned within ${taskId}.`;
    return fail({ code: 'failed', reason });
  }
  const after = new Set([taskId, ...dependentsOf(run, taskId)]);
  const own = new Set(inside.map(({ id }) => id));
  const isKnown = (id: TaskId) => own.has(id) || (others.has(id) && !after.has(id));
  const tasks = inside.map((task) => ({
    ...task,
    needs: task.needs.filter(isKnown),
    beside: task.beside.filter((id) => own.has(id) || others.has(id)),
  }));
  const ids = listOf(tasks.map(({ id }) => id));
  const why = `${said}: ${ids}. ${tasks.length === 1 ? 'It starts' : 'They start'} by the same rules as every task.`;
  return ok([{ type: 'groupTaken', taskId, tasks, by, why }]);
}
