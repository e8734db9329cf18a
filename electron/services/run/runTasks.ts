import { fail, ok, type Result } from '#shared/contract/result.ts';
import { estimateMinutes } from '#shared/plan/estimate.ts';
import type { Task } from '#shared/plan/plan.ts';
import type { RunError } from '#shared/run/contract.ts';
import type { RunTask } from '#shared/run/run.ts';
import type { ProjectRuns } from './projectRuns.ts';
import type { RunPlan } from './readRunPlan.ts';

/** The tasks of a plan as a run keeps them, with who works on each; `agents` overrides that by task id. */
export function runTasks(
  runs: ProjectRuns,
  { plan, waves }: RunPlan,
  agents: Readonly<Record<string, string>>,
): Result<readonly RunTask[], RunError> {
  const { roles } = runs.project.settings();
  const agentOf = (task: Task) =>
    agents[task.id] ?? task.agent ?? roles[task.role] ?? runs.needs.defaultAgent();
  const known = new Set(runs.needs.agents().map(({ id }) => id));
  const unknown = plan.tasks.map(agentOf).find((id) => !known.has(id));
  if (unknown !== undefined) return fail({ code: 'unknownAgent', agentId: unknown });
  return ok(
    plan.tasks.map((task) => ({
      id: task.id,
      title: task.title,
      role: task.role,
      needs: [...task.needs],
      criteria: [...task.criteria],
      change: [...task.scope.change],
      read: [...task.scope.read],
      checks: [...task.checks],
      minutes: estimateMinutes(task.estimate),
      agentId: agentOf(task),
      byHand: agents[task.id] !== undefined,
      instructions: task.instructions,
      optional: task.optional,
      beside: plan.together.flatMap(([a, b]) => (a === task.id ? [b] : b === task.id ? [a] : [])),
      wave: waves.get(task.id) ?? 1,
      group: task.group,
      within: task.within,
    })),
  );
}
