import { useMemo } from 'react';
import { useProject } from '#renderer/app/projectStore.ts';
import { analyzePlan, damageProblems, type PlanAnalysis } from '#shared/plan/analyzePlan.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import type { Plan, Task, TaskId } from '#shared/plan/plan.ts';
import { planCriteria } from '#shared/plan/planCriteria.ts';
import type { PlanContext } from '#shared/plan/planContext.ts';
import type { PlanProblem } from '#shared/plan/planProblem.ts';
import type { Run, TaskState } from '#shared/run/run.ts';
import { usePlan } from './planStore.ts';

/** All that the screen shows of a plan, worked out from its text. */
export type PlanModel = {
  readonly plan: Plan;
  readonly context: PlanContext;
  readonly analysis: PlanAnalysis;
  readonly problems: readonly PlanProblem[];
  readonly states: ReadonlyMap<TaskId, TaskState>;
  readonly critical: ReadonlySet<TaskId>;
  readonly dependents: ReadonlyMap<TaskId, readonly TaskId[]>;
};

const NOT_RUN: Run['taskStates'] = {};

const NO_COMMANDS: readonly never[] = [];

export function usePlanModel(run: Run | null): PlanModel | null {
  const text = usePlan((store) => store.session?.text);
  const spec = usePlan((store) => store.spec);
  const files = usePlan((store) => store.files);
  const project = useProject();
  const commands = project?.commands ?? NO_COMMANDS;
  const guarded = project?.protected ?? NO_COMMANDS;
  const limit = project?.agentLimit ?? 3;
  const context = useMemo<PlanContext | null>(
    () =>
      spec && files
        ? {
            criteria: planCriteria(spec),
            files,
            commands: commands.map((command) => command.name),
            protected: guarded,
            limit,
          }
        : null,
    [spec, files, commands, guarded, limit],
  );
  const model = useMemo(
    () => (text !== undefined && context ? createPlanModel(text, context) : null),
    [text, context],
  );
  const ran = run && run.state !== 'stopped' ? run.taskStates : NOT_RUN;
  return useMemo(() => (model ? withRunStates(model, ran) : null), [model, ran]);
}

export function createPlanModel(text: string, context: PlanContext): PlanModel {
  const { plan, problems: damage } = parsePlan(text);
  const analysis = analyzePlan(plan, context);
  const problems = [...damageProblems(damage), ...analysis.problems];
  return {
    plan,
    context,
    analysis,
    problems,
    states: taskStates(plan, analysis, problems),
    critical: new Set(analysis.criticalPath.taskIds),
    dependents: dependentsOf(plan.tasks),
  };
}

/** What a run made of the tasks counts more than what the plan alone would say, unless a task needs mending. */
function withRunStates(model: PlanModel, ran: Run['taskStates']): PlanModel {
  const states = [...model.states].map(
    ([id, state]) => [id, state === 'draft' ? state : (ran[id]?.state ?? state)] as const,
  );
  return { ...model, states: new Map(states) };
}

/** Before a run a task is a draft, held behind another one, or ready. */
function taskStates(
  plan: Plan,
  analysis: PlanAnalysis,
  problems: readonly PlanProblem[],
): ReadonlyMap<TaskId, TaskState> {
  const faulty = new Set(
    problems.filter((problem) => problem.severity === 'error').flatMap((problem) => problem.taskIds),
  );
  const held = new Set(
    analysis.overlaps.filter((overlap) => !overlap.accepted).map((overlap) => overlap.second),
  );
  return new Map(
    plan.tasks.map(({ id, title }) => [
      id,
      faulty.has(id) || title === '' ? 'draft' : held.has(id) ? 'held' : 'ready',
    ]),
  );
}

function dependentsOf(tasks: readonly Task[]): ReadonlyMap<TaskId, readonly TaskId[]> {
  const dependents = new Map<TaskId, TaskId[]>();
  for (const task of tasks) {
    for (const need of task.needs) {
      const known = dependents.get(need);
      if (known) known.push(task.id);
      else dependents.set(need, [task.id]);
    }
  }
  return dependents;
}
