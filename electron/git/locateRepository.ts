import { access, constants, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from './gitError.ts';

export type RepositoryFolders = {
  /** Top folder of the working tree, symbolic links resolved. */
  readonly root: string;
  /** Where HEAD and the index of this working tree are. */
  readonly gitDir: string;
  /** Where objects, branches and configuration are; the same as `gitDir` unless this is a linked worktree. */
  readonly commonDir: string;
};

/** Finds the repository around a folder by looking at files only; nothing of it takes effect. */
export async function locateRepository(path: string): Promise<Result<RepositoryFolders, GitError>> {
  const refusal = await refuseFolder(path);
  if (refusal) return fail(refusal);
  const start = await realpath(path);
  for (let folder = start; ; folder = dirname(folder)) {
    const gitDir = await gitDirOf(folder);
    if (gitDir !== null) return ok({ root: folder, gitDir, commonDir: await commonDirOf(gitDir) });
    if (await looksLikeGitDir(folder)) return fail({ code: 'bare', path: folder });
    if (dirname(folder) === folder) return fail({ code: 'notARepository', path });
  }
}

async function refuseFolder(path: string): Promise<GitError | null> {
  try {
    const found = await stat(path);
    if (!found.isDirectory()) return { code: 'notARepository', path };
    await access(path, constants.R_OK | constants.X_OK);
    return null;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const denied = code === 'EACCES' || code === 'EPERM';
    return denied ? { code: 'noPermission', path } : { code: 'pathGone', path };
  }
}

/** A linked worktree or submodule has a file `.git` with the line `gitdir: <path>`; see gitrepository-layout(5). */
async function gitDirOf(folder: string): Promise<string | null> {
  const dotGit = join(folder, '.git');
  const found = await stat(dotGit).catch(() => null);
  if (found?.isDirectory()) return (await looksLikeGitDir(dotGit)) ? dotGit : null;
  if (!found?.isFile()) return null;
  const target = /^gitdir: (?<path>.+)$/m.exec(await readFile(dotGit, 'utf8'))?.groups?.['path']?.trimEnd();
  if (target === undefined || leadsToAnotherMachine(folder, target)) return null;
  const gitDir = isAbsolute(target) ? target : resolve(folder, target);
  return (await exists(join(gitDir, 'HEAD'))) ? gitDir : null;
}

/** On Windows the mere look at `\\server\share` sends a hash of the password to that server. */
function leadsToAnotherMachine(folder: string, target: string): boolean {
  const isShare = (path: string) => /^[\\/]{2}/.test(path);
  return isShare(target) && !isShare(folder);
}

async function commonDirOf(gitDir: string): Promise<string> {
  const text = await readFile(join(gitDir, 'commondir'), 'utf8').catch(() => null);
  const target = text?.trimEnd() ?? '';
  return target === '' || leadsToAnotherMachine(gitDir, target) ? gitDir : resolve(gitDir, target);
}

async function looksLikeGitDir(folder: string): Promise<boolean> {
  const parts = ['HEAD', 'objects', 'refs'].map((name) => exists(join(folder, name)));
  return (await Promise.all(parts)).every(Boolean);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
