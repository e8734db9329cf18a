import * as git from 'isomorphic-git';
import { fail, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import { isRepositoryPath } from '../repositoryPath.ts';
import { access, attempt, type EmbeddedRepository } from './embeddedRepository.ts';
import { resolveRevision } from './resolveRevision.ts';

/** The bytes of a file as committed; for a symbolic link, where it leads. */
export async function readFile(
  repository: EmbeddedRepository,
  commit: string,
  path: string,
): Promise<Result<Buffer, GitError>> {
  if (!isRepositoryPath(path)) return fail({ code: 'outsideRepository', path });
  const id = await resolveRevision(repository, commit);
  if (!id.ok) return id;
  return attempt(repository, { code: 'fileNotFound', commit, path }, async () => {
    const { blob } = await git.readBlob({ ...access(repository), oid: id.value, filepath: path });
    return Buffer.from(blob);
  });
}
