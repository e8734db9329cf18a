import { describeGitError } from '#electron/git/describeGitError.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { CommentFact } from '#shared/spec/comments/comment.ts';
import { readCommentLines, withCommentLine } from '#shared/spec/comments/commentLines.ts';
import type { SpecError } from '#shared/spec/contract.ts';
import { setStatus } from '#shared/spec/edit/setStatus.ts';
import { describeSpecEditError } from '#shared/spec/edit/specEdit.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { applyEdits } from '#shared/spec/textEdit.ts';
import { readAttachments } from './attachments.ts';
import { appendComment, commentFile, newFactId, readComments } from './commentFile.ts';
import { APPROVED_TRAILER } from './readVersions.ts';
import { specFile } from './specFile.ts';
import type { SpecJournal } from './specJournal.ts';
import { hashOf, type TextFile } from './textFile.ts';

/** Who approves what they have read; `at` in milliseconds. */
export type ApprovalRequest = {
  readonly hash: string;
  readonly by: string;
  /** For the record; may be empty. */
  readonly note: string;
  readonly at: number;
};

/**
 * Sets the status by the smallest edit, commits the spec with its comments, and binds the person's name to the SHA-256 of
 * the text committed. A commit that fails puts the text back as it was. A second person's approval of the same text adds
 * their name to it.
 */
export async function approveSpec(
  project: OpenProject,
  specId: string,
  request: ApprovalRequest,
  journal: SpecJournal,
): Promise<Result<null, SpecError>> {
  const file = specFile(project, specId);
  const now = await file.read();
  if (!now.ok) return now;
  if (now.value.hash !== request.hash) return fail({ code: 'changedOutside', ...now.value });
  const doc = parseSpec(now.value.text);
  const edits = setStatus(doc, 'approved');
  if (!edits.ok) return fail({ code: 'failed', reason: describeSpecEditError(edits.error) });
  const text = applyEdits(now.value.text, edits.value);
  const comments = commentFile(project, specId);
  const told = await readComments(comments);
  if (!told.ok) return told;
  const { by, note } = request;
  const hash = hashOf(text);
  if (hasApproved(told.value.facts, by, hash)) {
    const reason = `${by} has approved this text already, so there is nothing to approve.`;
    return fail({ code: 'failed', reason });
  }
  const saved = await file.save(text, request.hash);
  if (!saved.ok) return saved;
  const at = new Date(request.at).toISOString();
  const line = withCommentLine(told.value.text, { type: 'approved', id: newFactId(), by, at, hash, note });
  const message = [`Approve “${doc.title || specId}”`, ...(note === '' ? [] : [note])].join('\n\n');
  const files = [
    { path: file.path, content: text },
    { path: comments.path, content: line },
    ...(await readAttachments(project, specId)),
  ];
  const commit = await commitApproval(project, specId, files, message, hash, by);
  if (!commit.ok) {
    await putBack(file, now.value.text, saved.value.hash);
    return commit;
  }
  // The commit holds the line already; a comment made meanwhile is put behind it, not overwritten.
  const own = readCommentLines(line).facts.at(-1);
  if (own) await appendComment(comments, own);
  const event = { type: 'approved' as const, by, hash, commit: commit.value };
  journal.append(project, specId, note === '' ? event : { ...event, note });
  await project.refresh();
  return ok(null);
}

/** Whether the person's name stands under this text since it was last approved; a text that came back may be approved anew. */
function hasApproved(facts: readonly CommentFact[], by: string, hash: string): boolean {
  const approvals = facts.filter((fact) => fact.type === 'approved');
  const since = approvals.findLastIndex((fact) => fact.hash !== hash);
  return approvals.slice(since + 1).some((fact) => fact.by === by);
}

async function commitApproval(
  project: OpenProject,
  specId: string,
  files: readonly { readonly path: string; readonly content: string | Uint8Array }[],
  message: string,
  hash: string,
  by: string,
): Promise<Result<string, SpecError>> {
  const git = project.git();
  const identity = await git.identity();
  const known = identity.ok ? identity.value : null;
  const commit = await git.commitFiles({
    files,
    message,
    trailers: [{ key: APPROVED_TRAILER, value: `${specId} sha256:${hash}` }],
    author: known ?? { name: by, email: 'person@overture.invalid' },
  });
  return commit.ok ? commit : fail({ code: 'failed', reason: describeGitError(commit.error) });
}

/** A change made meanwhile by another program stays: then the status says approved without an approval to match. */
async function putBack(file: TextFile, text: string, hash: string): Promise<void> {
  await file.save(text, hash);
}
