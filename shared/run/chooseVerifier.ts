import type { Agent } from '#shared/settings/settings.ts';

export type Verifier = { readonly agent: Agent; readonly why: string };

/**
 * Who holds finished work against its criteria: the one that overture.yaml names for it, else an agent that did not
 * do the work, else the one that did, in a session that knows nothing of the first. Null when only a person is there.
 */
export function chooseVerifier(
  agents: readonly Agent[],
  worker: { readonly id: string; readonly name: string },
  wanted: string | undefined,
): Verifier | null {
  const named = agents.find(({ id, kind }) => id === wanted && kind !== 'person');
  if (named) return { agent: named, why: `${named.name} verifies here by overture.yaml.` };
  // A program that speaks the protocol can be held to reading; any other command cannot.
  const able = agents.filter(({ kind }) => kind === 'acp');
  const other = able.find(({ id }) => id !== worker.id);
  if (other) return { agent: other, why: `${other.name} verifies it because ${worker.name} did the work.` };
  const [same] = able;
  if (!same) return null;
  return {
    agent: same,
    why: `${same.name} verifies its own work in a new session, for there is no other agent.`,
  };
}
