import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { openEmbedded } from './embedded/embeddedRepository.ts';
import { readHead } from './embedded/readHead.ts';
import type { Head, RepositoryFacts } from './git.ts';
import type { GitError } from './gitError.ts';
import { locateRepository, type RepositoryFolders } from './locateRepository.ts';

/**
 * What a folder is, found out by reading files alone: safe before anyone trusts it. A folder inside a repository
 * counts as that repository. Fails with pathGone, noPermission, notARepository, bare or unsupportedFormat.
 */
export async function describeRepository(path: string): Promise<Result<RepositoryFacts, GitError>> {
  const found = await locateRepository(path);
  if (!found.ok) return found;
  const refusal = await refuseFormat(found.value);
  if (refusal) return fail(refusal);
  const head = await readHead(openEmbedded(found.value));
  return head.ok ? ok(factsOf(found.value, head.value)) : head;
}

export function factsOf({ root, commonDir, gitDir }: RepositoryFolders, head: Head): RepositoryFacts {
  return {
    root,
    commonDir,
    head: head.commit === null ? null : head,
    branch: head.branch,
    isLinkedWorktree: gitDir !== commonDir,
  };
}

/** Formats that only an installed git reads; see git-config(1), `extensions.*`. */
const FOREIGN = /^\s*(?:objectformat\s*=\s*(?!sha1)\w+|refstorage\s*=\s*(?!files)\w+)/im;
const BARE = /^\s*bare\s*=\s*true\b/im;

export async function refuseFormat(folders: RepositoryFolders): Promise<GitError | null> {
  const config = await readFile(join(folders.commonDir, 'config'), 'utf8').catch(() => '');
  // A linked worktree of a bare repository has files of its own to work on.
  if (BARE.test(config) && folders.gitDir === folders.commonDir) return { code: 'bare', path: folders.root };
  const detail = FOREIGN.exec(config)?.[0].trim();
  return detail === undefined ? null : { code: 'unsupportedFormat', path: folders.root, detail };
}
