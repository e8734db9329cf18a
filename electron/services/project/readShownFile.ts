import { readFile, stat } from 'node:fs/promises';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ProjectError } from '#shared/project/projectError.ts';
import { projectErrorFromSystem } from './projectErrorFromSystem.ts';
import { resolveInside } from './resolveInside.ts';

const LARGEST_SHOWN = 1024 * 1024;

/** A text file below `root`, at most 1 MB and none of git's own, symbolic links followed only while they stay inside. */
export async function readShownFile(root: string, path: string): Promise<Result<string, ProjectError>> {
  try {
    const real = await resolveInside(root, path);
    if (!real)
      return fail({ code: 'fileUnreadable', path, reason: 'it is not one of this project’s own files.' });
    const found = await stat(real);
    if (!found.isFile()) return fail({ code: 'fileUnreadable', path, reason: 'it is not a file.' });
    if (found.size > LARGEST_SHOWN)
      return fail({ code: 'fileUnreadable', path, reason: 'it is larger than 1 MB.' });
    const bytes = await readFile(real);
    if (bytes.includes(0)) return fail({ code: 'fileUnreadable', path, reason: 'it is not text.' });
    return ok(bytes.toString('utf8'));
  } catch (error) {
    const isNoName = error instanceof Error && 'code' in error && error.code === 'ENAMETOOLONG';
    if (isNoName) return fail({ code: 'fileUnreadable', path, reason: 'no file has so long a name.' });
    return fail(projectErrorFromSystem(error, path));
  }
}
