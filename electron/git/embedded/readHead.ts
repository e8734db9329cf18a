import * as git from 'isomorphic-git';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Branch, Head } from '../git.ts';
import type { GitError } from '../gitError.ts';
import { access, attempt, type EmbeddedRepository } from './embeddedRepository.ts';
import { resolveRevision } from './resolveRevision.ts';

/** The commit is taken from the ref alone: reading it would read the index of every pack, which a large history feels. */
export async function readHead(repository: EmbeddedRepository): Promise<Result<Head, GitError>> {
  const missing: GitError = { code: 'notARepository', path: repository.dir };
  const resolve = (depth?: number) =>
    attempt(repository, missing, () =>
      git.resolveRef({ ...access(repository), ref: 'HEAD', ...(depth !== undefined && { depth }) }),
    );
  const ref = await resolve(2);
  if (!ref.ok) return ref;
  const commit = await resolve();
  // A branch that has no commit yet is a name without a file.
  if (!commit.ok && commit.error.code !== 'notARepository') return commit;
  const branch = ref.value.startsWith('refs/heads/') ? ref.value.slice('refs/heads/'.length) : null;
  return ok({ branch, commit: commit.ok ? commit.value : null });
}

export async function listBranches(
  repository: EmbeddedRepository,
): Promise<Result<readonly Branch[], GitError>> {
  const missing: GitError = { code: 'notARepository', path: repository.dir };
  const names = await attempt(repository, missing, () => git.listBranches(access(repository)));
  if (!names.ok) return names;
  const resolved = await Promise.all(
    names.value.map(async (name) => ({
      name,
      commit: await resolveRevision(repository, `refs/heads/${name}`),
    })),
  );
  const broken = resolved.find(({ commit }) => !commit.ok)?.commit;
  if (broken && !broken.ok) return fail(broken.error);
  const branches = resolved.flatMap(({ name, commit }) =>
    commit.ok ? [{ name, commit: commit.value }] : [],
  );
  return ok(
    branches.toSorted((left, right) => Buffer.compare(Buffer.from(left.name), Buffer.from(right.name))),
  );
}
