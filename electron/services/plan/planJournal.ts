import { z } from 'zod';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import type { Ledger } from '#electron/storage/ledger.ts';
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

type Fold = { readonly record: PlanRecord; readonly seq: number };

const NOTHING: Fold = { record: { planned: new Map(), proposal: null }, seq: 0 };
/** What was folded before is not read again: a feed asks with every step of the reading. */
const folds = new WeakMap<Ledger, Map<string, Fold>>();

/** The facts about a plan that are this machine's own: a fold of the ledger. */
export function readPlanRecord({ ledger }: OpenProject, specId: string): PlanRecord {
  const known = folds.get(ledger) ?? new Map<string, Fold>();
  folds.set(ledger, known);
  const before = known.get(specId) ?? NOTHING;
  const fold = ledger
    .read(planStream(specId), before.seq)
    .reduce<Fold>(
      ({ record }, { body, seq }) => ({ record: evolve(record, planEventSchema.parse(body)), seq }),
      before,
    );
  known.set(specId, fold);
  return fold.record;
}

function evolve(record: PlanRecord, event: PlanEvent): PlanRecord {
  switch (event.type) {
    case 'planned': {
      const news = Object.entries(event.tasks).map(([id, task]) => [taskIdSchema.parse(id), task] as const);
      return { ...record, planned: new Map([...record.planned, ...news]) };
    }
    case 'proposed':
      return { ...record, proposal: event.proposal };
    case 'dropped':
      return { ...record, proposal: null };
  }
}

export function recordPlanEvent(project: OpenProject, specId: string, event: PlanEvent): void {
  project.ledger.append(planStream(specId), event);
}

function planStream(specId: string): string {
  return `plan:${specId}`;
}
