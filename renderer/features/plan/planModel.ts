import { useMemo } from 'react';
import { useProject } from '#renderer/app/projectStore.ts';
import { useSettings } from '#renderer/app/settingsStore.ts';
import { analyzePlan, damageProblems, type PlanAnalysis } from '#shared/plan/analyzePlan.ts';
import { membersOf } from '#shared/plan/groups.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import type { Plan, Task, TaskId } from '#shared/plan/plan.ts';
import { planCriteria } from '#shared/plan/planCriteria.ts';
import type { PlanContext } from '#shared/plan/planContext.ts';
import type { PlanProblem } from '#shared/plan/planProblem.ts';
import type { StaleTask } from '#shared/plan/staleTask.ts';
import type { Run, TaskState } from '#shared/run/run.ts';
import { shownStates } from '#shared/run/shownState.ts';
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
  /** The tasks right inside each group. */
  readonly members: ReadonlyMap<TaskId, readonly Task[]>;
  /** Why tasks are stale, for those that are. */
  readonly stale: ReadonlyMap<TaskId, StaleTask>;
};

const NOT_RUN: ReadonlyMap<TaskId, TaskState> = new Map();

const NOTHING: readonly never[] = [];

/** What a plan is held against; null until the spec and the repository's files are known. */
export function usePlanContext(): PlanContext | null {
  const spec = usePlan((store) => store.spec);
  const files = usePlan((store) => store.files);
  const code = usePlan((store) => store.knowledge?.code) ?? null;
  const project = useProject();
  const commands = project?.commands ?? NOTHING;
  const guarded = project?.protected ?? NOTHING;
  const limit = project?.agentLimit ?? 3;
  const roles = project?.roles;
  const settings = useSettings();
  return useMemo(
    () =>
      spec && files
        ? {
            criteria: planCriteria(spec),
            files,
            commands: commands.map((command) => command.name),
            protected: guarded,
            limit,
            code,
            ...(roles && { roles }),
            ...(settings && {
              agents: settings.agents.map((agent) => agent.id),
              defaultAgent: settings.defaultAgent,
              takes: settings.takes,
            }),
          }
        : null,
    [spec, files, commands, guarded, limit, code, roles, settings],
  );
}

export function usePlanModel(context: PlanContext | null, run: Run | null): PlanModel | null {
  const text = usePlan((store) => store.session?.text);
  const stale = usePlan((store) => store.knowledge?.stale) ?? NOTHING;
  const model = useMemo(
    () => (text !== undefined && context ? createPlanModel(text, context, stale) : null),
    [text, context, stale],
  );
  const ran = run && run.state !== 'stopped' ? shownStates(run) : NOT_RUN;
  return useMemo(() => (model ? withRunStates(model, ran) : null), [model, ran]);
}

export function createPlanModel(
  text: string,
  context: PlanContext,
  stale: readonly StaleTask[] = [],
): PlanModel {
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
    members: membersOf(plan),
    stale: new Map(stale.map((one) => [one.taskId, one])),
  };
}

/** What a run made of the tasks counts more than what the plan alone would say, unless a task needs mending. */
function withRunStates(model: PlanModel, ran: ReadonlyMap<TaskId, TaskState>): PlanModel {
  const states = [...model.states].map(
    ([id, state]) => [id, state === 'draft' ? state : (ran.get(id) ?? state)] as const,
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
