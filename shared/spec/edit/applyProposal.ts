import { fail, ok } from '#shared/contract/result.ts';
import { parseSpec } from '../parseSpec.ts';
import type { ProposalEdit } from '../proposal.ts';
import type { SpecDocument } from '../specDocument.ts';
import { applyEdits } from '../textEdit.ts';
import { addCriterion } from './addCriterion.ts';
import { addItem } from './addItem.ts';
import { addParagraph } from './addParagraph.ts';
import { addRequirement } from './addRequirement.ts';
import { cleanLine } from './cleanWords.ts';
import { locateWords } from './locateWords.ts';
import { setTitle } from './setTitle.ts';
import { shownByKind } from '../parse/readCriterion.ts';
import type { ShownByValue } from './shownByLine.ts';
import type { SpecAddition, SpecEdits } from './specEdit.ts';

/**
 * The smallest edits that do what a proposal says to the text as it is now.
 * `usedIds` are ids of earlier versions, so that none comes back.
 */
export function applyProposal(
  text: string,
  edit: ProposalEdit,
  usedIds: readonly string[] = [],
): SpecAddition {
  const doc = parseSpec(text);
  const result = editsFor(doc, edit, usedIds);
  if (!result.ok || result.value.id === null) return result;
  const { id, edits } = result.value;
  const after = parseSpec(applyEdits(text, edits));
  const isThere = [...after.requirements, ...after.criteria, ...after.sections.flatMap(({ items }) => items)];
  return isThere.some((part) => part.id === id) ? result : fail({ code: 'wouldNotShow' });
}

function editsFor(doc: SpecDocument, edit: ProposalEdit, usedIds: readonly string[]): SpecAddition {
  switch (edit.kind) {
    case 'addRequirement':
      return addRequirement(doc, edit, { usedIds });
    case 'addCriterion': {
      const shownBy = edit.shownBy ? [shownByValue(edit.shownBy)] : [];
      return addCriterion(doc, edit.requirement, edit.text, { usedIds, shownBy });
    }
    case 'addItem':
      return addItem(doc, edit.list, edit.text, { usedIds });
    case 'addParagraph':
      return withoutId(addParagraph(doc, edit.text));
    case 'replaceWords':
      return withoutId(replaceWords(doc, edit.target, edit.before, edit.after));
  }
}

function withoutId(edits: SpecEdits): SpecAddition {
  return edits.ok ? ok({ edits: edits.value, id: null }) : edits;
}

export function shownByValue(words: string): ShownByValue {
  const command = /^(`+)([^`].*?)\1$/s.exec(words.trim())?.[2];
  return command ? { kind: 'command', text: command } : { kind: shownByKind(words.trim()), text: words };
}

function replaceWords(doc: SpecDocument, target: string, before: string, after: string): SpecEdits {
  const found = locateWords(doc, target, before);
  if (!found.ok) return found;
  const { part, inPart, range } = found.value;
  if (target === 'title')
    return setTitle(doc, part.text.slice(0, inPart.start) + after + part.text.slice(inPart.end));
  return ok([{ ...range, text: cleanInner(after) }]);
}

/** Inside a line the spaces at the ends of the new words matter. */
function cleanInner(words: string): string {
  const lead = /^\s/.test(words) ? ' ' : '';
  const trail = /\S\s+$/.test(words) ? ' ' : '';
  return lead + cleanLine(words) + trail;
}
