import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describeGitError } from '#electron/git/describeGitError.ts';
import { findGit } from '#electron/git/findGit.ts';
import { isNativeGit, type NativeGit } from '#electron/git/nativeGit.ts';
import { openGit } from '#electron/git/openGit.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';

/** The installed git on the repository around `folder`, its programs and settings off. The failure is a sentence. */
export async function openCliGit(folder: string): Promise<Result<NativeGit, string>> {
  const program = await findGit();
  if (!program.ok) return fail(describeGitError(program.error));
  const git = await openGit({ path: folder, trusted: true, native: program.value });
  if (!git.ok) return fail(describeGitError(git.error));
  return isNativeGit(git.value)
    ? ok(git.value)
    : fail('This needs an installed git. Install it from git-scm.com.');
}

/** Overture's own folder for the repository at `root`. */
export function projectFolder(dataDir: string, root: string): string {
  return join(dataDir, 'projects', createHash('sha256').update(root).digest('hex').slice(0, 16));
}
