import { criteriaProblems } from '#shared/plan/criteriaProblems.ts';
import { graphProblems } from '#shared/plan/graphProblems.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import { planCriteria } from '#shared/plan/planCriteria.ts';
import { describePlanProblem, type PlanProblem } from '#shared/plan/planProblem.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { PlacedFinding } from './placedFinding.ts';

/** What is wrong with a plan as text and as a graph. Whether its scopes meet the files at hand is for the app to say. */
export function checkPlan(
  text: string,
  spec: SpecDocument,
  settings: {
    readonly commands: readonly string[];
    readonly protected: readonly string[];
    readonly limit: number;
  },
): readonly PlacedFinding[] {
  const { plan, problems } = parsePlan(text);
  const lines = text.split(/\r\n|\r|\n/);
  const found = [
    ...graphProblems(plan),
    ...criteriaProblems(plan, { ...settings, criteria: planCriteria(spec), files: [] }),
  ];
  return [
    ...problems.map(({ line, sentence }) => finding(lines, line, 'error', sentence)),
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
