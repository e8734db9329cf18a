import { type CriticalPath, findCriticalPath } from './criticalPath.ts';
import { criteriaProblems } from './criteriaProblems.ts';
import { decidePlanEdit } from './decidePlanEdit.ts';
import { findOverlaps, type Overlap } from './findOverlaps.ts';
import { graphProblems } from './graphProblems.ts';
import type { Pattern, Plan } from './plan.ts';
import type { PlanContext } from './planContext.ts';
import type { PlanTextProblem } from './planDocument.ts';
import type { PlanProblem } from './planProblem.ts';
import { planWaves, type Wave } from './planWaves.ts';
import { type PatternAdvice, recommendPattern } from './recommendPattern.ts';
import { scopeProblems } from './scopeProblems.ts';
import { tasksById } from './taskGraph.ts';

export type PlanAnalysis = {
  readonly waves: readonly Wave[];
  /** What the waves take one after the other, under the limit. */
  readonly minutes: number;
  readonly criticalPath: CriticalPath;
  readonly overlaps: readonly Overlap[];
  /** Errors first. Nothing runs while there is one. */
  readonly problems: readonly PlanProblem[];
  /** How many “waits for” the plan holds. */
  readonly connections: number;
  readonly advice: PatternAdvice;
};

/** Holds a plan against the spec and the repository. Pure, so that it can follow every keystroke. */
export function analyzePlan(plan: Plan, context: PlanContext): PlanAnalysis {
  const overlaps = findOverlaps(plan, context.files);
  const waves = planWaves(plan, overlaps, context.limit);
  const distinct = { ...plan, tasks: [...tasksById(plan).values()] };
  const problems = [
    ...graphProblems(plan),
    ...criteriaProblems(distinct, context),
    ...scopeProblems(distinct, overlaps, context),
  ].map((problem) => ({
    ...problem,
    fixes: problem.fixes.filter((fix) => decidePlanEdit(plan, fix.edit).ok),
  }));
  return {
    waves,
    minutes: waves.reduce((sum, wave) => sum + wave.minutes, 0),
    criticalPath: findCriticalPath(plan, overlaps),
    overlaps,
    problems: problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error')),
    connections: plan.tasks.reduce((sum, task) => sum + task.needs.length, 0),
    advice: recommendPattern(plan, waves, overlaps),
  };
}

/** Damage of the file as problems of the plan: what cannot be read must not be run. */
export function damageProblems(problems: readonly PlanTextProblem[]): readonly PlanProblem[] {
  return problems.map(({ line, sentence }) => ({
    key: `damagedText ${line} ${sentence}`,
    kind: 'damagedText',
    severity: 'error',
    taskIds: [],
    criteria: [],
    sentence: `Line ${line} of plan.yaml needs mending`,
    detail: sentence,
    quote: null,
    files: [],
    fixes: [],
  }));
}

/** How many agents to start with: what the chosen way of working can use, never more than the limit. */
export function suggestedLimit(analysis: PlanAnalysis, pattern: Pattern | null, limit: number): number {
  const widest = Math.max(1, ...analysis.waves.map((wave) => wave.atOnce));
  return (pattern ?? analysis.advice.pattern) === 'swarm' ? limit : Math.min(limit, widest);
}
