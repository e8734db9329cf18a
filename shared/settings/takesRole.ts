import { type Role, roleSchema } from '#shared/plan/plan.ts';
import type { Settings } from './settings.ts';

type Takes = Settings['takes'];

/** Whether tasks of the role go to the agent by themselves; so for one whose ticks nobody has touched, and for people. */
export function takesRole(takes: Takes, agentId: string, role: Role): boolean {
  return agentId === 'person' || (takes[agentId]?.includes(role) ?? true);
}

/** The ticks with one set or taken away. An agent that takes every role is not named, as before it was touched. */
export function withRole(takes: Takes, agentId: string, role: Role, isTicked: boolean): Takes {
  const next = roleSchema.options.filter((one) => (one === role ? isTicked : takesRole(takes, agentId, one)));
  const others = withoutAgent(takes, agentId);
  return next.length === roleSchema.options.length ? others : { ...others, [agentId]: next };
}

export function withoutAgent(takes: Takes, agentId: string): Takes {
  return Object.fromEntries(Object.entries(takes).filter(([id]) => id !== agentId));
}
