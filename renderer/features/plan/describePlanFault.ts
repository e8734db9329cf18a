import type { Fault } from '#shared/contract/envelope.ts';
import { isFault } from '#shared/contract/isFault.ts';
import type { PlanError } from '#shared/plan/contract.ts';
import { describePlanError } from '#shared/plan/describePlanError.ts';

/** A refusal of the plan, or a fault on the way to it, as a sentence. */
export function describePlanProblem(error: PlanError | Fault): string {
  return isFault(error) ? error.message : describePlanError(error);
}
