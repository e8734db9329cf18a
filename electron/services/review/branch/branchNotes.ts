import type { OpenProject } from '#electron/services/project/openProject.ts';
import {
  type BranchFact,
  branchFactSchema,
  type BranchNotes,
  branchStream,
  foldBranchFacts,
} from '#shared/review/branchFacts.ts';
import type { SpecId } from '#shared/project/project.ts';

type Place = { readonly specId: SpecId; readonly head: string };

/** What people laid beside a branch under review: it is theirs, so it stays in Overture's folder and never enters the branch. */
export function readBranchNotes(project: Pick<OpenProject, 'ledger'>, { specId, head }: Place): BranchNotes {
  const entries = project.ledger.read(branchStream(specId, head));
  return foldBranchFacts(entries.map(({ at, body }) => ({ at, body: branchFactSchema.parse(body) })));
}

/** Returns when it was noted. */
export function noteOnBranch(
  project: Pick<OpenProject, 'ledger'>,
  { specId, head }: Place,
  fact: BranchFact,
): string {
  return project.ledger.append(branchStream(specId, head), fact).at;
}
