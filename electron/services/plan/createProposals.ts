import { randomUUID } from 'node:crypto';
import type { Clock } from '#electron/host/clock.ts';
import type { CodeReader } from '#electron/services/code/createCodeService.ts';
import type { Prompts } from '#electron/services/interview/model/readPrompts.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { insideOf } from '#shared/plan/draft/planInside.ts';
import type { Task, TaskId } from '#shared/plan/plan.ts';
import type { PlanProposal } from '#shared/plan/planProposal.ts';
import { proposeChanges } from '#shared/plan/proposeChanges.ts';
import type { StaleTask } from '#shared/plan/staleTask.ts';
import type { PlannerSource } from './model/plannerSource.ts';
import { readPlanRecord, recordPlanEvent } from './planJournal.ts';
import type { PlanPlace } from './planPlace.ts';
import { BY_RULES, type ThoughtOut, thinkThrough } from './thinkThrough.ts';

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

export type ProposalNeeds = {
  readonly clock: Clock;
  readonly code: CodeReader;
  readonly planners: PlannerSource;
  readonly prompts: Prompts;
  readonly touch: (projectId: string, specId: string) => void;
};

/** Thinks plans through in the background; the outcome is a fact of the ledger, and `touch` tells of every step. */
export function createProposals(needs: ProposalNeeds): Proposals {
  const jobs = new Map<string, Job>();
  const keyOf = (project: OpenProject, specId: string) => `${project.id} ${specId}`;

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
      job.ended = think(needs, request, job)
        // Such as on a full disk, which can take no word about it either.
        .catch((error: unknown) => console.error(`what is proposed for ${specId} was not recorded`, error))
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

/** Records what came of it: a proposal, or the reason why there is none. */
async function think(needs: ProposalNeeds, request: ProposalRequest, job: Job): Promise<void> {
  const { project, specId } = request.place;
  const at = () => new Date(needs.clock()).toISOString();
  const propose = (proposal: Omit<PlanProposal, 'id' | 'at'>) =>
    recordPlanEvent(project, specId, {
      type: 'proposed',
      proposal: { id: randomUUID(), at: at(), ...proposal },
    });
  try {
    const proposal = await proposalFor(needs, request, job);
    if (proposal) propose(proposal);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const notice = `The plan could not be thought through (${reason}). Nothing was changed; try again.`;
    if (!job.stop.signal.aborted) propose({ ...BY_RULES, tasks: [], notice });
  }
}

/** Null when it was given up meanwhile. */
async function proposalFor(
  needs: ProposalNeeds,
  request: ProposalRequest,
  job: Job,
): Promise<Omit<PlanProposal, 'id' | 'at'> | null> {
  const { place, by, tasks: asked, stale } = request;
  const group = place.plan?.tasks.find(({ id }) => id === request.group) ?? null;
  const { signal } = job.stop;
  const onDoing = (doing: string) => {
    job.doing = doing;
    if (!signal.aborted) needs.touch(place.project.id, place.specId);
  };
  const thought = await thinkThrough({ place, by, group, tasks: asked, stale, signal, onDoing }, needs);
  if (!thought) return null;
  const { plan: _plan, context: _context, ...credits } = thought;
  const tasks = proposedTasks(request, group, thought);
  const nothing = tasks.length === 0 ? 'Nothing is to be changed: the tasks fit what is now.' : null;
  return { ...credits, tasks: [...tasks], notice: credits.notice ?? nothing };
}

function proposedTasks(
  request: ProposalRequest,
  group: Task | null,
  { plan: drafted, context }: ThoughtOut,
): PlanProposal['tasks'] {
  const { spec, plan } = request.place;
  if (group && plan)
    return insideOf(group, drafted, plan).map((after) => ({
      taskId: after.id,
      before: null,
      after,
      why: '',
    }));
  return proposeChanges({ ...request, spec, plan, drafted, files: new Set(context.files) });
}
