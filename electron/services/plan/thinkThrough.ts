import type { CodeReader } from '#electron/services/code/createCodeService.ts';
import type { Prompts } from '#electron/services/interview/model/readPrompts.ts';
import { failureWords } from '#shared/interview/model/fallNotice.ts';
import { specOfGroup } from '#shared/plan/draft/planInside.ts';
import { type DraftContext, draftPlan } from '#shared/plan/draftPlan.ts';
import type { Plan, Task, TaskId } from '#shared/plan/plan.ts';
import type { PlanProposal } from '#shared/plan/planProposal.ts';
import type { StaleTask } from '#shared/plan/staleTask.ts';
import { draftContextOf } from './draftContextOf.ts';
import { planWithModel } from './model/planWithModel.ts';
import type { PlannerSource } from './model/plannerSource.ts';
import type { PlanPlace } from './planPlace.ts';

export type ThinkNeeds = {
  readonly code: CodeReader;
  readonly planners: Pick<PlannerSource, 'current'>;
  readonly prompts: Prompts;
};

export type ThinkRequest = {
  readonly place: PlanPlace;
  readonly by: 'rules' | 'model';
  /** The group whose inside is to be planned; null for the plan. */
  readonly group: Task | null;
  readonly tasks: readonly TaskId[] | null;
  readonly stale: readonly StaleTask[];
  /** The repository's files; those of its newest commit where nothing is said. */
  readonly files?: readonly string[];
  readonly signal: AbortSignal;
  readonly onDoing: (doing: string) => void;
};

export type ThoughtOut = Pick<PlanProposal, 'source' | 'by' | 'notice'> & {
  readonly plan: Plan;
  readonly context: DraftContext;
};

/** Inside a group tasks are finer than in the plan around it. */
const MOST_CRITERIA_INSIDE = 2;
export const BY_RULES = { source: 'rules', by: 'Overture’s rules, on this machine' } as const;

/** A plan thought out anew, by rules or by who plans besides them; null when it was given up meanwhile. */
export async function thinkThrough(request: ThinkRequest, needs: ThinkNeeds): Promise<ThoughtOut | null> {
  const { group, signal } = request;
  const spec = group ? specOfGroup(request.place.spec, group) : request.place.spec;
  const place = { ...request.place, spec };
  const found = await draftContextOf(place.project, spec, needs.code, signal, request.files);
  const context = group ? { ...found, mostCriteria: MOST_CRITERIA_INSIDE } : found;
  if (signal.aborted) return null;
  const drafted = draftPlan(spec, context);
  const thought = await better({ ...request, place }, drafted, context, needs);
  return signal.aborted ? null : { ...thought, context };
}

async function better(
  { place, by, tasks, stale, signal, onDoing }: ThinkRequest,
  drafted: Plan,
  context: DraftContext,
  needs: ThinkNeeds,
): Promise<Omit<ThoughtOut, 'context'>> {
  if (by === 'rules') return { plan: drafted, ...BY_RULES, notice: null };
  const planner = await needs.planners.current();
  if (!planner) {
    const notice = 'No model is chosen in Settings, so the plan was drafted by rules.';
    return { plan: drafted, ...BY_RULES, notice };
  }
  const outcome = await planWithModel({
    place,
    planner,
    prompts: needs.prompts,
    context,
    drafted,
    tasks,
    stale,
    signal,
    onDoing,
  });
  if (outcome.ok) return { plan: outcome.value, source: planner.source, by: planner.name, notice: null };
  const notice = `${failureWords(outcome.error)} The plan was drafted by rules instead.`;
  return { plan: drafted, ...BY_RULES, notice };
}
