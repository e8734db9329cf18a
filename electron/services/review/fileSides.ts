import type { GitError } from '#electron/git/gitError.ts';
import type { NativeGit, TreeEntry } from '#electron/git/nativeGit.ts';
import { readWorkingFile } from '#electron/git/readWorkingFile.ts';
import { ok, type Result } from '#shared/contract/result.ts';
import { pictureType } from '#shared/review/pictureType.ts';
import { type FileSide, LARGEST_PICTURE, LARGEST_TEXT } from '#shared/review/reviewedFile.ts';
import type { Workspace } from '#shared/run/run.ts';

/** A picture for the eye, or its text to read. */
export type ReadAs = 'text' | 'picture';

/** A file of a commit; null where it has none. */
export async function committedSide(
  git: NativeGit,
  commit: string,
  path: string,
  as: ReadAs,
): Promise<Result<FileSide | null, GitError>> {
  const entry = await git.entry(commit, path);
  if (!entry.ok || entry.value === null) return entry.ok ? ok(null) : entry;
  const { id, kind, size } = entry.value;
  if (kind === 'submodule') return ok({ kind: 'submodule', commit: id });
  if (isTooLarge(path, size, as)) return ok({ kind: 'tooLarge', id, bytes: size ?? 0 });
  const bytes = await git.catFile(id);
  return bytes.ok ? ok(sideOf(path, entry.value, bytes.value, as)) : bytes;
}

/** A file as it is in a workspace now; null where there is none. */
export async function workingSide(
  workspace: Workspace,
  path: string,
  as: ReadAs,
): Promise<Result<FileSide | null, GitError>> {
  const read = await readWorkingFile(workspace.path, path);
  if (!read.ok || read.value === null) return read.ok ? ok(null) : read;
  const bytes = Buffer.from(read.value.bytes);
  const entry = { id: '', kind: read.value.kind, size: bytes.length };
  if (isTooLarge(path, entry.size, as)) return ok({ kind: 'tooLarge', id: '', bytes: entry.size });
  return ok(sideOf(path, entry, bytes, as));
}

function isTooLarge(path: string, size: number | null, as: ReadAs): boolean {
  const most = as === 'picture' && pictureType(path) !== null ? LARGEST_PICTURE : LARGEST_TEXT;
  return (size ?? 0) > most;
}

function sideOf(path: string, { id, kind }: TreeEntry, content: Buffer, as: ReadAs): FileSide {
  const bytes = content.length;
  const text = content.toString('utf8');
  if (kind === 'symlink') return { kind: 'link', target: text };
  const type = as === 'picture' ? pictureType(path) : null;
  if (type !== null) return { kind: 'picture', id, bytes, type, data: content.toString('base64') };
  if (content.includes(0)) return { kind: 'binary', id, bytes };
  return { kind: 'text', id, bytes, text, exact: Buffer.from(text).equals(content) };
}
