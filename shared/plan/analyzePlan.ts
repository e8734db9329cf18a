import { type CodeEdge, findCodeEdges, withCodeEdges } from './codeEdges.ts';
import { type CriticalPath, findCriticalPath } from './criticalPath.ts';
import { criteriaProblems } from './criteriaProblems.ts';
import { decidePlanEdit } from './decidePlanEdit.ts';
import { doublyCovered } from './doublyCovered.ts';
import { findOverlaps, type Overlap } from './findOverlaps.ts';
import { createPathSet } from './globs.ts';
import { graphProblems } from './graphProblems.ts';
import { groupProblems } from './groupProblems.ts';
import { flattenGroups } from './groups.ts';
import { optionalNeeds } from './optionalNeeds.ts';
import type { Pattern, Plan, TaskId } from './plan.ts';
import type { PlanContext } from './planContext.ts';
import type { PlanTextProblem } from './planDocument.ts';
import type { PlanProblem } from './planProblem.ts';
import { planWaves, type Wave } from './planWaves.ts';
import { type PatternAdvice, recommendPattern } from './recommendPattern.ts';
import { sameAgent } from './sameAgent.ts';
import { scopeProblems } from './scopeProblems.ts';
import { tasksById } from './taskGraph.ts';
import { tooLarge } from './tooLarge.ts';
import { sizeTask, type TaskSize } from './taskSize.ts';

export type PlanAnalysis = {
  /** The plan as it would run: groups give way to their tasks, and found edges are waited for. */
  readonly asRun: Plan;
  readonly waves: readonly Wave[];
  /** What the waves take one after the other, under the limit. */
  readonly minutes: number;
  readonly criticalPath: CriticalPath;
  readonly overlaps: readonly Overlap[];
  /** The order that the code asks for. Found edges count in waves, critical path and runs until dismissed. */
  readonly codeEdges: readonly CodeEdge[];
  /** What the index says of the size of each task; without those it says nothing of. */
  readonly sizes: ReadonlyMap<TaskId, TaskSize>;
  /** Errors first. Nothing runs while there is one. */
  readonly problems: readonly PlanProblem[];
  /** How many “waits for” the plan holds. */
  readonly connections: number;
  readonly advice: PatternAdvice;
};

/** Holds a plan against the spec and the repository. Pure, so that it can follow every keystroke. */
export function analyzePlan(plan: Plan, context: PlanContext): PlanAnalysis {
  const { code = null } = context;
  const paths = createPathSet(context.files);
  const leaves = flattenGroups(plan);
  const codeEdges = findCodeEdges(leaves, code, paths);
  const ordered = withCodeEdges(leaves, codeEdges);
  const overlaps = findOverlaps(ordered, context.files, code);
  const waves = planWaves(ordered, overlaps, context.limit);
  const distinct = { ...plan, tasks: [...tasksById(plan).values()] };
  const sizes = new Map(
    distinct.tasks.flatMap((task) => {
      const size = sizeTask(task, code, paths);
      return size ? [[task.id, size] as const] : [];
    }),
  );
  const problems = [
    ...graphProblems(plan),
    ...groupProblems(distinct),
    ...criteriaProblems(distinct, context),
    ...doublyCovered(ordered),
    ...optionalNeeds(distinct),
    ...scopeProblems(distinct, overlaps, context),
    ...tooLarge(distinct, sizes),
    ...sameAgent(distinct, context),
  ].map((problem) => ({
    ...problem,
    fixes: problem.fixes.filter((fix) => decidePlanEdit(plan, fix.edit).ok),
  }));
  return {
    asRun: ordered,
    waves,
    minutes: waves.reduce((sum, wave) => sum + wave.minutes, 0),
    criticalPath: findCriticalPath(ordered, overlaps),
    overlaps,
    codeEdges,
    sizes,
    problems: problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error')),
    connections: plan.tasks.reduce((sum, task) => sum + task.needs.length, 0),
    advice: recommendPattern(ordered, waves, overlaps, distinct.tasks.filter(({ group }) => group).length),
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
