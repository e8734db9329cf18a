import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addHistory } from '#electron/git/addHistory.ts';
import type { GitError } from '#electron/git/gitError.ts';
import { type Ledger, openLedger } from '#electron/storage/ledger.ts';
import { ok, type Result } from '#shared/contract/result.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { runEventBodySchema } from '#shared/run/runEvent.ts';
import { fillIn, fillInValue, type RecordingPlace } from './fillIn.ts';
import { BASE, type Recording } from './recording.ts';

export type PlayRequest = {
  /** The real path of the repository that holds the sample's first version. */
  readonly repository: string;
  readonly id: ProjectId;
  /** Overture's own folder for this repository; it is not open yet. */
  readonly dataFolder: string;
  /** When the recording ends, in milliseconds since 1970. */
  readonly endsAt: number;
  readonly agent: string;
};

/**
 * Puts a recorded run into the repository and its ledger as if it had been here: real commits on real branches, and
 * facts that every view folds as it folds those of any run. Nothing is executed.
 */
export async function playRecording(
  recording: Recording,
  { repository, id, dataFolder, endsAt, agent }: PlayRequest,
): Promise<Result<void, GitError>> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const startsAt = endsAt - recording.lasts;
  let times: number[] = [];
  const ledger = openLedger(join(dataFolder, 'ledger.sqlite'), () => times.shift() ?? endsAt);
  try {
    const number = nextNumber(ledger);
    const open: RecordingPlace = {
      project: id,
      run: `run-${number}`,
      number: String(number),
      agent,
      repository,
      workspaces: join(dataFolder, 'workspaces'),
      commits: new Map(),
      startsAt,
    };
    const commits = await addHistory(repository, {
      base: BASE,
      commits: recording.commits.map(({ after, ...commit }) => ({
        ...commit,
        date: new Date(startsAt + after),
        message: fillIn(commit.message, open),
      })),
      branches: recording.branches.map(({ name, commit }) => ({ name: fillIn(name, open), commit })),
    });
    if (!commits.ok) return commits;
    const place = { ...open, commits: commits.value };
    await writeBriefs(join(dataFolder, 'briefs'), recording, place);
    for (const { name, entries } of recording.streams) {
      const stream = fillIn(name, place);
      const bodies = entries.map(({ body }) => fillInValue(body, place));
      times = entries.map(({ after }) => startsAt + after);
      // Together, because each write of its own waits for the disk.
      ledger.appendAll(
        stream,
        stream.startsWith('run:') ? bodies.map((body) => runEventBodySchema.parse(body)) : bodies,
      );
    }
    return ok(undefined);
  } finally {
    ledger.close();
  }
}

/** A folder that was there before may have left runs in Overture's own. */
function nextNumber(ledger: Ledger): number {
  return Math.max(0, ...ledger.streams('run:').map((name) => Number(name.slice('run:run-'.length)))) + 1;
}

async function writeBriefs(folder: string, { briefs }: Recording, place: RecordingPlace): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await Promise.all(
    briefs.map(({ name, text }) => writeFile(join(folder, fillIn(name, place)), fillIn(text, place))),
  );
}
