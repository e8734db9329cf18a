import { ok, type Result } from '#shared/contract/result.ts';
import type { Branch } from '../git.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';

export async function listBranches(
  git: RunGit,
  folder: string,
): Promise<Result<readonly Branch[], GitError>> {
  const args = ['for-each-ref', '--format=%(objectname) %(refname:lstrip=2)', 'refs/heads'];
  const ran = await git(folder, args);
  if (!ran.ok) return ran;
  const lines = ran.value.stdout.split('\n').filter((line) => line !== '');
  return ok(
    lines.map((line) => {
      const space = line.indexOf(' ');
      return { name: line.slice(space + 1), commit: line.slice(0, space) };
    }),
  );
}
