import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person } from '#electron/git/git.ts';
import type { GitProgram } from '#electron/git/gitProgram.ts';
import { initRepository } from '#electron/git/initRepository.ts';
import type { Clock } from '#electron/host/clock.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ProjectError } from '#shared/project/projectError.ts';
import { projectErrorFromGit } from '../projectErrorFromGit.ts';
import { dataFolderOf, projectIdOf } from '../projectPlace.ts';
import { copySample } from './copySample.ts';
import { playRecording } from './playRecording.ts';
import { recordingSchema } from './recording.ts';

export type SampleRequest = {
  /** Holds the sample's files in `harbor`, and `recording.json`. */
  readonly source: string;
  readonly parent: string;
  readonly dataDir: string;
  readonly program: GitProgram | null;
  readonly clock: Clock;
  readonly author: Person;
  /** Who works on what comes after the recording. */
  readonly agent: string;
};

/** Makes the sample below `parent`: its files, a first version of them, and the recorded run. Gives its folder. */
export async function makeSample(request: SampleRequest): Promise<Result<string, ProjectError>> {
  const { source, dataDir, program, author, agent } = request;
  const recording = recordingSchema.parse(JSON.parse(await readFile(join(source, 'recording.json'), 'utf8')));
  const copied = await copySample(join(source, 'harbor'), request.parent);
  if (!copied.ok) return copied;
  const path = await realpath(copied.value);
  const endsAt = request.clock();
  // The run rests on the first version, so that is older than all of it.
  const date = new Date(endsAt - recording.lasts - BEFORE_MS);
  const message = 'Start keeping history';
  const made = await initRepository({ path, nested: true, native: program, message, author, date });
  if (!made.ok) return fail(await projectErrorFromGit(made.error, path));
  const id = projectIdOf(path);
  const dataFolder = dataFolderOf(dataDir, id);
  const played = await playRecording(recording, { repository: path, id, dataFolder, endsAt, agent });
  return played.ok ? ok(path) : fail(await projectErrorFromGit(played.error, path));
}

const BEFORE_MS = 60_000;
