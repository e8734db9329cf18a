import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ProjectError } from '#shared/project/projectError.ts';
import { projectErrorFromSystem } from './projectErrorFromSystem.ts';

/** Copies the sample into a new folder below `parent`: `harbor`, or `harbor-2` and so on when that is taken. */
export async function copySample(source: string, parent: string): Promise<Result<string, ProjectError>> {
  try {
    const folder = await makeFreshFolder(parent, 'harbor');
    await copyFolder(source, folder);
    return ok(folder);
  } catch (error) {
    return fail(projectErrorFromSystem(error, parent));
  }
}

async function makeFreshFolder(parent: string, name: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const folder = join(parent, count === 1 ? name : `${name}-${count}`);
    try {
      await mkdir(folder);
      return folder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** File by file rather than with `cp`, because in the packaged app the sample lies inside the archive. */
async function copyFolder(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) {
      await mkdir(target);
      await copyFolder(source, target);
    } else {
      await writeFile(target, await readFile(source));
    }
  }
}
