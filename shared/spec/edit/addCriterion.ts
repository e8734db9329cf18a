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
  /** Key of the criterion it goes behind; the last one when absent. */
  readonly after?: string;
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
  const above = options.after
    ? owner.criteria.find(({ key }) => key === options.after)
    : owner.criteria.at(-1);
  if (options.after && !above) return fail({ code: 'unknownPart', key: options.after });
  const id = nextCriterionId(doc, options.usedIds, owner.id);
  return ok({ id, edits: [place(doc, owner, above, criterionLines(id, clean, options.shownBy ?? []))] });
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
  const [, indent = '', marker = '-'] = /^([ \t]*)([-*+])?/.exec(doc.text.slice(above.range.start)) ?? [];
  const own = lines.map((line, index) => indent + (index === 0 ? marker + line.slice(1) : line));
  const isLoose = owner.criteria.indexOf(above) > 0 && isBlankBefore(doc.text, above.range.start);
  return insertLines(doc, above.range.end, own, { before: isLoose, after: isLoose });
}
