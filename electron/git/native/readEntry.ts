import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { TreeEntry } from '../nativeGit.ts';
import { isRepositoryPath } from '../repositoryPath.ts';
import type { RunGit } from '../runGit.ts';
import { kindOfMode } from '../treeMode.ts';
import { resolveRevision } from './resolveRevision.ts';

/** One entry reads `<mode> <type> <id> <size>\t<path>`; the size is `-` for what holds no bytes of its own. */
const ENTRY = /^(?<mode>\d+) (?<type>\w+) (?<id>[0-9a-f]+) +(?<size>\d+|-)\t/;

/** What a commit holds at a path, without its content; null for nothing, and for a folder. */
export async function readEntry(
  git: RunGit,
  folder: string,
  commit: string,
  path: string,
): Promise<Result<TreeEntry | null, GitError>> {
  if (!isRepositoryPath(path)) return fail({ code: 'outsideRepository', path });
  const id = await resolveRevision(git, folder, commit);
  if (!id.ok) return id;
  const ran = await git(folder, ['ls-tree', '-z', '-l', '--full-tree', id.value, '--', path]);
  if (!ran.ok) return ran;
  const found = ENTRY.exec(ran.value.stdout)?.groups;
  if (!found || found['type'] === 'tree') return ok(null);
  const size = found['size'] === '-' ? null : Number(found['size']);
  return ok({ id: found['id'] ?? '', kind: kindOfMode(found['mode'] ?? ''), size });
}
