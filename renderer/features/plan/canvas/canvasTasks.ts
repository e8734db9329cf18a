import type { Task, TaskId } from '#shared/plan/plan.ts';
import type { PlanModel } from '../planModel.ts';

/**
 * What stands on the canvas: the tasks that run, with every collapsed group in place of what is inside it.
 * `shownAs` leads from each task that runs to the node it is seen in.
 */
export type CanvasTasks = {
  /** A lane each, in order. */
  readonly waves: readonly (readonly Task[])[];
  readonly shownAs: ReadonlyMap<TaskId, TaskId>;
  /** Open groups with the tasks that are seen inside them, at any depth. */
  readonly openGroups: ReadonlyMap<TaskId, readonly TaskId[]>;
};

export function canvasTasks(model: PlanModel, collapsed: ReadonlySet<TaskId>): CanvasTasks {
  const byId = new Map(model.plan.tasks.toReversed().map((task) => [task.id, task]));
  const shownAs = new Map<TaskId, TaskId>();
  const openGroups = new Map<TaskId, TaskId[]>();
  const seen = new Set<TaskId>();
  const waves = model.analysis.waves.map((wave) =>
    wave.taskIds.flatMap((id) => {
      const around = groupsOf(id, byId);
      const outermost = around.findLast((group) => collapsed.has(group));
      const shown = outermost ?? id;
      shownAs.set(id, shown);
      if (seen.has(shown)) return [];
      seen.add(shown);
      for (const group of outermost ? groupsOf(outermost, byId) : around)
        openGroups.set(group, [...(openGroups.get(group) ?? []), shown]);
      return byId.get(shown) ?? [];
    }),
  );
  return { waves, shownAs, openGroups };
}

/** The groups around a task, the nearest first; stops where a damaged plan goes in a circle. */
function groupsOf(id: TaskId, byId: ReadonlyMap<TaskId, Task>): readonly TaskId[] {
  const around: TaskId[] = [];
  for (
    let within = byId.get(id)?.within ?? null;
    within !== null;
    within = byId.get(within)?.within ?? null
  ) {
    if (around.includes(within) || !byId.has(within)) break;
    around.push(within);
  }
  return around;
}
