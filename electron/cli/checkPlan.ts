import { analyzePlan } from '#shared/plan/analyzePlan.ts';
import { criteriaProblems } from '#shared/plan/criteriaProblems.ts';
import { graphProblems } from '#shared/plan/graphProblems.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import type { PlanCode } from '#shared/plan/planCode.ts';
import { planCriteria } from '#shared/plan/planCriteria.ts';
import { describePlanProblem, type PlanProblem } from '#shared/plan/planProblem.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { PlacedFinding } from './placedFinding.ts';

export type CheckSettings = {
  readonly commands: readonly string[];
  readonly protected: readonly string[];
  readonly limit: number;
  readonly roles: Readonly<Record<string, string>>;
};

/** What a plan's scopes are held against: the repository's files, and what the index knows of those a plan names. */
export type CheckedCode = {
  readonly files: readonly string[];
  look(globs: readonly string[]): Promise<PlanCode | null>;
};

/** What is wrong with a plan as text and as a graph, and, where the code is at hand, with its scopes and overlaps. */
export async function checkPlan(
  text: string,
  spec: SpecDocument,
  settings: CheckSettings,
  code: CheckedCode | null,
): Promise<readonly PlacedFinding[]> {
  const { plan, problems } = parsePlan(text);
  const lines = text.split(/\r\n|\r|\n/);
  const context = { ...settings, criteria: planCriteria(spec), files: code?.files ?? [] };
  const globs = [...new Set(plan.tasks.flatMap(({ scope }) => scope.change))];
  const found = code
    ? analyzePlan(plan, { ...context, code: await code.look(globs) }).problems
    : [...graphProblems(plan), ...criteriaProblems(plan, context)];
  return [
    ...problems.map((problem) => finding(lines, problem.line, 'error', problem.sentence)),
    ...found.map((problem) =>
      finding(lines, lineOf(lines, problem), problem.severity, describePlanProblem(problem)),
    ),
  ].toSorted((a, b) => a.line - b.line);
}

function lineOf(lines: readonly string[], { taskIds }: PlanProblem): number {
  const [id] = taskIds;
  const index =
    id === undefined ? -1 : lines.findIndex((line) => new RegExp(`\\bid:\\s*["']?${id}\\b`).test(line));
  return Math.max(index, 0) + 1;
}

function finding(
  lines: readonly string[],
  line: number,
  severity: PlacedFinding['severity'],
  message: string,
): PlacedFinding {
  const suggestion = 'Open the plan in Overture, which offers ways to mend it.';
  const endColumn = (lines[line - 1]?.length ?? 0) + 1;
  return { line, startColumn: 1, endColumn, smell: 'plan', severity, message, suggestion };
}
