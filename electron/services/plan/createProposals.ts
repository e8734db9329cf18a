import { randomUUID } from 'node:crypto';
import type { Clock } from '#electron/host/clock.ts';
import type { CodeReader } from '#electron/services/code/createCodeService.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { type DraftContext, draftPlan } from '#shared/plan/draftPlan.ts';
import type { Plan, TaskId } from '#shared/plan/plan.ts';
import type { PlanProposal } from '#shared/plan/planProposal.ts';
import { proposeChanges } from '#shared/plan/proposeChanges.ts';
import type { StaleTask } from '#shared/plan/staleTask.ts';
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

type Job = { readonly stop: AbortController; doing: string; ended: Promise<void> };

/** Thinks plans through in the background; the outcome is a fact of the ledger, and `touch` tells of every step. */
export function createProposals(needs: {
  readonly clock: Clock;
  readonly code: CodeReader;
  readonly touch: (projectId: string, specId: string) => void;
}): Proposals {
  const jobs = new Map<string, Job>();
  const keyOf = (project: OpenProject, specId: string) => `${project.id} ${specId}`;

  async function think(request: ProposalRequest, job: Job): Promise<void> {
    const { place } = request;
    const context = await draftContextOf(place.project, place.spec, needs.code, job.stop.signal);
    if (job.stop.signal.aborted) return;
    const proposal = proposalOf(request, draftPlan(place.spec, context), context);
    if (!job.stop.signal.aborted)
      recordPlanEvent(place.project, place.specId, { type: 'proposed', proposal });
  }

  function proposalOf(request: ProposalRequest, drafted: Plan, context: DraftContext): PlanProposal {
    const { place, tasks, stale } = request;
    const files = new Set(context.files);
    const changes = proposeChanges({ spec: place.spec, plan: place.plan, drafted, tasks, stale, files });
    return {
      id: randomUUID(),
      source: 'rules',
      by: 'Overture’s rules, on this machine',
      at: new Date(needs.clock()).toISOString(),
      tasks: [...changes],
      notice: changes.length === 0 ? 'The tasks fit what the spec and the code are now.' : null,
    };
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
      job.ended = think(request, job).finally(() => {
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
