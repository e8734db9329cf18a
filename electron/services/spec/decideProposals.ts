import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { SpecError } from '#shared/spec/contract.ts';
import { applyProposal } from '#shared/spec/edit/applyProposal.ts';
import { isSamePlace, wordsOfProposal } from '#shared/spec/edit/editProposal.ts';
import { describeSpecEditError } from '#shared/spec/edit/specEdit.ts';
import type { ProposalEdit } from '#shared/spec/proposal.ts';
import { applyEdits } from '#shared/spec/textEdit.ts';
import { specFile } from './specFile.ts';
import type { SpecJournal } from './specJournal.ts';

/** A proposal of a spec, and who decides. */
export type Deciding = {
  readonly project: OpenProject;
  readonly specId: string;
  readonly journal: SpecJournal;
  readonly by: string;
};

/** Writes the proposal into the file if that still has `baseHash`, and keeps which part came of it. */
export async function acceptProposal(
  { project, specId, journal, by }: Deciding,
  proposalId: string,
  baseHash: string,
): Promise<Result<null, SpecError>> {
  const { proposals, usedIds } = journal.read(project, specId);
  const proposal = proposals.find(({ id }) => id === proposalId);
  if (!proposal) return fail({ code: 'unknownProposal' });
  const file = specFile(project, specId);
  const now = await file.read();
  if (!now.ok) return now;
  if (now.value.hash !== baseHash) return fail({ code: 'changedOutside', ...now.value });
  const result = applyProposal(now.value.text, proposal.edit, usedIds);
  if (!result.ok) return fail({ code: 'proposalOutdated', reason: describeSpecEditError(result.error) });
  const saved = await file.save(applyEdits(now.value.text, result.value.edits), baseHash);
  if (!saved.ok) return saved;
  const part = result.value.id ?? placeOf(proposal.edit);
  journal.append(project, specId, { type: 'accepted', id: proposalId, by, part });
  return ok(null);
}

/** Other words for the same change at the same place. */
export function editProposal(
  { project, specId, journal, by }: Deciding,
  proposalId: string,
  edit: ProposalEdit,
): Result<null, SpecError> {
  const proposal = journal.read(project, specId).proposals.find(({ id }) => id === proposalId);
  if (!proposal) return fail({ code: 'unknownProposal' });
  const isEmpty = edit.kind !== 'replaceWords' && wordsOfProposal(edit)[0]?.text.trim() === '';
  if (isEmpty || !isSamePlace(proposal.edit, edit)) return fail({ code: 'otherProposal' });
  if (JSON.stringify(edit) !== JSON.stringify(proposal.edit))
    journal.append(project, specId, { type: 'edited', id: proposalId, edit, by });
  return ok(null);
}

export function rejectProposal(
  { project, specId, journal, by }: Deciding,
  proposalId: string,
): Result<null, SpecError> {
  const { proposals } = journal.read(project, specId);
  if (!proposals.some(({ id }) => id === proposalId)) return fail({ code: 'unknownProposal' });
  journal.append(project, specId, { type: 'rejected', id: proposalId, by });
  return ok(null);
}

export function restoreProposals(
  { project, specId, journal, by }: Deciding,
  proposalIds: readonly string[],
): Result<null, SpecError> {
  const rejected = journal.read(project, specId).decisions.filter(({ outcome }) => outcome === 'rejected');
  const ids = rejected.map(({ proposal }) => proposal.id).filter((id) => proposalIds.includes(id));
  if (ids.length === 0) return fail({ code: 'unknownProposal' });
  journal.append(project, specId, { type: 'restored', ids, by });
  return ok(null);
}

/** The part or section a change without an id of its own belongs to. */
function placeOf(edit: ProposalEdit): string | null {
  switch (edit.kind) {
    case 'replaceWords':
      return edit.target;
    case 'addItem':
      return edit.list;
    case 'addParagraph':
      return edit.section;
    case 'addRequirement':
    case 'addCriterion':
      return null;
  }
}
