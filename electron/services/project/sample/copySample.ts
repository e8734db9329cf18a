import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ProjectError } from '#shared/project/projectError.ts';
import { projectErrorFromSystem } from '../projectErrorFromSystem.ts';

/** Copies the sample into a new folder below `parent`: `harbor`, or `harbor-2` and so on when that is taken. */
export async function copySample(source: string, parent: string): Promise<Result<string, ProjectError>> {
  const files = await readSample(source);
  try {
    const folder = await makeFreshFolder(parent, 'harbor');
    for (const { path, content } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
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

type SampleFile = { readonly path: string; readonly content: Buffer };

/** Read rather than copied with `cp`, because in the packaged app the sample lies inside the archive. */
export async function readSample(folder: string, below = ''): Promise<readonly SampleFile[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const files = entries.map(async (entry) => {
    const path = join(below, entry.name);
    return entry.isDirectory()
      ? readSample(folder, path)
      : [{ path, content: await readFile(join(folder, path)) }];
  });
  return (await Promise.all(files)).flat();
}
