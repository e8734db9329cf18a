import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describeGitError } from '#electron/git/describeGitError.ts';
import { findGit } from '#electron/git/findGit.ts';
import type { Git } from '#electron/git/git.ts';
import type { GitProgram } from '#electron/git/gitProgram.ts';
import { openGit } from '#electron/git/openGit.ts';
import { findCode } from '#electron/services/code/findCode.ts';
import { lookAtScopes } from '#electron/services/code/lookAtScopes.ts';
import { type OpenCodeIndex, openCodeIndex } from '#electron/services/code/openCodeIndex.ts';
import type { CodeFinder } from '#electron/services/plan/gatherDraft.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';

export type OpenedRepository = { readonly git: Git; readonly program: GitProgram | null };

/**
 * Opens the repository at `folder` for as long as `act` takes. Who names a repository on the command line reads it
 * with git's programs and settings off, as everywhere. The failure is a sentence.
 */
export async function withRepository<Value>(
  folder: string,
  act: (opened: OpenedRepository) => Promise<Result<Value, string>>,
): Promise<Result<Value, string>> {
  const found = await findGit();
  const program = found.ok ? found.value : null;
  const git = await openGit({ path: folder, trusted: found.ok, native: program });
  if (!git.ok) return fail(describeGitError(git.error));
  try {
    return await act({ git: git.value, program });
  } finally {
    await git.value.dispose();
  }
}

/**
 * The index of a repository, brought to the state of its folder or of a commit, for as long as `act` takes. Without
 * a folder for data it is made anew and leaves nothing behind.
 */
export async function withCodeIndex<Value>(
  git: Git,
  { dataDir, commit }: { readonly dataDir: string | null; readonly commit: string | null },
  act: (index: OpenCodeIndex) => Promise<Result<Value, string>>,
): Promise<Result<Value, string>> {
  const index = openCodeIndex(dataDir === null ? ':memory:' : indexFile(dataDir, git.root, commit !== null));
  try {
    const updated =
      commit === null ? await index.updateFromFolder(git) : await index.updateFromCommit(git, commit);
    return updated.ok ? await act(index) : updated;
  } finally {
    index.close();
  }
}

/** The questions that planning asks of an index. */
export function finderOf(index: OpenCodeIndex, specs: string): CodeFinder {
  return {
    find: (query, limit) => Promise.resolve(ok(findCode(index, query, { limit, without: specs }))),
    look: (globs) => Promise.resolve(ok(lookAtScopes(index, globs))),
  };
}

/** Earlier commits have an index of their own, so that asking about one does not undo that of the folder. */
function indexFile(dataDir: string, root: string, past: boolean): string {
  const id = createHash('sha256').update(root).digest('hex').slice(0, 16);
  return join(dataDir, 'projects', id, past ? 'codeAtCommit.sqlite' : 'code.sqlite');
}
