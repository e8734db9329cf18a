import { applyProposal } from '#shared/spec/edit/applyProposal.ts';
import { hintsFor } from '#shared/spec/lint/hintsFor.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { ProposalEdit } from '#shared/spec/proposal.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { applyEdits } from '#shared/spec/textEdit.ts';
import { isThere } from '../proposalsFor.ts';

export type CheckedEdits = {
  /** Those that can be made and say something new, in order. */
  readonly edits: readonly ProposalEdit[];
  /** Sentences about those that cannot be made, for the model to mend. */
  readonly faults: readonly string[];
  /** What a careful reader would stop at in the words of the edits. */
  readonly wording: readonly string[];
};

/** Tries each edit on the spec as it is, because a person may accept any one of them alone. */
export function checkEdits(doc: SpecDocument, edits: readonly ProposalEdit[]): CheckedEdits {
  const known = new Set(hintsFor(doc).map(({ id }) => id));
  const kept: ProposalEdit[] = [];
  const faults: string[] = [];
  const wording: string[] = [];
  for (const edit of edits.filter((one) => !isThere(doc, one))) {
    const applied = applyProposal(doc.text, edit);
    if (!applied.ok) {
      faults.push(`The edit ${JSON.stringify(edit)} cannot be made (${applied.error.code}).`);
      continue;
    }
    kept.push(edit);
    const after = parseSpec(applyEdits(doc.text, applied.value.edits));
    for (const hint of hintsFor(after).filter(({ id }) => !known.has(id))) {
      wording.push(`“${after.text.slice(hint.range.start, hint.range.end)}”: ${hint.message}`);
    }
  }
  return { edits: kept, faults, wording: [...new Set(wording)].slice(0, 6) };
}
