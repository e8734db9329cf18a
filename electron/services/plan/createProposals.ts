import { randomUUID } from 'node:crypto';
import type { Clock } from '#electron/host/clock.ts';
import type { CodeReader } from '#electron/services/code/createCodeService.ts';
import type { Prompts } from '#electron/services/interview/model/readPrompts.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { insideOf } from '#shared/plan/draft/planInside.ts';
import type { TaskId } from '#shared/plan/plan.ts';
import type { PlanProposal } from '#shared/plan/planProposal.ts';
import { proposeChanges } from '#shared/plan/proposeChanges.ts';
import type { StaleTask } from '#shared/plan/staleTask.ts';
import type { PlannerSource } from './model/plannerSource.ts';
import { readPlanRecord, recordPlanEvent } from './planJournal.ts';
import type { PlanPlace } from './planPlace.ts';
import { BY_RULES, thinkThrough } from './thinkThrough.ts';

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
    const { place, by, tasks: asked, stale } = request;
    const { project, specId } = place;
    const group = place.plan?.tasks.find(({ id }) => id === request.group) ?? null;
    const thought = await thinkThrough(
      {
        place,
        by,
        group,
        tasks: asked,
        stale,
        signal: job.stop.signal,
        onDoing(doing) {
          job.doing = doing;
          if (!job.stop.signal.aborted) needs.touch(project.id, specId);
        },
      },
      needs,
    );
    if (!thought) return;
    const { plan, context, ...credits } = thought;
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
            spec: place.spec,
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
      const letGo = project.hold();
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
          letGo();
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
