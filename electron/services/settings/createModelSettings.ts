import type { Shell } from '#electron/host/shell.ts';
import type { ModelAccess } from '#electron/model/model.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import { originOf } from '#shared/model/modelAddress.ts';
import type { SettingsError } from '#shared/settings/contract.ts';
import { type ModelSettings, type Settings, withBuiltIn } from '#shared/settings/settings.ts';

export type ModelSettingsNeeds = {
  readonly shell: Pick<Shell, 'keepSecret' | 'readSecret' | 'keepsSecretsForGood'>;
  readonly current: () => Settings;
  readonly change: (next: Settings) => Promise<Result<null, SettingsError>>;
};

type ModelHandlers = Pick<
  Handlers<OvertureContract>['settings'],
  'saveModel' | 'removeModel' | 'listModels' | 'tryModel'
>;

export type ModelSettingsPart = {
  readonly handlers: ModelHandlers;
  access(): Promise<ModelAccess | null>;
  /** The same whoever leads the interview, with what it costs; null while none is set. */
  chosen(): Promise<{ readonly access: ModelAccess; readonly prices: ModelSettings['prices'] } | null>;
  /** A shell without a keychain forgets the key when Overture ends; the settings say so from then on. */
  noticeLostKey(): Promise<void>;
};

/** The end of a key is shown only where the rest stays far too long to guess. */
const SHOWN = 4;
const LONG_ENOUGH = 16;

/**
 * A key is kept under the origin of its service, so that a page that asks for another address cannot have it sent there.
 */
export function createModelSettings({ shell, current, change }: ModelSettingsNeeds): ModelSettingsPart {
  const readKey = (address: string) => shell.readSecret(nameOf(address));

  async function accessTo(address: string, model: string): Promise<ModelAccess> {
    return { address, model, key: await readKey(address) };
  }
  async function forget(address: string | undefined): Promise<void> {
    if (address !== undefined) await shell.keepSecret(nameOf(address), null);
  }

  return {
    async access() {
      const { model, interviewer } = current();
      return model && interviewer === 'model' ? accessTo(model.address, model.model) : null;
    },
    async chosen() {
      const { model } = current();
      if (!model) return null;
      return { access: await accessTo(model.address, model.model), prices: model.prices };
    },
    async noticeLostKey() {
      const { model } = current();
      if (!model?.hasKey || (await readKey(model.address)) !== null) return;
      await change({ ...current(), model: { ...model, hasKey: false, keyEnd: '' } });
    },
    handlers: {
      async saveModel({ address, model, key, prices }) {
        const before = current().model?.address;
        if (before !== undefined && nameOf(before) !== nameOf(address)) await forget(before);
        if (key !== undefined) await shell.keepSecret(nameOf(address), key);
        const kept = await readKey(address);
        const keyEnd = kept && kept.length >= LONG_ENOUGH ? kept.slice(-SHOWN) : '';
        const keyLasts = await shell.keepsSecretsForGood();
        const next = { address: address.trim(), model, hasKey: kept !== null, keyEnd, keyLasts, prices };
        const agents = withBuiltIn(current().agents, true);
        return change({ ...current(), agents, model: next, interviewer: 'model' });
      },
      async removeModel() {
        await forget(current().model?.address);
        return change(withoutModel(current()));
      },
      async listModels({ address, key }, { signal }) {
        const { openModel } = await import('#electron/model/openModel.ts');
        const own = key === undefined ? await readKey(address) : key;
        const listed = await openModel({ address, model: '', key: own }, { limits: QUICK }).list(signal);
        return listed.ok ? ok({ models: listed.value }) : fail({ code: 'modelFailed', error: listed.error });
      },
      async tryModel(_input, { signal }) {
        const { model } = current();
        if (!model) return fail({ code: 'noModel' });
        return timeModel(await accessTo(model.address, model.model), signal);
      },
    },
  };
}

/** A list is short and at hand; whoever waits for it is looking at an open menu. */
const QUICK = { firstWord: 10_000, silence: 10_000, whole: 20_000 };

async function timeModel(
  access: ModelAccess,
  signal: AbortSignal,
): Promise<Result<{ seconds: number }, SettingsError>> {
  const { tryModel } = await import('#electron/model/tryModel.ts');
  const tried = await tryModel(access, signal, () => performance.now());
  return tried.ok ? ok({ seconds: tried.value }) : fail({ code: 'modelFailed', error: tried.error });
}

/** Its agent goes with it, and what was theirs is a person's again. */
function withoutModel(settings: Settings): Settings {
  const { agents, defaultAgent } = settings;
  return {
    ...settings,
    agents: withBuiltIn(agents, false),
    defaultAgent: defaultAgent === 'model' ? 'person' : defaultAgent,
    model: null,
    interviewer: 'guided',
  };
}

function nameOf(address: string): string {
  return `model-key ${originOf(address) ?? ''}`;
}
