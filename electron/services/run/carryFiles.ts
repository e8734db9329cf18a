import { constants } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { carriedPaths } from './carriedPaths.ts';

/** Copies the ignored files that overture.yaml names; what the workspace has already stays as it is. */
export async function carryFiles(project: OpenProject, workspace: string): Promise<Result<void, string>> {
  const { carry } = project.settings();
  try {
    for await (const path of carriedPaths(carry, project.path)) await carryOne(project.path, workspace, path);
    return ok(undefined);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail(
      `A file of “carry” in overture.yaml could not be copied (${reason}). Mend that line, then go on.`,
    );
  }
}

async function carryOne(root: string, workspace: string, path: string): Promise<void> {
  const to = join(workspace, path);
  await mkdir(dirname(to), { recursive: true });
  await copyFile(join(root, path), to, constants.COPYFILE_EXCL).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
