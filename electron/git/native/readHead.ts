import { ok, type Result } from '#shared/contract/result.ts';
import type { Head } from '../git.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';
import { readRef } from './resolveRevision.ts';

export async function readHead(git: RunGit, folder: string): Promise<Result<Head, GitError>> {
  const [symbolic, commit] = await Promise.all([
    git(folder, ['symbolic-ref', '--quiet', 'HEAD'], { accept: [0, 1] }),
    readRef(git, folder, 'HEAD'),
  ]);
  if (!symbolic.ok) return symbolic;
  if (!commit.ok) return commit;
  const ref = symbolic.value.stdout.trim();
  return ok({ branch: ref === '' ? null : ref.replace(/^refs\/heads\//, ''), commit: commit.value });
}
