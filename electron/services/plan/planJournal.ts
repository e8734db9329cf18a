import { z } from 'zod';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { type PlanProposal, planProposalSchema } from '#shared/plan/planProposal.ts';
import { type TaskId, taskIdSchema } from '#shared/plan/plan.ts';
import { type PlannedTask, taskBasisSchema } from '#shared/plan/staleness.ts';

const planEventSchema = z.discriminatedUnion('type', [
  /** What tasks were planned for, and when. */
  z.object({
    type: z.literal('planned'),
    tasks: z.record(z.string(), z.object({ basis: taskBasisSchema, at: z.string() })),
  }),
  z.object({ type: z.literal('proposed'), proposal: planProposalSchema }),
  z.object({ type: z.literal('dropped') }),
]);
type PlanEvent = z.infer<typeof planEventSchema>;

export type PlanRecord = {
  readonly planned: ReadonlyMap<TaskId, PlannedTask>;
  readonly proposal: PlanProposal | null;
};

/** The facts about a plan that are this machine's own: a fold of the ledger. */
export function readPlanRecord(project: OpenProject, specId: string): PlanRecord {
  const planned = new Map<TaskId, PlannedTask>();
  let proposal: PlanProposal | null = null;
  for (const { body } of project.ledger.read(planStream(specId))) {
    const event = planEventSchema.parse(body);
    if (event.type === 'planned')
      for (const [id, task] of Object.entries(event.tasks)) planned.set(taskIdSchema.parse(id), task);
    else proposal = event.type === 'proposed' ? event.proposal : null;
  }
  return { planned, proposal };
}

export function recordPlanEvent(project: OpenProject, specId: string, event: PlanEvent): void {
  project.ledger.append(planStream(specId), event);
}

function planStream(specId: string): string {
  return `plan:${specId}`;
}
