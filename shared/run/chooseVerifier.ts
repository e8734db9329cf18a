import type { Agent, Settings } from '#shared/settings/settings.ts';
import { takesRole } from '#shared/settings/takesRole.ts';
import { describeTakesNone } from './chooseAgent.ts';

/** Without an agent, `why` says why nobody verifies although somebody could. */
export type Verifier = { readonly agent: Agent | null; readonly why: string };

/**
 * Who holds finished work against its criteria: the one that overture.yaml names for it, else an agent that did not
 * do the work, else the one that did, in a session that knows nothing of the first. Only those with a tick for it in
 * Settings count. Null when only a person is there.
 */
export function chooseVerifier(
  agents: readonly Agent[],
  worker: { readonly id: string; readonly name: string },
  wanted: string | undefined,
  takes: Settings['takes'],
): Verifier | null {
  const isTicked = ({ id }: Agent) => takesRole(takes, id, 'verify');
  const named = agents.find(({ id, kind }) => id === wanted && kind !== 'person');
  if (named && isTicked(named)) return { agent: named, why: `${named.name} verifies here by overture.yaml.` };
  // A program that speaks the protocol can be held to reading; any other command cannot.
  const able = agents.filter(({ kind }) => kind === 'acp');
  const ticked = able.filter(isTicked);
  const passed = [...new Set([...(named ? [named] : []), ...able])].filter((agent) => !isTicked(agent));
  const before = passed.length > 0 ? `${describeTakesNone(passed, 'verify')}. ` : '';
  const other = ticked.find(({ id }) => id !== worker.id);
  if (other)
    return { agent: other, why: `${before}${other.name} verifies it because ${worker.name} did the work.` };
  const [same] = ticked;
  if (!same) return passed.length > 0 ? { agent: null, why: `${before}Nobody verifies the work.` } : null;
  return {
    agent: same,
    why: `${before}${same.name} verifies its own work in a new session, for there is no other agent.`,
  };
}
