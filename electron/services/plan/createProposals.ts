import { randomUUID } from 'node:crypto';
import type { Clock } from '#electron/host/clock.ts';
import type { CodeReader } from '#electron/services/code/createCodeService.ts';
import type { Prompts } from '#electron/services/interview/model/readPrompts.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { failureWords } from '#shared/interview/model/fallNotice.ts';
import { insideOf, specOfGroup } from '#shared/plan/draft/planInside.ts';
import { type DraftContext, draftPlan } from '#shared/plan/draftPlan.ts';
import type { Plan, TaskId } from '#shared/plan/plan.ts';
import type { PlanProposal } from '#shared/plan/planProposal.ts';
import { proposeChanges } from '#shared/plan/proposeChanges.ts';
import type { StaleTask } from '#shared/plan/staleTask.ts';
import { planWithModel } from './model/planWithModel.ts';
import type { PlannerSource } from './model/plannerSource.ts';
import { draftContextOf } from './draftContextOf.ts';
import { readPlanRecord, recordPlanEvent } from './planJournal.ts';
import type { PlanPlace } from './planPlace.ts';

export type ProposalRequest = {
  readonly place: PlanPlace;
  readonly by: 'rules' | 'model';
  readonly tasks: readonly TaskId[] | null;
  /** The group whose inside is to be planned. */
  readonly group: TaskId | null;
  readonly stale: readonly StaleTask[];
};

export interface Proposals {
  /** Begins to think; what was thought about before is given up. */
  begin(request: ProposalRequest): void;
  /** What is being done now; null while nobody thinks. */
  doing(project: OpenProject, specId: string): string | null;
  drop(project: OpenProject, specId: string): void;
  /** Settles when nothing runs any more. */
  dispose(): Promise<void>;
}

/** Inside a group tasks are finer than in the plan around it. */
const MOST_CRITERIA_INSIDE = 2;
const BY_RULES = { source: 'rules', by: 'Overture’s rules, on this machine' } as const;

type ThoughtOut = Pick<PlanProposal, 'source' | 'by' | 'notice'> & { readonly plan: Plan };
type Job = { readonly stop: AbortController; doing: string; ended: Promise<void> };

/** Thinks plans through in the background; the outcome is a fact of the ledger, and `touch` tells of every step. */
export function createProposals(needs: {
  readonly clock: Clock;
  readonly code: CodeReader;
  readonly planners: PlannerSource;
  readonly prompts: Prompts;
  readonly touch: (projectId: string, specId: string) => void;
}): Proposals {
  const jobs = new Map<string, Job>();
  const now = () => new Date(needs.clock()).toISOString();
  const keyOf = (project: OpenProject, specId: string) => `${project.id} ${specId}`;

  async function think(request: ProposalRequest, job: Job): Promise<void> {
    const { project, specId } = request.place;
    const signal = job.stop.signal;
    const group = request.place.plan?.tasks.find(({ id }) => id === request.group) ?? null;
    const spec = group ? specOfGroup(request.place.spec, group) : request.place.spec;
    const place = { ...request.place, spec };
    const found = await draftContextOf(project, spec, needs.code, signal);
    const context = group ? { ...found, mostCriteria: MOST_CRITERIA_INSIDE } : found;
    if (signal.aborted) return;
    const drafted = draftPlan(spec, context);
    const outcome = await thoughtOut({ ...request, place }, drafted, context, job);
    if (signal.aborted) return;
    const { plan, ...credits } = outcome;
    const tasks =
      group && place.plan
        ? insideOf(group, plan, place.plan).map((after) => ({
            taskId: after.id,
            before: null,
            after,
            why: '',
          }))
        : proposeChanges({
            ...request,
            spec,
            plan: place.plan,
            drafted: plan,
            files: new Set(context.files),
          });
    const proposal: PlanProposal = {
      id: randomUUID(),
      ...credits,
      at: now(),
      tasks: [...tasks],
      notice:
        credits.notice ??
        (tasks.length === 0 ? 'Nothing is to be changed: the tasks fit what is now.' : null),
    };
    recordPlanEvent(project, specId, { type: 'proposed', proposal });
  }

  async function thoughtOut(
    { place, by, tasks, stale }: ProposalRequest,
    drafted: Plan,
    context: DraftContext,
    job: Job,
  ): Promise<ThoughtOut> {
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
      signal: job.stop.signal,
      onDoing(doing) {
        job.doing = doing;
        if (!job.stop.signal.aborted) needs.touch(place.project.id, place.specId);
      },
    });
    if (!outcome.ok) {
      const notice = `${failureWords(outcome.error)} The plan was drafted by rules instead.`;
      return { plan: drafted, ...BY_RULES, notice };
    }
    return { plan: outcome.value, source: planner.source, by: planner.name, notice: null };
  }

  return {
    begin(request) {
      const { project, specId } = request.place;
      const key = keyOf(project, specId);
      jobs.get(key)?.stop.abort();
      const job: Job = {
        stop: new AbortController(),
        doing: 'Reads the spec and the code',
        ended: Promise.resolve(),
      };
      jobs.set(key, job);
      job.ended = think(request, job)
        .catch((error: unknown) => {
          const reason = error instanceof Error ? error.message : String(error);
          const notice = `The plan could not be thought through (${reason}). Nothing was changed; try again.`;
          const proposal = { id: randomUUID(), ...BY_RULES, at: now(), tasks: [], notice };
          if (!job.stop.signal.aborted) recordPlanEvent(project, specId, { type: 'proposed', proposal });
        })
        .finally(() => {
          if (jobs.get(key) === job) jobs.delete(key);
          if (!job.stop.signal.aborted) needs.touch(project.id, specId);
        });
      needs.touch(project.id, specId);
    },
    doing: (project, specId) => jobs.get(keyOf(project, specId))?.doing ?? null,
    drop(project, specId) {
      const key = keyOf(project, specId);
      jobs.get(key)?.stop.abort();
      jobs.delete(key);
      if (readPlanRecord(project, specId).proposal) recordPlanEvent(project, specId, { type: 'dropped' });
      needs.touch(project.id, specId);
    },
    async dispose() {
      const running = [...jobs.values()];
      for (const { stop } of running) stop.abort();
      await Promise.allSettled(running.map(({ ended }) => ended));
    },
  };
}
