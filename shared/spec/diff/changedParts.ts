import { intentDiff } from '../intentDiff.ts';
import type { SpecDocument } from '../specDocument.ts';

/** A text of the spec, who made it so and when. */
export type TextStep = {
  readonly document: SpecDocument;
  readonly by: string;
  readonly at: string;
  readonly version: number | null;
};

export type ChangedPart = Omit<TextStep, 'document'> & { readonly key: string };

/** Who last changed each part on the way from `base` through `steps`, the oldest first. */
export function changedParts(base: SpecDocument, steps: readonly TextStep[]): readonly ChangedPart[] {
  const changed = new Map<string, ChangedPart>();
  let before = base;
  for (const { document, ...step } of steps) {
    const { sections } = intentDiff(before, document);
    const parts = sections.flatMap((section) => [section, ...section.blocks]);
    for (const { key: name, kind } of parts) {
      const key = plainKey(name);
      if (kind !== 'same') changed.set(key, { key, ...step });
    }
    before = document;
  }
  return [...changed.values()];
}

/** Without the mark that tells what is gone from what took its key. */
export function plainKey(key: string): string {
  return key.replace(/:gone(?=:|$)/, '');
}
