import type { Plan } from './plan.ts';
import { type PlanTextProblem, readPlanDocument } from './planDocument.ts';
import { readPlanLines } from './readPlanLines.ts';

type ParsedPlan = { readonly plan: Plan; readonly problems: readonly PlanTextProblem[] };

/** The text read last: the parts of a screen ask for the same one. */
let last: { readonly text: string; readonly parsed: ParsedPlan } | null = null;

/**
 * Reads plan.yaml. Never fails: damage is reported by line and the rest of the plan still opens. The same text may
 * give the same value again, so nobody changes what it returns.
 */
export function parsePlan(text: string): ParsedPlan {
  if (last?.text !== text) last = { text, parsed: parsedOf(text) };
  return last.parsed;
}

function parsedOf(text: string): ParsedPlan {
  const plan = readPlanLines(text);
  if (plan) return { plan, problems: [] };
  const read = readPlanDocument(text);
  return { plan: read.plan, problems: read.problems };
}
