import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#electron/host/clock.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { SpecError } from '#shared/spec/contract.ts';
import { pathInside } from './pathInside.ts';
import { specFile, specFolder } from './specFile.ts';
import type { SpecJournal } from './specJournal.ts';
import { textFileErrorFrom } from './textFileError.ts';

/** Takes a spec's folder out of the repository and keeps it in Overture's data folder: it may never have been committed. */
export async function removeSpec(
  project: OpenProject,
  specId: string,
  journal: SpecJournal,
  now: Clock,
): Promise<Result<null, SpecError>> {
  const path = specFolder(project, specId);
  const present = await specFile(project, specId).read();
  if (!present.ok && present.error.code === 'gone') return fail({ code: 'unknownSpec', specId });
  const kept = join(project.dataFolder, 'removed-specs', `${specId}-${now()}`);
  try {
    const folder = await pathInside(project.path, path);
    const reason = 'it leads outside of the repository';
    if (folder === null) return fail({ code: 'notWritable', path, reason });
    await mkdir(join(project.dataFolder, 'removed-specs'), { recursive: true });
    await moveFolder(folder, kept);
  } catch (error) {
    return fail(textFileErrorFrom(error, path));
  }
  journal.append(project, specId, { type: 'removed', keptIn: kept });
  await project.refresh();
  return ok(null);
}

/** The data folder may be on another disk, where a rename cannot reach. */
async function moveFolder(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await cp(from, to, { recursive: true, errorOnExist: true, force: false });
    await rm(from, { recursive: true });
  }
}
