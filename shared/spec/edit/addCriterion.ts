import { fail, ok } from '#shared/contract/result.ts';
import type { SpecCriterion, SpecDocument, SpecRequirement } from '../specDocument.ts';
import type { TextEdit } from '../textEdit.ts';
import { cleanLine } from './cleanWords.ts';
import { nextCriterionId } from './ids.ts';
import { insertLines, isBlankBefore } from './insertLines.ts';
import { type ShownByValue, shownByWords } from './shownByLine.ts';
import type { SpecAddition } from './specEdit.ts';

export type CriterionOptions = {
  readonly usedIds: readonly string[];
  readonly shownBy?: readonly ShownByValue[];
  /** Key of the criterion it goes behind; null for the first place, the last one when absent. */
  readonly after?: string | null;
};

/** `requirement` is a key such as R1. */
export function addCriterion(
  doc: SpecDocument,
  requirement: string,
  words: string,
  options: CriterionOptions,
): SpecAddition {
  const owner = doc.requirements.find(({ key }) => key === requirement);
  if (!owner) return fail({ code: 'unknownPart', key: requirement });
  const clean = cleanLine(words);
  if (clean === '') return fail({ code: 'emptyText' });
  const { after } = options;
  const above = after ? owner.criteria.find(({ key }) => key === after) : owner.criteria.at(-1);
  if (after && !above) return fail({ code: 'unknownPart', key: after });
  const id = nextCriterionId(doc, options.usedIds, owner.id);
  const lines = criterionLines(id, clean, options.shownBy ?? []);
  const edit = after === null ? placeFirst(doc, owner, lines) : place(doc, owner, above, lines);
  return ok({ id, edits: [edit] });
}

function placeFirst(doc: SpecDocument, owner: SpecRequirement, lines: readonly string[]): TextEdit {
  const [first, second] = owner.criteria;
  if (!first) return place(doc, owner, undefined, lines);
  const isLoose = second !== undefined && isBlankBefore(doc.text, second.range.start);
  return insertLines(doc, first.range.start, likeMarker(doc, first, lines), {
    before: false,
    after: isLoose,
  });
}

export function criterionLines(
  id: string,
  words: string,
  shownBy: readonly ShownByValue[],
): readonly string[] {
  return [`- **${id}** ${words}`, ...shownBy.map((value) => `  - shown by: ${shownByWords(value)}`)];
}

function place(
  doc: SpecDocument,
  owner: SpecRequirement,
  above: SpecCriterion | undefined,
  lines: readonly string[],
): TextEdit {
  if (!above) return insertLines(doc, owner.range.end, lines, { before: true, after: true });
  const own = likeMarker(doc, above, lines);
  const isLoose = owner.criteria.indexOf(above) > 0 && isBlankBefore(doc.text, above.range.start);
  return insertLines(doc, above.range.end, own, { before: isLoose, after: isLoose });
}

/** Keeps the marker and indent of a neighbour. */
function likeMarker(
  doc: SpecDocument,
  neighbour: SpecCriterion,
  lines: readonly string[],
): readonly string[] {
  const { start } = neighbour.range;
  const [, indent = '', marker = '-'] = /^([ \t]*)([-*+])?/.exec(doc.text.slice(start, start + 40)) ?? [];
  return lines.map((line, index) => indent + (index === 0 ? marker + line.slice(1) : line));
}
