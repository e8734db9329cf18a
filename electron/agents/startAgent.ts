import type { Agent } from '#shared/settings/settings.ts';
import { programLink } from './acpLink.ts';
import { startAcp } from './acpSession.ts';
import type { AgentSession, AgentStart } from './agentSession.ts';
import { builtInLink } from './builtIn/builtInLink.ts';
import { calmActivity } from './calmActivity.ts';
import { startCommand } from './commandSession.ts';
import { startPerson } from './personSession.ts';

/** Puts an agent to work. What goes wrong at the start shows as a failed outcome, in words. */
export function startAgent(agent: Agent, given: AgentStart): AgentSession {
  const { series } = given;
  const calm = calmActivity((entry) => given.onActivity({ ...entry, id: `${series}${entry.id}` }));
  const start: AgentStart = {
    ...given,
    onActivity: (entry) => calm.put(entry),
    onNeed: (need) => given.onNeed({ ...need, id: `${series}${need.id}` }),
  };
  const session = startKind(agent, start);
  return {
    ...session,
    ended: session.ended.finally(() => calm.flush()),
    answer: (needId, answer) =>
      needId.startsWith(series) && session.answer(needId.slice(series.length), answer),
  };
}

function startKind(agent: Agent, start: AgentStart): AgentSession {
  switch (agent.kind) {
    case 'person':
      return startPerson(start);
    case 'command':
      return startCommand(agent, start);
    case 'model':
      return startAcp(
        { name: agent.name, open: (tools) => builtInLink(start, tools), takesServers: false },
        start,
      );
    case 'acp':
      return startAcp(
        { name: agent.name, open: () => programLink(agent, start.reaper), takesServers: true },
        start,
      );
  }
}
