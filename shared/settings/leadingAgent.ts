import type { Agent, Settings } from './settings.ts';

type LeadingAgent = Extract<Agent, { readonly kind: 'acp' }>;

/** The agent that leads the interview and drafts plans; null while none is chosen, or none that can lead. */
export function leadingAgent({
  agents,
  interviewer,
}: Pick<Settings, 'agents' | 'interviewer'>): LeadingAgent | null {
  const agent = agents.find(({ id }) => interviewer === `agent:${id}`);
  return agent?.kind === 'acp' ? agent : null;
}
