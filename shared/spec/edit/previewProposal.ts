import { fail, ok, type Result } from '#shared/contract/result.ts';
import { hasIds } from '../parse/sectionKind.ts';
import type { Proposal, ProposalEdit, SpecList } from '../proposal.ts';
import type { SpecDocument } from '../specDocument.ts';
import { nextCriterionId, nextItemId, nextRequirementId } from './ids.ts';
import { locateWords } from './locateWords.ts';
import type { SpecEditError } from './specEdit.ts';

/**
 * How a proposal would show in the document, and the id it would get if it were accepted next.
 * `after` is the key of the part it would stand behind; null when it would be the first of its kind.
 */
export type ProposalPreview =
  | {
      readonly shape: 'requirement';
      readonly after: string | null;
      readonly id: string;
      readonly title: string;
      readonly optional: boolean;
      readonly criteria: readonly { readonly id: string; readonly text: string }[];
    }
  | {
      readonly shape: 'criterion';
      readonly requirement: string;
      readonly after: string | null;
      readonly id: string;
      readonly text: string;
      readonly shownBy: string | null;
    }
  | {
      readonly shape: 'item';
      readonly list: SpecList;
      readonly after: string | null;
      readonly id: string | null;
      readonly text: string;
    }
  | {
      readonly shape: 'paragraph';
      readonly section: 'why';
      readonly after: string | null;
      readonly text: string;
    }
  /** `start` and `end` count in the text of the part `key` (its wrapped lines joined by a space). */
  | {
      readonly shape: 'words';
      readonly key: string;
      readonly start: number;
      readonly end: number;
      readonly before: string;
      readonly after: string;
    };

export function previewProposal(
  doc: SpecDocument,
  edit: ProposalEdit,
  usedIds: readonly string[] = [],
): Result<ProposalPreview, SpecEditError> {
  switch (edit.kind) {
    case 'addRequirement': {
      const id = nextRequirementId(doc, usedIds);
      const { title, optional } = edit;
      const criteria = edit.criteria.map((text, index) => ({ id: `AC-${id.slice(1)}.${index + 1}`, text }));
      return ok({
        shape: 'requirement',
        after: doc.requirements.at(-1)?.key ?? null,
        id,
        title,
        optional,
        criteria,
      });
    }
    case 'addCriterion': {
      const owner = doc.requirements.find(({ key }) => key === edit.requirement);
      if (!owner) return fail({ code: 'unknownPart', key: edit.requirement });
      const { requirement, text, shownBy } = edit;
      const id = nextCriterionId(doc, usedIds, owner.id);
      return ok({
        shape: 'criterion',
        requirement,
        after: owner.criteria.at(-1)?.key ?? null,
        id,
        text,
        shownBy,
      });
    }
    case 'addItem': {
      const { list, text } = edit;
      const id = hasIds(list) ? nextItemId(doc, usedIds, list) : null;
      return ok({ shape: 'item', list, after: doc[list].at(-1)?.key ?? null, id, text });
    }
    case 'addParagraph': {
      const last = doc.sections.find(({ kind }) => kind === 'why')?.prose.at(-1);
      return ok({ shape: 'paragraph', section: edit.section, after: last?.key ?? null, text: edit.text });
    }
    case 'replaceWords': {
      const found = locateWords(doc, edit.target, edit.before);
      if (!found.ok) return found;
      const { part, inPart } = found.value;
      return ok({ shape: 'words', key: part.key, ...inPart, before: edit.before, after: edit.after });
    }
  }
}

/** Previews all that waits, numbered as if accepted from first to last, so that no two claim one id. */
export function previewProposals(
  doc: SpecDocument,
  proposals: readonly Proposal[],
  usedIds: readonly string[] = [],
): readonly { readonly proposal: Proposal; readonly preview: Result<ProposalPreview, SpecEditError> }[] {
  const claimed = [...usedIds];
  return proposals.map((proposal) => {
    const preview = previewProposal(doc, proposal.edit, claimed);
    if (preview.ok && 'id' in preview.value && preview.value.id) claimed.push(preview.value.id);
    return { proposal, preview };
  });
}
