import { flattenGroups, groupsAround, membersOf } from './groups.ts';
import type { Plan, Task } from './plan.ts';
import type { PlanProblem } from './planProblem.ts';
import { findCycles, tasksById } from './taskGraph.ts';

const NOTHING = { criteria: [], quote: null, files: [] } as const;

/** Tasks of groups that are none, and groups that could never be begun or are still to be planned inside. */
export function groupProblems(plan: Plan): readonly PlanProblem[] {
  return [...unknownGroups(plan), ...needsAcross(plan), ...loopsAcross(plan), ...unplanned(plan)];
}

function unknownGroups(plan: Plan): readonly PlanProblem[] {
  const byId = tasksById(plan);
  return plan.tasks.flatMap((task): PlanProblem[] => {
    if (task.within === null) return [];
    const around = groupsAround(plan, task.id);
    const isLoop = task.within === task.id || around.some(({ id }) => id === task.id);
    if (byId.get(task.within)?.group && !isLoop) return [];
    return [
      {
        ...NOTHING,
        key: `unknownGroup ${task.id}`,
        kind: 'unknownGroup',
        severity: 'error',
        taskIds: [task.id],
        sentence: isLoop
          ? `${task.id} is within itself`
          : `${task.id} is within ${task.within}, which is no group`,
        detail: 'It could not be told when it may start.',
        fixes: [
          {
            label: `Take ${task.id} out`,
            edit: { kind: 'updateTask', id: task.id, fields: { within: null } },
            quiet: false,
          },
        ],
      },
    ];
  });
}

/** A task that waits for the group it is in waits for itself. */
function needsAcross(plan: Plan): readonly PlanProblem[] {
  return plan.tasks
    .filter(({ within }) => within !== null)
    .flatMap((task) =>
      groupsAround(plan, task.id)
        .filter((group) => task.needs.includes(group.id))
        .map(
          (group): PlanProblem => ({
            ...NOTHING,
            key: `insideNeeds ${task.id} ${group.id}`,
            kind: 'cycle',
            severity: 'error',
            taskIds: [task.id, group.id],
            sentence: `${task.id} waits for ${group.id}, which it is a part of`,
            detail: 'It could never start.',
            fixes: [
              {
                label: `Stop waiting for ${group.id}`,
                edit: { kind: 'disconnect', from: group.id, to: task.id },
                quiet: false,
              },
            ],
          }),
        ),
    );
}

/** Loops that only show when groups give way to the tasks within them. */
function loopsAcross(plan: Plan): readonly PlanProblem[] {
  const leaves = flattenGroups(plan);
  if (leaves === plan) return [];
  const byId = tasksById(plan);
  return findCycles(leaves).flatMap((cycle): PlanProblem[] => {
    const steps = cycle.map((to, index) => ({ to, from: cycle[(index + 1) % cycle.length] ?? to }));
    const said = steps.filter(({ to, from }) => byId.get(to)?.needs.includes(from));
    if (said.length === steps.length) return [];
    return [
      {
        ...NOTHING,
        key: `cycle across ${[...cycle].sort().join(' ')}`,
        kind: 'cycle',
        severity: 'error',
        taskIds: cycle,
        sentence: `${cycle.join(', ')} wait for each other across a group`,
        detail: 'A task within a group waits for what the group waits for. None of them could start.',
        fixes: said.slice(0, 3).map(({ to, from }, index) => ({
          label: `Let ${to} not wait for ${from}`,
          edit: { kind: 'disconnect', from, to },
          quiet: index > 0,
        })),
      },
    ];
  });
}

function unplanned(plan: Plan): readonly PlanProblem[] {
  const members = membersOf(plan);
  const isEmpty = (task: Task) => task.group && members.get(task.id)?.length === 0;
  return plan.tasks.filter(isEmpty).map((task) => ({
    ...NOTHING,
    key: `emptyGroup ${task.id}`,
    kind: 'emptyGroup',
    severity: 'warning',
    taskIds: [task.id],
    sentence: `The inside of ${task.id} is not planned yet`,
    detail: 'Until it is, one agent would do it as a whole.',
    fixes: [
      {
        label: 'Make it a task',
        edit: { kind: 'updateTask', id: task.id, fields: { group: false } },
        quiet: true,
      },
    ],
  }));
}
