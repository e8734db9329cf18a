import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { secretValues } from '#shared/run/brief/hideSecrets.ts';
import type { AttemptJob } from './attemptJob.ts';
import { carriedPaths } from './carriedPaths.ts';

/** Files of settings are small; a carried database or video holds no line that a check prints. */
const LARGEST_BYTES = 256 * 1024;

/**
 * The values that carried files hold, as they are now and as the workspaces of this attempt and of the one before got
 * them: what ran there may have printed a value that has changed since. Sorted, each once.
 */
export async function carriedSecrets(job: AttemptJob): Promise<readonly string[]> {
  const { project } = job.runs;
  const { carry } = project.settings();
  const folders = [project.path, job.attempt().workspace?.path, job.continues()?.workspace?.path];
  const values = new Set<string>();
  for (const folder of folders) {
    if (folder === undefined) continue;
    for await (const path of carriedPaths(carry, folder)) {
      for (const value of secretValues(await readSmall(join(folder, path)), path)) values.add(value);
    }
  }
  return [...values].sort();
}

/** Empty for what is gone, large or no text. */
async function readSmall(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile() || found.size > LARGEST_BYTES) return '';
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.includes('\u0000') ? '' : text;
}
