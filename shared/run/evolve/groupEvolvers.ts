import { managerInstructions } from '#shared/plan/groups.ts';
import type { TaskId } from '#shared/plan/plan.ts';
import type { GroupPlan } from '../groupPlan.ts';
import { replaceGroup } from '../replaceGroup.ts';
import type { Run, RunTask } from '../run.ts';
import { type Evolvers, setTask } from './evolver.ts';

/** How a group comes to the tasks that it is made of. */
export const groupEvolvers: Evolvers<'groupPlanning' | 'groupProposed' | 'groupTaken' | 'groupKeptWhole'> = {
  groupPlanning: (run, { taskId, why }) =>
    setTask(withGroup(run, taskId, { state: 'planning' }), taskId, 'planning', why),
  groupProposed: (run, { taskId, draft, why }) =>
    setTask(withGroup(run, taskId, { state: 'proposed', draft }), taskId, 'needsYou', why),
  groupTaken: (run, { taskId, tasks }) => takeInside(run, taskId, tasks),
  groupKeptWhole: (run, { taskId, why }) => keepWhole(run, taskId, why),
};

/** What was being planned is planned anew when the run goes on; a proposal stays. */
export function leavePlanning(run: Run): Run {
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

function withGroup(run: Run, taskId: TaskId, plan: GroupPlan | null): Run {
  const { [taskId]: _before, ...groups } = run.groups;
  return { ...run, groups: plan ? { ...groups, [taskId]: plan } : groups };
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
