import type { Role } from '#shared/plan/plan.ts';
import type { Agent, Settings } from '#shared/settings/settings.ts';
import { takesRole } from '#shared/settings/takesRole.ts';
import type { Run, RunTask } from './run.ts';
import { lastAttemptOf } from './taskStates.ts';
import { listOf, sentence } from './words.ts';

/** Who is there to work, and what each may be given. */
export type Staff = {
  /** In the order of Settings. */
  readonly agents: readonly Agent[];
  readonly takes: Settings['takes'];
  /** Agents by role, as overture.yaml names them. */
  readonly roles: Readonly<Record<string, string>>;
  /** Who works unless somebody says otherwise. */
  readonly usual: string;
};

/** For a run of which only the tasks are known: each goes to whom it has. */
export const NO_STAFF: Staff = { agents: [], takes: {}, roles: {}, usual: 'person' };

/** `passed` says who was passed over for the one chosen; null when nobody was. */
export type Choice =
  | { readonly agent: Agent; readonly passed: string | null }
  | { readonly agent: null; readonly why: string };

/** What the next attempt does for the task: a retry after failing checks debugs. */
export function roleOfNext(run: Run, task: RunTask): Role {
  const isRetry = lastAttemptOf(run, task.id)?.state === 'failed';
  return isRetry && task.role === 'implement' ? 'debug' : task.role;
}

/**
 * Who makes the task's next attempt. Whom the task has comes first: who debugs by overture.yaml, else the agent of the
 * last attempt, who may have been changed by starting over, else the plan's. One without a tick for the role is passed
 * over for whom overture.yaml names, then the other agents in order; no task falls to a person by that.
 * Whom a person chose by hand needs no tick.
 */
export function chooseAgent(run: Run, task: RunTask, staff: Staff): Choice {
  const role = roleOfNext(run, task);
  const wanted = wantedFor(run, task, role, staff);
  const known = agentsOf(staff, wanted);
  const [first] = known;
  // An agent that was removed shows under its id, and the attempt says that it is gone.
  if (!first) return { agent: removedAgent(wanted[0] ?? ''), passed: null };
  const isAllowed = ({ id }: Agent) => isByHand(run, task, id) || takesRole(staff.takes, id, role);
  const order = [...new Set([...known, ...substitutes(staff, role)])];
  const place = order.findIndex(isAllowed);
  const agent = order[place];
  if (agent) return { agent, passed: describePassed(order.slice(0, place), role, agent) };
  // Started now, it passes over all that holds it.
  if (run.allowed[task.id]) return { agent: first, passed: null };
  return { agent: null, why: describeNobody(role) };
}

export function describeNobody(role: Role): string {
  return `None of the agents takes ${role} tasks in Settings. Tick ${sentence(role)} for one of them there, or start it now and say who does it.`;
}

/** “Codex takes no verify tasks in Settings”, without the full stop. */
export function describeTakesNone(agents: readonly Agent[], role: Role): string {
  const names = listOf(agents.map(({ name }) => name));
  return `${names} ${agents.length === 1 ? 'takes' : 'take'} no ${role} tasks in Settings`;
}

function describePassed(passed: readonly Agent[], role: Role, agent: Agent): string | null {
  return passed.length === 0 ? null : `${describeTakesNone(passed, role)}, so ${agent.name} does it.`;
}

function wantedFor(run: Run, task: RunTask, role: Role, { roles }: Staff): readonly string[] {
  const mender = role === 'debug' ? roles['debug'] : undefined;
  const chosen = run.allowed[task.id]?.agentId;
  const last = lastAttemptOf(run, task.id)?.agentId;
  return [chosen, mender, last, task.agentId].filter((id) => id !== undefined);
}

function substitutes(staff: Staff, role: Role): readonly Agent[] {
  const named = agentsOf(staff, [staff.roles[role] ?? '']);
  const agents = [...agentsOf(staff, [staff.usual]), ...staff.agents];
  return [...named, ...agents.filter(({ kind }) => kind !== 'person')];
}

function isByHand(run: Run, task: RunTask, agentId: string): boolean {
  return run.allowed[task.id]?.agentId === agentId || (task.byHand && task.agentId === agentId);
}

function agentsOf({ agents }: Staff, ids: readonly string[]): readonly Agent[] {
  return ids.flatMap((id) => agents.find((agent) => agent.id === id) ?? []);
}

function removedAgent(id: string): Agent {
  return { kind: 'command', id, name: id, command: id };
}
