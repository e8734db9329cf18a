import { useRef, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { isFault } from '#shared/contract/isFault.ts';
import type { Fault } from '#shared/contract/envelope.ts';
import { shortModelError } from '#shared/model/describeModelError.ts';
import type { SettingsError } from '#shared/settings/contract.ts';
import { describeSettingsProblem } from './describeSettingsProblem.ts';
import { type ModelDraft, pricesOf } from './modelDraft.ts';

type Trial =
  | { readonly state: 'answered'; readonly words: string }
  | { readonly state: 'failed'; readonly words: string; readonly reason: string };

/** Saving, testing and listing models, with what came of it. */
export function useModelActs(draft: ModelDraft) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [trial, setTrial] = useState<Trial>();
  const [offered, setOffered] = useState<readonly string[] | string>();
  const asked = useRef(0);
  const key = draft.key === undefined ? {} : { key: draft.key.trim() === '' ? null : draft.key.trim() };
  const address = draft.address.trim();

  const failed = (error: SettingsError | Fault) =>
    setTrial({ state: 'failed', words: shortWords(error), reason: describeSettingsProblem(error) });

  return {
    busy,
    trial,
    /** A sentence in place of the list when there is none. */
    offered,
    clear: () => setTrial(undefined),
    /** True when kept. */
    async save() {
      setBusy(true);
      setTrial(undefined);
      const prices = pricesOf(draft) ?? null;
      const result = await client.settings.saveModel({ address, model: draft.model.trim(), prices, ...key });
      setBusy(false);
      if (!result.ok) failed(result.error);
      return result.ok;
    },
    async test() {
      setBusy(true);
      setTrial(undefined);
      const result = await client.settings.tryModel({});
      setBusy(false);
      if (!result.ok) return failed(result.error);
      setTrial({ state: 'answered', words: `Answers in ${secondsWords(result.value.seconds)} s` });
    },
    async load() {
      const own = ++asked.current;
      setOffered(undefined);
      const result = await client.settings.listModels({ address, ...key });
      if (own === asked.current)
        setOffered(result.ok ? result.value.models : describeSettingsProblem(result.error));
    },
  };
}

function secondsWords(seconds: number): string {
  return seconds < 0.1 ? 'under 0.1' : seconds.toFixed(1);
}

function shortWords(error: SettingsError | Fault): string {
  return !isFault(error) && error.code === 'modelFailed' ? shortModelError(error.error) : 'Not saved';
}
