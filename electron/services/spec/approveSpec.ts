import { describeGitError } from '#electron/git/describeGitError.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { SpecError } from '#shared/spec/contract.ts';
import { setStatus } from '#shared/spec/edit/setStatus.ts';
import { describeSpecEditError } from '#shared/spec/edit/specEdit.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { applyEdits } from '#shared/spec/textEdit.ts';
import { APPROVED_TRAILER } from './readVersions.ts';
import { specFile } from './specFile.ts';
import type { SpecJournal } from './specJournal.ts';
import { hashOf, type TextFile } from './textFile.ts';

/**
 * Sets the status by the smallest edit, commits the spec alone, and binds the person's name to the SHA-256 of the text
 * committed. A commit that fails puts the text back as it was. `hash` is what the person has read.
 */
export async function approveSpec(
  project: OpenProject,
  specId: string,
  hash: string,
  by: string,
  journal: SpecJournal,
): Promise<Result<null, SpecError>> {
  const file = specFile(project, specId);
  const now = await file.read();
  if (!now.ok) return now;
  if (now.value.hash !== hash) return fail({ code: 'changedOutside', ...now.value });
  const doc = parseSpec(now.value.text);
  const edits = setStatus(doc, 'approved');
  if (!edits.ok) return fail({ code: 'failed', reason: describeSpecEditError(edits.error) });
  const text = applyEdits(now.value.text, edits.value);
  const saved = await file.save(text, hash);
  if (!saved.ok) return saved;
  const commit = await commitApproval(project, specId, file.path, doc.title || specId, text, by);
  if (!commit.ok) {
    await putBack(file, now.value.text, saved.value.hash);
    return commit;
  }
  journal.append(project, specId, { type: 'approved', by, hash: saved.value.hash, commit: commit.value });
  await project.refresh();
  return ok(null);
}

async function commitApproval(
  project: OpenProject,
  specId: string,
  path: string,
  title: string,
  text: string,
  by: string,
): Promise<Result<string, SpecError>> {
  const git = project.git();
  const identity = await git.identity();
  const known = identity.ok ? identity.value : null;
  const commit = await git.commitFiles({
    files: [{ path, content: text }],
    message: `Approve “${title}”`,
    trailers: [{ key: APPROVED_TRAILER, value: `${specId} sha256:${hashOf(text)}` }],
    author: known ?? { name: by, email: 'person@overture.invalid' },
  });
  if (commit.ok) return commit;
  if (commit.error.code !== 'nothingToCommit') {
    return fail({ code: 'failed', reason: describeGitError(commit.error) });
  }
  const reason = 'This text is approved and committed already, so there is nothing to approve.';
  return fail({ code: 'failed', reason });
}

/** A change made meanwhile by another program stays: then the status says approved without an approval to match. */
async function putBack(file: TextFile, text: string, hash: string): Promise<void> {
  await file.save(text, hash);
}
