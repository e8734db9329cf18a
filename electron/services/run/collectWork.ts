import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeGitError } from '#electron/git/describeGitError.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { earlierWork } from '#shared/run/earlierWork.ts';
import { listOf } from '#shared/run/words.ts';
import type { ChangedFile, Workspace } from '#shared/run/run.ts';
import type { AttemptJob } from './attemptJob.ts';
import { changedFiles } from './changedFiles.ts';
import { authorOf } from './projectRuns.ts';

/** What agents leave lying about that is no part of their work. */
const DROPPINGS = [
  '.qwen/**',
  '.codex/**',
  '.cline/**',
  '.kilocode/**',
  '.aider*',
  '.DS_Store',
  '**/.DS_Store',
];

/** `own` tells whether this attempt itself changed anything, beyond what it went on from. */
export type Work = { readonly commit: string; readonly files: readonly ChangedFile[]; readonly own: boolean };

/** Commits all that the workspace holds and says what changed, by git alone. The failure is a sentence. */
export async function collectWork(job: AttemptJob, workspace: Workspace): Promise<Result<Work, string>> {
  const { git } = job;
  const committed = await commitWork(job, workspace);
  if (!committed.ok) return committed;
  const commit = committed.value;
  const whole = await git.diff({ from: workspace.baseCommit, to: commit });
  if (!whole.ok) return fail(`Its changes could not be read. ${describeGitError(whole.error)}`);
  const own = await git.diff({ from: workspace.startCommit, to: commit });
  if (!own.ok) return fail(`Its changes could not be read. ${describeGitError(own.error)}`);
  const files = changedFiles(whole.value.files, job.task(), job.runs.project.settings().protected);
  return ok({ commit, files, own: own.value.files.length > 0 });
}

async function commitWork(job: AttemptJob, workspace: Workspace): Promise<Result<string, string>> {
  const { git, runs } = job;
  const task = job.task();
  const committed = await git.commitAll({
    worktree: workspace.path,
    message: `${task.id}: ${task.title}`,
    trailers: [
      { key: 'Overture-Spec', value: job.run().specId },
      { key: 'Overture-Task', value: task.id },
      ...(task.criteria.length > 0 ? [{ key: 'Overture-Criteria', value: task.criteria.join(', ') }] : []),
    ],
    author: await authorOf(git, runs.needs),
    droppings: DROPPINGS,
  });
  if (committed.ok) return ok(committed.value.commit);
  if (committed.error.code !== 'nothingToCommit') {
    return fail(`Its work could not be committed. ${describeGitError(committed.error)}`);
  }
  const status = await git.status(workspace.path);
  if (!status.ok) return fail(`Its work could not be read. ${describeGitError(status.error)}`);
  return ok(status.value.commit ?? workspace.startCommit);
}

/** A line that only a conflict marker begins with. */
const MARKER = /^(?:<{7}|>{7}) /m;

/** Files that still hold conflict markers where the attempt was to settle them. */
export async function unsettled(job: AttemptJob, workspace: Workspace): Promise<readonly string[]> {
  const paths = earlierWork(job.run(), job.attempt()).conflicts;
  const texts = await Promise.all(
    // A settled conflict may be a deleted file.
    paths.map((path) => readFile(join(workspace.path, path), 'utf8').catch(() => '')),
  );
  return paths.filter((_path, index) => MARKER.test(texts[index] ?? ''));
}

export function describeUnsettled(paths: readonly string[]): string {
  return `${listOf(paths)} still ${paths.length === 1 ? 'holds' : 'hold'} conflict markers. Go on, and settle what is between them.`;
}
