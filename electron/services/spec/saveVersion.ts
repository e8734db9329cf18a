import { describeGitError } from '#electron/git/describeGitError.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { SpecError } from '#shared/spec/contract.ts';
import { commentFile, readComments } from './commentFile.ts';
import { specFile } from './specFile.ts';

/** Commits the spec and its comments as they are; `hash` is of the text the person has read. */
export async function saveVersion(
  project: OpenProject,
  specId: string,
  { hash, by, note }: { readonly hash: string; readonly by: string; readonly note: string },
): Promise<Result<null, SpecError>> {
  const file = specFile(project, specId);
  const now = await file.read();
  if (!now.ok) return now;
  if (now.value.hash !== hash) return fail({ code: 'changedOutside', ...now.value });
  const comments = commentFile(project, specId);
  const told = await readComments(comments);
  if (!told.ok) return told;
  const git = project.git();
  const identity = await git.identity();
  const commit = await git.commitFiles({
    files: [
      { path: file.path, content: now.value.text },
      ...(told.value.text === '' ? [] : [{ path: comments.path, content: told.value.text }]),
    ],
    message: note,
    author: (identity.ok ? identity.value : null) ?? {
      name: by || 'Overture',
      email: 'person@overture.invalid',
    },
  });
  if (commit.ok) {
    await project.refresh();
    return ok(null);
  }
  const isSame = commit.error.code === 'nothingToCommit';
  const reason = isSame
    ? 'This text is the newest version already, so there is nothing to save.'
    : describeGitError(commit.error);
  return fail({ code: 'failed', reason });
}
