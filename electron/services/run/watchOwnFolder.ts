import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { SETTINGS_FILE } from '#electron/services/project/projectSettings.ts';
import { changedMeanwhile, describeOwnFolder, type OwnFolder } from '#shared/run/ownFolder.ts';
import { specsPrefix } from '#electron/services/spec/specFile.ts';
import type { AttemptJob } from './attemptJob.ts';

/** A folder with more changes than that is not looked at: it would take longer than it is worth. */
const MOST_FILES = 2000;

/**
 * Looks at the person's own folder now and, once called, again; what was written there meanwhile is told in the
 * attempt. A program can reach that folder however private its workspace is. A person at work knows what they do.
 */
export async function watchOwnFolder(job: AttemptJob): Promise<() => Promise<void>> {
  const before = job.attempt().agentKind === 'person' ? null : await look(job, []);
  const merges = mergesOf(job);
  return async () => {
    const after = before && (await look(job, [...before.marks.keys()]));
    if (!after) return;
    // What Overture itself brought to the person's branch meanwhile is told where that was done.
    const isMoved = before.commit !== after.commit && merges === mergesOf(job);
    const committed = isMoved ? await committedBetween(job, before.commit, after.commit) : [];
    const paths = changedMeanwhile(before, after, committed);
    if (paths.length === 0) return;
    const { id } = job.task();
    job.show({
      id: `own-folder-${job.runs.needs.clock()}`,
      kind: 'note',
      text: describeOwnFolder(id, paths),
      detail: paths.join('\n'),
      state: 'done',
    });
  };
}

/** Null where git cannot tell, as in a folder in the middle of being moved: then there is nothing to compare. */
async function look(job: AttemptJob, also: readonly string[]): Promise<OwnFolder | null> {
  const root = job.runs.project.path;
  const status = await job.git.status(root);
  if (!status.ok || status.value.entries.length > MOST_FILES) return null;
  const paths = new Set([...status.value.entries.map(({ path }) => path), ...also].filter(isPersons(job)));
  const marks = await Promise.all(
    [...paths].map(async (path): Promise<[string, string]> => [path, await markOf(join(root, path))]),
  );
  return { commit: status.value.commit, marks: new Map(marks) };
}

async function committedBetween(
  job: AttemptJob,
  from: string | null,
  to: string | null,
): Promise<readonly string[]> {
  const diff = from !== null && to !== null ? await job.git.diff({ from, to }) : null;
  return diff?.ok ? diff.value.files.map(({ path }) => path).filter(isPersons(job)) : [];
}

/** Specs, plans and settings are kept by Overture, so their writes may well be its own. */
function isPersons(job: AttemptJob): (path: string) => boolean {
  const specs = specsPrefix(job.runs.project);
  return (path) => path !== SETTINGS_FILE && (specs === null || !path.startsWith(specs));
}

function mergesOf({ runs }: AttemptJob): string {
  return JSON.stringify(runs.book.all().map(({ id, mergedCommit }) => [id, mergedCommit]));
}

async function markOf(path: string): Promise<string> {
  return lstat(path).then(
    ({ size, mtimeMs }) => `${size} ${mtimeMs}`,
    () => 'gone',
  );
}
