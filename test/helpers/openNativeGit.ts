import { onTestFinished } from 'vitest';
import { findGit } from '#electron/git/findGit.ts';
import { isNativeGit, type NativeGit } from '#electron/git/nativeGit.ts';
import { openGit } from '#electron/git/openGit.ts';
import type { TempRepo } from './tempRepo.ts';

/** The native engine on a temporary repository, disposed of when the test ends. */
export async function openNativeGit(repo: TempRepo, path = repo.path): Promise<NativeGit> {
  const found = await findGit();
  if (!found.ok) throw new Error(`these tests need an installed git: ${found.error.code}`);
  const opened = await openGit({ path, trusted: true, native: found.value, env: repo.env });
  if (!opened.ok || !isNativeGit(opened.value)) throw new Error(`not opened: ${JSON.stringify(opened)}`);
  const git = opened.value;
  onTestFinished(() => git.dispose());
  return git;
}
