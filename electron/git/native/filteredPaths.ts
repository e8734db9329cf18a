import { ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';

/** The paths that a content filter defined by the repository itself would change; those filters never run here. */
export async function filteredPaths(
  git: RunGit,
  folder: string,
  filters: readonly string[],
  paths: readonly string[],
): Promise<Result<readonly string[], GitError>> {
  if (filters.length === 0 || paths.length === 0) return ok([]);
  const input = paths.map((path) => `${path}\0`).join('');
  const ran = await git(folder, ['check-attr', '-z', '--stdin', 'filter'], { input });
  if (!ran.ok) return ran;
  // Each answer is three fields: path, `filter`, value.
  const fields = ran.value.stdout.split('\0');
  return ok(fields.filter((_, index) => index % 3 === 0 && filters.includes(fields[index + 2] ?? '')));
}
