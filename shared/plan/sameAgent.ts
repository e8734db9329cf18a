import { takesRole } from '#shared/settings/takesRole.ts';
import type { Plan, Task } from './plan.ts';
import type { PlanContext } from './planContext.ts';
import type { PlanProblem } from './planProblem.ts';

/** Whoever built something is a poor judge of it: told where somebody else could verify. */
export function sameAgent(
  plan: Plan,
  { roles = {}, agents = [], defaultAgent, takes = {} }: PlanContext,
): readonly PlanProblem[] {
  const agentOf = (task: Task) => task.agent ?? roles[task.role] ?? defaultAgent ?? null;
  const builders = plan.tasks.filter(({ role, group }) => role === 'implement' && !group);
  return plan.tasks.flatMap((task): PlanProblem[] => {
    const agent = task.role === 'verify' ? agentOf(task) : null;
    if (agent === null || agent === 'person') return [];
    const own = builders.filter(
      (other) => agentOf(other) === agent && other.criteria.some((id) => task.criteria.includes(id)),
    );
    const built = new Set(own.map(agentOf));
    const others = agents.filter(
      (other) =>
        takesRole(takes, other, 'verify') &&
        !built.has(other) &&
        !builders.some((one) => agentOf(one) === other),
    );
    if (own.length === 0 || others.length === 0) return [];
    return [
      {
        key: `sameAgent ${task.id}`,
        kind: 'sameAgent',
        severity: 'warning',
        taskIds: [task.id, ...own.map(({ id }) => id)],
        criteria: [],
        sentence: `${task.id} would be verified by who built it`,
        detail: `${agent} works on ${own.map(({ id }) => id).join(', ')} too.`,
        quote: null,
        files: [],
        fixes: others.slice(0, 2).map((other, index) => ({
          label: `Let ${other} verify`,
          edit: { kind: 'updateTask', id: task.id, fields: { agent: other } },
          quiet: index > 0,
        })),
      },
    ];
  });
}
