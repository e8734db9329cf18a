import { Errors } from 'isomorphic-git';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { RepositoryFolders } from '../locateRepository.ts';
import { createRepositoryFs, type RepositoryFs } from './repositoryFs.ts';

/** What every embedded verb works on; the cache keeps pack indexes, which makes later reads ten times as fast. */
export type EmbeddedRepository = {
  readonly folders: RepositoryFolders;
  readonly dir: string;
  readonly gitdir: string;
  readonly fs: RepositoryFs;
  readonly cache: object;
};

export function openEmbedded(folders: RepositoryFolders): EmbeddedRepository {
  return {
    folders,
    dir: folders.root,
    gitdir: folders.gitDir,
    fs: createRepositoryFs(folders),
    cache: {},
  };
}

/** The part of the repository that isomorphic-git's own functions take. */
export function access({ fs, dir, gitdir, cache }: EmbeddedRepository) {
  return { fs, dir, gitdir, cache };
}

/** Turns what isomorphic-git throws into a value: `missing` for what is not there, a code for the rest. */
export async function attempt<Value>(
  repository: EmbeddedRepository,
  missing: GitError,
  read: () => Promise<Value>,
): Promise<Result<Value, GitError>> {
  try {
    return ok(await read());
  } catch (error) {
    return fail(explain(error, repository.dir, missing));
  }
}

function explain(error: unknown, path: string, missing: GitError): GitError {
  if (error instanceof Errors.NotFoundError || error instanceof Errors.ObjectTypeError) return missing;
  if (!(error instanceof Error)) throw error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return { code: 'noPermission', path };
  if (code === 'ENOENT' || code === 'ENOTDIR') return missing;
  // What remains is a form of data that isomorphic-git does not read, such as an index of version 4.
  return { code: 'unsupportedFormat', path, detail: error.message };
}
