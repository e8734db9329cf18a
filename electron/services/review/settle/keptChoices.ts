import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { asKnownFault } from '#electron/storage/storageTrouble.ts';
import { writeFileAtomic } from '#electron/storage/writeFileAtomic.ts';
import { type KeptChoices, keptChoicesSchema } from '#shared/review/landing/keptChoices.ts';
import type { AttemptId } from '#shared/run/run.ts';

type Home = Pick<OpenProject, 'dataFolder'>;

/** What a person has chosen so far where some work meets landed work; null when nothing is kept that can be read. */
export async function readChoices(project: Home, attemptId: AttemptId): Promise<KeptChoices | null> {
  const text = await readFile(fileOf(project, attemptId), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : parseChoices(text);
}

/** It is theirs alone until it is settled, so it stays in Overture's folder and is no fact of the run. */
export async function keepChoices(project: Home, attemptId: AttemptId, choices: KeptChoices): Promise<void> {
  const file = fileOf(project, attemptId);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(file, JSON.stringify(choices));
  } catch (error) {
    throw asKnownFault(error, file);
  }
}

export async function forgetChoices(project: Home, attemptId: AttemptId): Promise<void> {
  await rm(fileOf(project, attemptId), { force: true });
}

function fileOf({ dataFolder }: Home, attemptId: AttemptId): string {
  return join(dataFolder, 'settling', `${attemptId}.json`);
}

function parseChoices(text: string): KeptChoices | null {
  try {
    return keptChoicesSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // A foreign or damaged file holds no choice; the next one replaces it.
    return null;
  }
}
