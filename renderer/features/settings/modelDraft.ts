import type { ModelSettings } from '#shared/settings/settings.ts';

/** The form as typed. `key` undefined: the kept one stays. */
export type ModelDraft = {
  readonly address: string;
  readonly model: string;
  readonly key: string | undefined;
  readonly inputPrice: string;
  readonly outputPrice: string;
};

export function emptyDraft(model: ModelSettings | null): ModelDraft {
  return {
    address: model?.address ?? '',
    model: model?.model ?? '',
    key: undefined,
    inputPrice: model?.prices ? String(model.prices.input) : '',
    outputPrice: model?.prices ? String(model.prices.output) : '',
  };
}

/** Null when none are given, undefined when what is given is no pair of prices. */
export function pricesOf({ inputPrice, outputPrice }: ModelDraft): ModelSettings['prices'] | undefined {
  const [input, output] = [inputPrice, outputPrice].map((typed) =>
    typed
      .trim()
      .replace(/^\$\s*/, '')
      .replace(',', '.'),
  );
  if (!input && !output) return null;
  const prices = { input: Number(input || 0), output: Number(output || 0) };
  return Object.values(prices).every((price) => price >= 0 && price <= 100_000) ? prices : undefined;
}

export function isChanged(draft: ModelDraft, model: ModelSettings | null): boolean {
  const kept = emptyDraft(model);
  return (
    draft.address.trim() !== kept.address ||
    draft.model.trim() !== kept.model ||
    draft.key !== undefined ||
    JSON.stringify(pricesOf(draft)) !== JSON.stringify(model?.prices ?? null)
  );
}
