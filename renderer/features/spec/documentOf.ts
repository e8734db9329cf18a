import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';

/** UTF-16 units from which reading a text again at every key would be felt. */
const LARGE_TEXT = 300_000;

export function isLarge(text: string): boolean {
  return text.length > LARGE_TEXT;
}

let last: SpecDocument | undefined;

/** A text as a document; the same one while the text is the same, for an act and its views read it one after the other. */
export function documentOf(text: string): SpecDocument {
  if (last?.text !== text) last = parseSpec(text);
  return last;
}
