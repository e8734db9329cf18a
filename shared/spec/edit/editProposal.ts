import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ProposalEdit } from '../proposal.ts';

/** One run of words of a proposal that a person may change; `key` names it within the proposal. */
export type ProposalWords = { readonly key: string; readonly label: string; readonly text: string };

/** The words of a proposal, in the order they would stand in the text. */
export function wordsOfProposal(edit: ProposalEdit): readonly ProposalWords[] {
  switch (edit.kind) {
    case 'addRequirement':
      return [
        { key: 'title', label: 'Requirement', text: edit.title },
        ...edit.criteria.map((text, index) => ({
          key: `criteria:${index}`,
          label: edit.criteria.length === 1 ? 'Criterion' : `Criterion ${index + 1}`,
          text,
        })),
      ];
    case 'addCriterion':
      return [{ key: 'text', label: 'Criterion', text: edit.text }];
    case 'addItem':
    case 'addParagraph':
      return [{ key: 'text', label: 'Words', text: edit.text }];
    case 'replaceWords':
      return [{ key: 'after', label: 'New words', text: edit.after }];
  }
}

/**
 * The proposal with other words, by the keys of `wordsOfProposal`. A criterion left empty goes; any other words left
 * empty fail, since a proposal for nothing should be rejected instead.
 */
export function withWords(
  edit: ProposalEdit,
  words: Readonly<Record<string, string>>,
): Result<ProposalEdit, 'empty'> {
  const said = (key: string, before: string) => (words[key] ?? before).trim();
  switch (edit.kind) {
    case 'addRequirement': {
      const title = said('title', edit.title);
      const criteria = edit.criteria.map((text, index) => said(`criteria:${index}`, text)).filter(Boolean);
      return title === '' ? fail('empty') : ok({ ...edit, title, criteria });
    }
    case 'addCriterion':
    case 'addItem':
    case 'addParagraph': {
      const text = said('text', edit.text);
      return text === '' ? fail('empty') : ok({ ...edit, text });
    }
    case 'replaceWords':
      // Spaces at the ends of words inside a line matter, and no words at all is a deletion.
      return ok({ ...edit, after: words['after'] ?? edit.after });
  }
}

/** True when both are the same kind of change at the same place, whatever their words. */
export function isSamePlace(one: ProposalEdit, other: ProposalEdit): boolean {
  switch (one.kind) {
    case 'addRequirement':
      return other.kind === one.kind;
    case 'addCriterion':
      return other.kind === one.kind && other.requirement === one.requirement;
    case 'addItem':
      return other.kind === one.kind && other.list === one.list;
    case 'addParagraph':
      return other.kind === one.kind && other.section === one.section;
    case 'replaceWords':
      return other.kind === one.kind && other.target === one.target && other.before === one.before;
  }
}
