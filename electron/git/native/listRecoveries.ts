import { ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { Recovery } from '../nativeGit.ts';
import type { RunGit } from '../runGit.ts';

/** Newest first; the date is when the work was kept, ISO 8601 in UTC. */
export async function listRecoveries(
  git: RunGit,
  folder: string,
): Promise<Result<readonly Recovery[], GitError>> {
  const format = '--format=%(objectname) %(committerdate:unix) %(refname)';
  const ran = await git(folder, ['for-each-ref', '--sort=-committerdate', format, 'refs/overture/recovery']);
  if (!ran.ok) return ran;
  const lines = ran.value.stdout.split('\n').filter((line) => line !== '');
  return ok(lines.map(parseLine));
}

function parseLine(line: string): Recovery {
  const [commit = '', seconds = '', ref = ''] = line.split(' ');
  return { ref, commit, date: new Date(Number(seconds) * 1000).toISOString() };
}
