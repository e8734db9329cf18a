import { ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { ChangesRequest, CommitChanges } from '../nativeGit.ts';
import type { RunGit } from '../runGit.ts';
import { untilAborted } from '../untilAborted.ts';
import { resolveRevision } from './resolveRevision.ts';

/** Newest first, merges aside; a rename counts as its new path. A branch without a commit has none. */
export async function readChanges(
  runGit: RunGit,
  folder: string,
  { from, limit, after, signal }: ChangesRequest,
): Promise<Result<readonly CommitChanges[], GitError>> {
  const git = untilAborted(runGit, signal);
  const start = await resolveRevision(git, folder, from);
  if (!start.ok) return start.error.code === 'empty' ? ok([]) : start;
  const ran = await git(folder, [
    'log',
    '-z',
    '--no-merges',
    '--no-mailmap',
    '--name-only',
    '--no-renames',
    '--diff-filter=ACMT',
    '--format=tformat:%x01%H%x00%ct%x00%B%x00',
    `--max-count=${limit}`,
    start.value,
    ...(after === undefined ? [] : [`^${after}`]),
    '--',
  ]);
  if (!ran.ok) return ran;
  return ok(ran.value.stdout.split('\u0001').flatMap(parseCommit));
}

function parseCommit(record: string): readonly CommitChanges[] {
  const [id = '', seconds = '', message = '', ...paths] = record.split('\0');
  if (id === '') return [];
  return [
    {
      id,
      date: new Date(Number(seconds) * 1000).toISOString(),
      message: message.trimEnd(),
      paths: paths.map((path) => path.replace(/^\n/, '')).filter((path) => path !== ''),
    },
  ];
}
