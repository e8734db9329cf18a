import type { Plan } from './plan.ts';
import { type PlanTextProblem, readPlanDocument } from './planDocument.ts';

/** Reads plan.yaml. Never fails: damage is reported by line and the rest of the plan still opens. */
export function parsePlan(text: string): {
  readonly plan: Plan;
  readonly problems: readonly PlanTextProblem[];
} {
  const { plan, problems } = readPlanDocument(text);
  return { plan, problems };
}
