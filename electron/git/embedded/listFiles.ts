import * as git from 'isomorphic-git';
import type { Result } from '#shared/contract/result.ts';
import type { TrackedFile } from '../git.ts';
import type { GitError } from '../gitError.ts';
import { kindOfMode } from '../treeMode.ts';
import { access, attempt, type EmbeddedRepository } from './embeddedRepository.ts';
import { resolveRevision } from './resolveRevision.ts';

export async function listFiles(
  repository: EmbeddedRepository,
  commit: string,
): Promise<Result<readonly TrackedFile[], GitError>> {
  const id = await resolveRevision(repository, commit);
  if (!id.ok) return id;
  return attempt(repository, { code: 'unknownRevision', revision: commit }, async () => {
    const files = await filesBelow(repository, id.value, '');
    return files
      .map((file) => ({ file, key: Buffer.from(file.path) }))
      .sort((left, right) => Buffer.compare(left.key, right.key))
      .map(({ file }) => file);
  });
}

async function filesBelow(
  repository: EmbeddedRepository,
  oid: string,
  prefix: string,
): Promise<TrackedFile[]> {
  const { tree } = await git.readTree({ ...access(repository), oid });
  const files: TrackedFile[] = [];
  for (const entry of tree) {
    const path = `${prefix}${entry.path}`;
    if (entry.type === 'tree') files.push(...(await filesBelow(repository, entry.oid, `${path}/`)));
    else files.push({ path, oid: entry.oid, kind: kindOfMode(entry.mode) });
  }
  return files;
}
