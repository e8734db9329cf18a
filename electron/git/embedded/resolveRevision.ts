import * as git from 'isomorphic-git';
import type { Result } from '#shared/contract/result.ts';
import { fullRevision, isObjectId } from '../fullRevision.ts';
import type { GitError } from '../gitError.ts';
import { access, attempt, type EmbeddedRepository } from './embeddedRepository.ts';

/** The full id of the commit that a branch, `HEAD`, a full ref or an id names. */
export async function resolveRevision(
  repository: EmbeddedRepository,
  revision: string,
): Promise<Result<string, GitError>> {
  const missing: GitError =
    revision === 'HEAD' ? { code: 'empty', path: repository.dir } : { code: 'unknownRevision', revision };
  return attempt(repository, missing, async () => {
    const name = fullRevision(revision);
    const oid = isObjectId(name) ? name : await git.resolveRef({ ...access(repository), ref: name });
    return (await git.readCommit({ ...access(repository), oid })).oid;
  });
}
