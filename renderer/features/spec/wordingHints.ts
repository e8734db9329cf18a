import { hintsFor } from '#shared/spec/lint/hintsFor.ts';
import { unwrappedOffsets } from '#shared/spec/parse/wrappedText.ts';
import type { SpecDocument, SpecText } from '#shared/spec/specDocument.ts';
import type { TextRange } from '#shared/spec/textEdit.ts';

/** Words of a part that a person may want to sharpen. `start` and `end` count in the part's text. */
export type WordingHint = {
  /** The same while rule, place and words are. */
  readonly id: string;
  /** The part's key. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** The same words in the file. */
  readonly range: TextRange;
  /** What stands there. */
  readonly words: string;
  readonly message: string;
  readonly replacements: readonly string[];
};

/** What is vague in the words themselves, in the order of the file; a missing criterion is told in the outline. */
export function wordingHints(document: SpecDocument, kept: ReadonlySet<string>): readonly WordingHint[] {
  const parts = new Map<string, SpecText>();
  for (const requirement of document.requirements) parts.set(requirement.key, requirement);
  for (const part of [...document.criteria, ...document.sections.flatMap((section) => section.items)]) {
    parts.set(part.key, part);
  }
  return hintsFor(document).flatMap((hint): WordingHint[] => {
    const part = parts.get(hint.key);
    if (!part || hint.rule === 'missing-criterion' || kept.has(hint.id)) return [];
    const inPart = rangeInPart(document, part, hint.range);
    const { id, key, range, message, replacements } = hint;
    const words = part.text.slice(inPart.start, inPart.end);
    return [{ id, key, ...inPart, range, words, message, replacements }];
  });
}

/** A part's text has its wrapped lines joined, so offsets of the file are looked up among those it kept. */
function rangeInPart(document: SpecDocument, part: SpecText, range: TextRange): TextRange {
  const source = document.text.slice(part.textRange.start, part.textRange.end);
  const offsets = unwrappedOffsets(source);
  const find = (offset: number) => {
    const at = offsets.findIndex((kept) => kept >= offset - part.textRange.start);
    return at < 0 ? part.text.length : at;
  };
  return { start: find(range.start), end: find(range.end) };
}

export function hintsByPart(hints: readonly WordingHint[]): ReadonlyMap<string, readonly WordingHint[]> {
  return Map.groupBy(hints, (hint) => hint.key);
}

/** Hints come a moment after the words; those whose words have changed meanwhile are not shown. */
export function hintsThatFit(hints: readonly WordingHint[], text: string): readonly WordingHint[] {
  return hints.filter((hint) => text.slice(hint.start, hint.end) === hint.words);
}
