import { parseSpec } from '#shared/spec/parseSpec.ts';
import { reparseSpec } from '#shared/spec/reparseSpec.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';

/** UTF-16 units from which reading a text again at every key would be felt. */
const LARGE_TEXT = 300_000;

/** UTF-16 units from which looking through a whole text would be felt in the page, so that a thread beside it does. */
const LONG_TEXT = 40_000;

export function isLong(text: string): boolean {
  return text.length > LONG_TEXT;
}

export function isLarge(text: string): boolean {
  return text.length > LARGE_TEXT;
}

let last: SpecDocument | undefined;

/**
 * A text as a document; the same one while the text is the same, for an act and its views read it one after the other.
 * Of a text that differs from the last one, only what changed is read where that is enough.
 */
export function documentOf(text: string): SpecDocument {
  if (last?.text !== text) last = last ? reparseSpec(last, text) : parseSpec(text);
  return last;
}
