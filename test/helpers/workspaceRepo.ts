import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { openNativeGit } from '#test/helpers/openNativeGit.ts';
import { type TempRepo, tempRepo } from '#test/helpers/tempRepo.ts';
import { valueOf } from '#test/helpers/valueOf.ts';

export const author = { name: 'Ada Lovelace', email: 'ada@overture.example' };

export async function repoWithWorkspace(files: Record<string, string> = { 'a.txt': 'one\ntwo\nthree\n' }) {
  const repo = await tempRepo({ files });
  const git = await openNativeGit(repo);
  const start = valueOf(await git.resolve('HEAD'));
  const path = repo.sibling('ws');
  valueOf(await git.addWorkspace({ path, branch: 'overture/001-x/T1-1', startCommit: start }));
  return { repo, git, start, path };
}

export const commitAll = (git: NativeGit, worktree: string, message = 'Work') =>
  git.commitAll({ worktree, message, author });

/** Makes a branch that changes files, without touching the person's folder. */
export async function branchWith(
  repo: TempRepo,
  git: NativeGit,
  branch: string,
  files: Record<string, string>,
) {
  const path = repo.sibling(`for-${branch}`);
  valueOf(await git.addWorkspace({ path, branch, startCommit: 'main' }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  return valueOf(await commitAll(git, path, `Change of ${branch}`)).commit;
}
