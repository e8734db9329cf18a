import { ok, type Result } from '#shared/contract/result.ts';
import type { TrackedFile } from '../git.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';
import { kindOfMode } from '../treeMode.ts';
import { resolveRevision } from './resolveRevision.ts';

export async function listFiles(
  git: RunGit,
  folder: string,
  commit: string,
): Promise<Result<readonly TrackedFile[], GitError>> {
  const id = await resolveRevision(git, folder, commit);
  if (!id.ok) return id;
  const ran = await git(folder, ['ls-tree', '-r', '-z', '--full-tree', id.value]);
  if (!ran.ok) return ran;
  return ok(ran.value.stdout.split('\0').flatMap(parseEntry));
}

/** One entry reads `<mode> <type> <id>\t<path>`. */
function parseEntry(entry: string): readonly TrackedFile[] {
  const tab = entry.indexOf('\t');
  const [mode, , oid] = entry.slice(0, Math.max(tab, 0)).split(' ');
  if (mode === undefined || oid === undefined) return [];
  return [{ path: entry.slice(tab + 1), oid, kind: kindOfMode(mode) }];
}
