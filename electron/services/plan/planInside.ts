import type { Clock } from '#electron/host/clock.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { insideOf } from '#shared/plan/draft/planInside.ts';
import type { Plan, Task } from '#shared/plan/plan.ts';
import type { GroupDraft } from '#shared/run/groupPlan.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { type ThinkNeeds, thinkThrough } from './thinkThrough.ts';

/** A group of a plan whose turn has come in a run. */
export type InsideRequest = {
  readonly project: OpenProject;
  readonly specId: string;
  /** The spec that the run works from. */
  readonly spec: SpecDocument;
  readonly plan: Plan;
  readonly group: Task;
  /** The files as they are with all that has landed. */
  readonly files: readonly string[];
  readonly by: 'rules' | 'model';
  readonly signal: AbortSignal;
};

/** Plans the inside of a group; null when it was given up meanwhile. */
export type PlanInside = (request: InsideRequest) => Promise<GroupDraft | null>;

export function createInsidePlanner(needs: ThinkNeeds & { readonly clock: Clock }): PlanInside {
  return async ({ project, specId, spec, plan, group, files, by: wanted, signal }) => {
    // Who has chosen no model knows that the rules plan; only a model that fails is worth a word.
    const by = (await needs.planners.current()) ? wanted : 'rules';
    const place = { project, specId, spec, plan };
    const request = { place, by, group, tasks: null, stale: [], files, signal, onDoing: () => undefined };
    const thought = await thinkThrough(request, needs);
    if (!thought) return null;
    const { source, by: planner, notice } = thought;
    const tasks = [...insideOf(group, thought.plan, plan)];
    return { source, by: planner, notice, tasks, at: new Date(needs.clock()).toISOString() };
  };
}
