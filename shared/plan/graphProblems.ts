import type { Plan, TaskId } from './plan.ts';
import { taskNumber } from './planDocument.ts';
import type { PlanProblem, QuickFix } from './planProblem.ts';
import { findCycles, tasksById } from './taskGraph.ts';

const NOTHING = { criteria: [], quote: null, files: [], detail: '' } as const;

/** What keeps tasks from ever starting, or from being told apart. All of it errors. */
export function graphProblems(plan: Plan): readonly PlanProblem[] {
  return [...duplicateIds(plan), ...cycles(plan), ...unknownNeeds(plan)];
}

function duplicateIds(plan: Plan): readonly PlanProblem[] {
  return plan.tasks.flatMap((task, index): PlanProblem[] => {
    const first = plan.tasks.findIndex((other) => other.id === task.id);
    if (first === index) return [];
    return [
      {
        ...NOTHING,
        key: `duplicateId ${task.id} ${index}`,
        kind: 'duplicateId',
        severity: 'error',
        taskIds: [task.id],
        sentence: `Two tasks are called ${task.id}`,
        detail: `“${plan.tasks[first]?.title}” and “${task.title}”. One of them needs an id of its own.`,
        fixes: [
          {
            label: `Give “${shorten(task.title)}” a new id`,
            edit: { kind: 'renumber', index },
            quiet: false,
          },
        ],
      },
    ];
  });
}

function cycles(plan: Plan): readonly PlanProblem[] {
  return findCycles(plan).map((cycle): PlanProblem => {
    const next = (index: number) => cycle[(index + 1) % cycle.length];
    const fixes = cycle.slice(0, 3).flatMap((to, index): QuickFix[] => {
      const from = next(index);
      const label = cycle.length === 1 ? `Let ${to} not wait for itself` : `Let ${to} go first`;
      return from ? [{ label, edit: { kind: 'disconnect', from, to }, quiet: index > 0 }] : [];
    });
    return {
      ...NOTHING,
      key: `cycle ${[...cycle].sort().join(' ')}`,
      kind: 'cycle',
      severity: 'error',
      taskIds: cycle,
      sentence: cycleSentence(cycle),
      detail: `${[...cycle, cycle[0]].join(' waits for ')}. ${cycle.length === 1 ? 'It could never start.' : 'None of them could start.'}`,
      fixes,
    };
  });
}

function cycleSentence(cycle: readonly TaskId[]): string {
  if (cycle.length === 1) return `${cycle[0]} waits for itself`;
  if (cycle.length === 2) return `${cycle[0]} and ${cycle[1]} wait for each other`;
  return `${cycle.slice(0, -1).join(', ')} and ${cycle.at(-1)} wait for each other`;
}

function unknownNeeds(plan: Plan): readonly PlanProblem[] {
  const known = tasksById(plan);
  // Ids are given in turn and never twice, so a lower one that is not there was there once.
  const wasDropped = (id: TaskId) => taskNumber(id) <= plan.highestNumber;
  return plan.tasks.flatMap((task) =>
    task.needs
      .filter((need) => !known.has(need))
      .map(
        (need): PlanProblem => ({
          ...NOTHING,
          key: `unknownNeed ${task.id} ${need}`,
          kind: wasDropped(need) ? 'droppedNeed' : 'unknownNeed',
          severity: 'error',
          taskIds: [task.id],
          sentence: wasDropped(need)
            ? `${task.id} waits for ${need}, which was dropped from the plan`
            : `${task.id} waits for ${need}, which is not in the plan`,
          detail: 'It could never start.',
          fixes: [
            {
              label: `Stop waiting for ${need}`,
              edit: { kind: 'disconnect', from: need, to: task.id },
              quiet: false,
            },
          ],
        }),
      ),
  );
}

function shorten(title: string): string {
  return title.length > 24 ? `${title.slice(0, 23).trimEnd()}…` : title;
}
