import type { Agent } from '#shared/settings/settings.ts';
import { startAcp } from './acpSession.ts';
import type { AgentSession, AgentStart } from './agentSession.ts';
import { startCommand } from './commandSession.ts';
import { startPerson } from './personSession.ts';

/** Puts an agent to work. What goes wrong at the start shows as a failed outcome, in words. */
export function startAgent(agent: Agent, start: AgentStart): AgentSession {
  switch (agent.kind) {
    case 'person':
      return startPerson(start);
    case 'command':
      return startCommand(agent, start);
    case 'acp':
      return startAcp(agent, start);
  }
}
