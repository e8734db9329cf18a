import { ok, type Result } from '#shared/contract/result.ts';
import type { Head } from '../git.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';
import { readRef } from './resolveRevision.ts';

const BRANCH = /^refs\/heads\//;

export async function readHead(git: RunGit, folder: string): Promise<Result<Head, GitError>> {
  const both = await git(folder, ['rev-parse', 'HEAD', '--symbolic-full-name', 'HEAD'], { accept: [0, 128] });
  if (!both.ok) return both;
  const [commit, name] = both.value.stdout.trim().split('\n');
  // Without a commit, or with a branch called HEAD, git does not say both at once.
  if (both.value.exitCode !== 0 || !commit || !name) return readEach(git, folder);
  return ok({ branch: name === 'HEAD' ? null : name.replace(BRANCH, ''), commit });
}

async function readEach(git: RunGit, folder: string): Promise<Result<Head, GitError>> {
  const [symbolic, commit] = await Promise.all([
    git(folder, ['symbolic-ref', '--quiet', 'HEAD'], { accept: [0, 1] }),
    readRef(git, folder, 'HEAD'),
  ]);
  if (!symbolic.ok) return symbolic;
  if (!commit.ok) return commit;
  const ref = symbolic.value.stdout.trim();
  return ok({ branch: ref === '' ? null : ref.replace(BRANCH, ''), commit: commit.value });
}
