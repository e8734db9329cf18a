import { createHash } from 'node:crypto';
import { createPathSet } from '#shared/plan/globs.ts';
import type { Plan, TaskId } from '#shared/plan/plan.ts';
import type { PlanCode } from '#shared/plan/planCode.ts';
import type { StaleTask } from '#shared/plan/staleTask.ts';
import {
  basisOf,
  findStale,
  type PlannedTask,
  type PlanSurroundings,
  widenBasis,
} from '#shared/plan/staleness.ts';
import type { Run } from '#shared/run/run.ts';
import { landingsOf, settledIn } from './landingsOf.ts';
import { readPlanRecord, recordPlanEvent } from './planJournal.ts';
import type { PlanPlace } from './planPlace.ts';

/**
 * The stale tasks of a plan. A task seen for the first time counts as planned for what is now, and so does what a
 * task came to cover or change since: this is recorded on the way.
 */
export function staleTasks(
  place: PlanPlace & { readonly plan: Plan },
  code: PlanCode,
  runs: readonly Run[],
  at: string,
): readonly StaleTask[] {
  const around = surroundings(place, code);
  const { planned } = readPlanRecord(place.project, place.specId);
  const seen = new Map<TaskId, PlannedTask>();
  const news: Record<string, PlannedTask> = {};
  for (const task of place.plan.tasks) {
    const now = basisOf(task, around);
    const known = planned.get(task.id);
    const basis = known ? widenBasis(known.basis, now) : now;
    const kept = { basis, at: known?.at ?? at };
    seen.set(task.id, kept);
    if (!known || JSON.stringify(known.basis) !== JSON.stringify(basis)) news[task.id] = kept;
  }
  if (Object.keys(news).length > 0)
    recordPlanEvent(place.project, place.specId, { type: 'planned', tasks: news });
  const own = runs.filter(({ specId }) => specId === place.specId);
  return findStale(place.plan, seen, around, landingsOf(own), settledIn(own.at(-1) ?? null));
}

/** From now on these tasks are planned for what is now. */
export function planAnew(
  place: PlanPlace & { readonly plan: Plan },
  code: PlanCode,
  ids: readonly TaskId[],
  at: string,
): void {
  const around = surroundings(place, code);
  const tasks = place.plan.tasks.filter(({ id }) => ids.includes(id));
  if (tasks.length === 0) return;
  recordPlanEvent(place.project, place.specId, {
    type: 'planned',
    tasks: Object.fromEntries(tasks.map((task) => [task.id, { basis: basisOf(task, around), at }])),
  });
}

function surroundings({ spec }: PlanPlace, code: PlanCode): PlanSurroundings {
  return {
    spec,
    code,
    paths: createPathSet(Object.keys(code.files)),
    digest: (text) => createHash('sha256').update(text).digest('hex').slice(0, 16),
  };
}
