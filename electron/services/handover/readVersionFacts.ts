import type { Git } from '#electron/git/git.ts';
import { readComments } from '#electron/services/spec/commentFile.ts';
import { readVersions } from '#electron/services/spec/readVersions.ts';
import { createTextFile } from '#electron/services/spec/textFile.ts';
import { approvalsOf, approvalsOfText } from '#shared/spec/approvals.ts';
import type { Approval } from '#shared/spec/contract.ts';
import type { HandoverFacts } from './page/handoverFacts.ts';

export type VersionFacts = Pick<HandoverFacts, 'version' | 'state' | 'approvals'>;

/**
 * Which version a text with `hash` is and who approved exactly it, told from the commits of its file, the approvals
 * beside it, and `own`, those this machine knows.
 */
export async function readVersionFacts(
  place: {
    readonly root: string;
    readonly path: string;
    readonly git: Git | null;
    /** The version the text is of; null for the text in the file. */
    readonly commit: string | null;
  },
  hash: string,
  own: readonly Approval[],
): Promise<VersionFacts> {
  const { root, path, git } = place;
  const versions = git ? await readVersions({ git: () => git }, path) : [];
  const comments = await readComments(createTextFile(root, path.replace(/spec\.md$/, 'comments.jsonl')));
  const all = approvalsOf(own, comments.ok ? comments.value.facts : [], versions);
  const approvals = approvalsOfText(all, hash);
  const approved = versions.find(({ approvedHash }) => approvedHash === hash)?.number;
  if (approvals.length > 0)
    return { version: approved ?? Math.max(versions.length, 1), state: 'approved', approvals };
  const committed = versions.find(({ commit }) => commit === place.commit);
  if (committed) return { version: committed.number, state: 'draft', approvals };
  return { version: versions.length + 1, state: all.length > 0 ? 'changed' : 'draft', approvals };
}
