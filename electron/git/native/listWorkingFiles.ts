import { ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';

/** Tracked files and new ones that nothing ignores; some may be gone from the folder. Reads no file's content. */
export async function listWorkingFiles(
  git: RunGit,
  folder: string,
): Promise<Result<readonly string[], GitError>> {
  const ran = await git(folder, [
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deduplicate',
  ]);
  if (!ran.ok) return ran;
  return ok(ran.value.stdout.split('\0').filter((path) => path !== '' && !path.endsWith('/')));
}
