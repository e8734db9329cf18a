import { join } from 'node:path';
import { z } from 'zod';
import type { FoundAgents } from '#electron/agents/findAgents.ts';
import type { TrialOutcome } from '#electron/agents/tryAgent.ts';
import { type JsonFile, openJsonFile } from '#electron/storage/jsonFile.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { SettingsError } from '#shared/settings/contract.ts';
import type { Agent, Settings } from '#shared/settings/settings.ts';
import { withoutAgent, withRole } from '#shared/settings/takesRole.ts';

export type AgentSettingsNeeds = {
  readonly dataDir: string;
  readonly current: () => Settings;
  readonly change: (next: Settings) => Promise<Result<null, SettingsError>>;
  readonly tryAgent: (agent: Agent) => Promise<TrialOutcome>;
  readonly signInAgent: (agent: Agent, way: string) => Promise<Result<string, string>>;
  readonly lookForAgents: () => Promise<FoundAgents>;
};

type AgentHandlers = Pick<
  Handlers<OvertureContract>['settings'],
  'saveAgent' | 'removeAgent' | 'setRole' | 'tryAgent' | 'signInAgent' | 'lookForAgents'
>;

export type AgentSettingsPart = {
  readonly handlers: AgentHandlers;
  /** Adds agents that are new here, with `again` also those that were removed by hand. */
  look(
    again: boolean,
  ): Promise<{ readonly added: readonly Agent[]; readonly missing: FoundAgents['missing'] }>;
};

/** A person and the built-in agent come and go by other means. */
const OWN: ReadonlySet<string> = new Set(['person', 'model']);

/** The agents of this machine: found, added by hand, tried and removed. */
export async function createAgentSettings(needs: AgentSettingsNeeds): Promise<AgentSettingsPart> {
  const { current, change } = needs;
  const file = join(needs.dataDir, 'offered-agents.json');
  const offered = await openJsonFile(file, z.array(z.string()), []);
  const find = (id: string) => current().agents.find((agent) => agent.id === id);

  const look = (again: boolean) => offerNew(needs, offered, again);

  async function tryOne(agent: Agent): Promise<TrialOutcome> {
    const outcome = await needs.tryAgent(agent);
    const trial = { ...outcome, at: new Date().toISOString() };
    // What was tried may have been removed meanwhile.
    if (find(agent.id)) await change({ ...current(), trials: { ...current().trials, [agent.id]: trial } });
    return outcome;
  }

  return {
    look,
    handlers: {
      async lookForAgents({ again }) {
        const { added, missing } = await look(again);
        return ok({ added: added.map(({ name }) => name), missing: [...missing] });
      },
      async saveAgent({ agent }) {
        return OWN.has(agent.id)
          ? fail({ code: 'agentExists', id: agent.id })
          : change(withAgent(current(), agent));
      },
      async removeAgent({ id }) {
        if (OWN.has(id) || !find(id)) return fail({ code: 'unknownAgent', id });
        return change(without(current(), id));
      },
      async setRole({ id, role, takes }) {
        // A person decides each time anew.
        if (id === 'person' || !find(id)) return fail({ code: 'unknownAgent', id });
        return change({ ...current(), takes: withRole(current().takes, id, role, takes) });
      },
      async tryAgent({ id }) {
        const agent = find(id);
        if (!agent) return fail({ code: 'unknownAgent', id });
        const { state, words } = await tryOne(agent);
        return state === 'works'
          ? ok({ answer: words })
          : fail({ code: 'agentDoesNotAnswer', id, reason: words });
      },
      async signInAgent({ id, way }) {
        const agent = find(id);
        if (!agent) return fail({ code: 'unknownAgent', id });
        const signedIn = await needs.signInAgent(agent, way);
        if (!signedIn.ok) return fail({ code: 'agentDoesNotAnswer', id, reason: signedIn.error });
        await tryOne(agent);
        return ok({ answer: signedIn.value });
      },
    },
  };
}

/** Adds agents of this machine that were not offered before, or with `again` all that are not there. */
async function offerNew(
  { lookForAgents, current, change }: AgentSettingsNeeds,
  offered: JsonFile<string[]>,
  again: boolean,
) {
  const { found, missing } = await lookForAgents();
  const before = again ? [] : offered.get();
  const known = new Set([...before, ...current().agents.map(({ id }) => id)]);
  const added = found.filter(({ id }) => !known.has(id));
  if (added.length > 0) await change({ ...current(), agents: [...current().agents, ...added] });
  if (added.length > 0)
    await offered.set([...new Set([...offered.get(), ...known, ...added.map(({ id }) => id)])]);
  return { added, missing };
}

/** Changed or new: what was tried before says nothing of it any more. */
function withAgent(settings: Settings, agent: Agent): Settings {
  const { agents, trials } = settings;
  const isKnown = agents.some(({ id }) => id === agent.id);
  const next = isKnown ? agents.map((other) => (other.id === agent.id ? agent : other)) : [...agents, agent];
  return { ...settings, agents: next, trials: withoutTrial(trials, agent.id) };
}

/** A person takes the place of the agent that goes, and the questions of the bank that of who asked. */
function without(settings: Settings, id: string): Settings {
  const { agents, trials, takes, defaultAgent, interviewer } = settings;
  return {
    ...settings,
    agents: agents.filter((agent) => agent.id !== id),
    trials: withoutTrial(trials, id),
    takes: withoutAgent(takes, id),
    defaultAgent: defaultAgent === id ? 'person' : defaultAgent,
    interviewer: interviewer === `agent:${id}` ? 'guided' : interviewer,
  };
}

function withoutTrial(trials: Settings['trials'], id: string): Settings['trials'] {
  return Object.fromEntries(Object.entries(trials).filter(([tried]) => tried !== id));
}
