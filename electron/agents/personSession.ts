import type { AgentOutcome, AgentSession, AgentStart } from './agentSession.ts';

/** Waits for a person, who works in the workspace with tools of their own, to hand in. */
export function startPerson(start: AgentStart): AgentSession {
  const { promise, resolve } = Promise.withResolvers<AgentOutcome>();
  start.onActivity({
    id: 'person',
    at: new Date(start.clock()).toISOString(),
    kind: 'note',
    text: 'The workspace is ready. Change what the task asks for there, then hand in.',
    detail: start.workspace,
    files: [],
    state: 'done',
  });
  return {
    ended: promise,
    answer: () => false,
    tell: () => false,
    handIn() {
      resolve({ ending: 'finished', sentence: 'Handed in by a person.', report: '' });
      return true;
    },
    async stop() {
      resolve({ ending: 'cancelled', sentence: 'Stopped before it was handed in.', report: '' });
    },
  };
}
