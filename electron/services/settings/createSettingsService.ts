import { untilAborted } from '#electron/services/untilAborted.ts';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { FoundAgents } from '#electron/agents/findAgents.ts';
import type { TrialOutcome } from '#electron/agents/tryAgent.ts';
import type { ModelAccess } from '#electron/model/model.ts';
import type { Shell } from '#electron/host/shell.ts';
import { type JsonFile, openJsonFile } from '#electron/storage/jsonFile.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import { createAgentSettings } from './createAgentSettings.ts';
import { createModelSettings, type ModelSettingsPart } from './createModelSettings.ts';
import type { SettingsError } from '#shared/settings/contract.ts';
import { leadingAgent } from '#shared/settings/leadingAgent.ts';
import { type Agent, type Settings, settingsSchema, withBuiltIn } from '#shared/settings/settings.ts';

export type SettingsServiceNeeds = {
  readonly dataDir: string;
  readonly shell: Shell;
  readonly version: string;
  readonly openAtStart: string | undefined;
  /** Starts the agent for real; the sentence says what it answered, or why not. */
  readonly tryAgent: (agent: Agent) => Promise<TrialOutcome>;
  readonly signInAgent: (agent: Agent, way: string) => Promise<Result<string, string>>;
  /** Agents on this machine; those found are added once and then the person's to change. */
  readonly lookForAgents: () => Promise<FoundAgents>;
};

type ChosenModel = NonNullable<Awaited<ReturnType<ModelSettingsPart['chosen']>>>;

export type SettingsService = {
  readonly handlers: Handlers<OvertureContract>['settings'];
  current(): Settings;
  /** The model with its key; null while none leads the interview. */
  modelAccess(): Promise<ModelAccess | null>;
  /** For Overture's own agent; null while no model is set. */
  agentModel(): Promise<ChosenModel | null>;
  /** Called after each change. Returns the way to stop. */
  onChange(listener: (settings: Settings) => void): () => void;
};

const PERSON: Agent = { kind: 'person', id: 'person', name: 'A person' };

const initialSettings = (): Settings => ({
  theme: 'system',
  personName: personName(),
  singleKeys: true,
  agents: [PERSON],
  defaultAgent: 'person',
  takes: {},
  trials: {},
  model: null,
  interviewer: 'guided',
});

export async function createSettingsService(needs: SettingsServiceNeeds): Promise<SettingsService> {
  const { dataDir, shell } = needs;
  const file = await openSettings(dataDir);
  const listeners = new Set<(settings: Settings) => void>();

  function onChange(listener: (settings: Settings) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  async function change(next: Settings): Promise<Result<null, SettingsError>> {
    const before = file.get();
    try {
      await file.set(next);
    } catch (error) {
      await file.set(before).catch(() => undefined);
      return fail({ code: 'notSaved', reason: error instanceof Error ? error.message : String(error) });
    }
    for (const listener of listeners) listener(next);
    return ok(null);
  }

  const agents = await createAgentSettings({ ...needs, current: () => file.get(), change });
  await agents.look(false);
  const models = createModelSettings({ shell, current: () => file.get(), change });
  await models.noticeLostKey();

  return {
    current: () => file.get(),
    modelAccess: () => models.access(),
    agentModel: () => models.chosen(),
    onChange,
    handlers: {
      ...models.handlers,
      ...agents.handlers,
      appInfo: async () =>
        ok({
          version: needs.version,
          shell: shell.kind,
          platform: process.platform,
          dataFolder: dataDir,
          openAtStart: needs.openAtStart ?? null,
          settingsSetAside: file.setAside,
        }),
      async watch(_input, feed, { signal }) {
        feed.snapshot(file.get());
        const stop = onChange((settings) => feed.event(settings));
        await untilAborted(signal);
        stop();
        return ok(undefined);
      },
      async change(wanted) {
        const next = withGiven(file.get(), wanted);
        const refusal = refusalOf(next);
        return refusal ? fail(refusal) : change(next);
      },
    },
  };
}

function withGiven(settings: Settings, wanted: object): Settings {
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined);
  return { ...settings, ...Object.fromEntries(given) };
}

async function openSettings(dataDir: string): Promise<JsonFile<Settings>> {
  const path = join(dataDir, 'settings.json');
  const file = await openJsonFile<Settings>(path, settingsSchema, initialSettings());
  await offerBuiltIn(file);
  return file;
}

/** Settings of an earlier version have a model and no agent for it. */
async function offerBuiltIn(file: JsonFile<Settings>): Promise<void> {
  const { agents, model } = file.get();
  const isThere = agents.some(({ kind }) => kind === 'model');
  if (isThere !== (model !== null))
    await file.set({ ...file.get(), agents: withBuiltIn(agents, model !== null) });
}

/** Whoever leads or works has to be there. */
function refusalOf(settings: Settings): SettingsError | null {
  const { interviewer, model, agents, defaultAgent } = settings;
  if (interviewer === 'model' && model === null) return { code: 'noModel' };
  if (interviewer.startsWith('agent:') && !leadingAgent(settings))
    return { code: 'unknownAgent', id: interviewer.slice('agent:'.length) };
  return agents.some(({ id }) => id === defaultAgent) ? null : { code: 'unknownAgent', id: defaultAgent };
}

function personName(): string {
  try {
    return userInfo().username;
  } catch {
    // Some containers have no entry for the user; a name is asked for where it is needed.
    return '';
  }
}
