import { describeGitError } from '#electron/git/describeGitError.ts';
import type { GitError } from '#electron/git/gitError.ts';
import type { NativeGit, TreeEntry } from '#electron/git/nativeGit.ts';
import { readWorkingFile } from '#electron/git/readWorkingFile.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { canEdit } from '#shared/review/decideReview.ts';
import { pictureType } from '#shared/review/pictureType.ts';
import {
  type FileSide,
  LARGEST_PICTURE,
  LARGEST_TEXT,
  type ReviewedFile,
} from '#shared/review/reviewedFile.ts';
import type { Attempt, Workspace } from '#shared/run/run.ts';

type As = 'text' | 'picture';

/** A file at the base of an attempt and in its work: what was handed in, or is in the workspace now. */
export async function readReviewedFile(
  git: NativeGit,
  attempt: Attempt,
  { path, as }: { readonly path: string; readonly as: As },
): Promise<Result<ReviewedFile, ReviewError>> {
  const { workspace, commit } = attempt;
  if (!workspace) return failed('There is no work to look at yet. Look again when it has begun.');
  const oldPath = attempt.files.find((file) => file.path === path)?.oldPath ?? null;
  const before = await committedSide(git, workspace.baseCommit, oldPath ?? path, as);
  if (!before.ok) return failed(describeGitError(before.error));
  const after =
    commit === null ? await workingSide(workspace, path, as) : await committedSide(git, commit, path, as);
  if (!after.ok) return failed(describeGitError(after.error));
  if (!before.value && !after.value) return failed(`There is no file ${path} in this work. Choose another.`);
  const file = { path, oldPath, before: before.value, after: after.value };
  return ok({
    ...file,
    fixed: canEdit(attempt) ? whyFixed(file.after) : 'Only work in review can be edited.',
  });
}

function whyFixed(after: FileSide | null): string | null {
  if (after === null) return 'The work deletes this file.';
  if (after.kind !== 'text') return 'Only text can be edited here.';
  return after.exact
    ? null
    : 'Some of its bytes are no text, and saving would change them. Edit it in its workspace.';
}

async function committedSide(
  git: NativeGit,
  commit: string,
  path: string,
  as: As,
): Promise<Result<FileSide | null, GitError>> {
  const entry = await git.entry(commit, path);
  if (!entry.ok || entry.value === null) return entry.ok ? ok(null) : entry;
  const { id, kind, size } = entry.value;
  if (kind === 'submodule') return ok({ kind: 'submodule', commit: id });
  if (isTooLarge(path, size, as)) return ok({ kind: 'tooLarge', id, bytes: size ?? 0 });
  const bytes = await git.catFile(id);
  return bytes.ok ? ok(sideOf(path, entry.value, bytes.value, as)) : bytes;
}

async function workingSide(
  workspace: Workspace,
  path: string,
  as: As,
): Promise<Result<FileSide | null, GitError>> {
  const read = await readWorkingFile(workspace.path, path);
  if (!read.ok || read.value === null) return read.ok ? ok(null) : read;
  const bytes = Buffer.from(read.value.bytes);
  const entry = { id: '', kind: read.value.kind, size: bytes.length };
  if (isTooLarge(path, entry.size, as)) return ok({ kind: 'tooLarge', id: '', bytes: entry.size });
  return ok(sideOf(path, entry, bytes, as));
}

function isTooLarge(path: string, size: number | null, as: As): boolean {
  const most = as === 'picture' && pictureType(path) !== null ? LARGEST_PICTURE : LARGEST_TEXT;
  return (size ?? 0) > most;
}

function sideOf(path: string, { id, kind }: TreeEntry, content: Buffer, as: As): FileSide {
  const bytes = content.length;
  const text = content.toString('utf8');
  if (kind === 'symlink') return { kind: 'link', target: text };
  const type = as === 'picture' ? pictureType(path) : null;
  if (type !== null) return { kind: 'picture', id, bytes, type, data: content.toString('base64') };
  if (content.includes(0)) return { kind: 'binary', id, bytes };
  return { kind: 'text', id, bytes, text, exact: Buffer.from(text).equals(content) };
}

function failed(reason: string): { readonly ok: false; readonly error: ReviewError } {
  return fail({ code: 'failed', reason });
}
