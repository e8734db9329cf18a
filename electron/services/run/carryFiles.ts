import { constants } from 'node:fs';
import { copyFile, glob, lstat, mkdir, realpath } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';

/** Copies the ignored files that overture.yaml names; what the workspace has already stays as it is. */
export async function carryFiles(project: OpenProject, workspace: string): Promise<Result<void, string>> {
  const { carry } = project.settings();
  if (carry.length === 0) return ok(undefined);
  try {
    for await (const path of glob([...carry], {
      cwd: project.path,
      exclude: ['.git/**', 'node_modules/**'],
    })) {
      await carryOne(project.path, workspace, path);
    }
    return ok(undefined);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail(
      `A file of “carry” in overture.yaml could not be copied (${reason}). Mend that line, then go on.`,
    );
  }
}

async function carryOne(root: string, workspace: string, path: string): Promise<void> {
  const from = join(root, path);
  const isFile = (await lstat(from)).isFile();
  // A pattern or a linked folder must not reach outside the repository.
  const inside = relative(root, await realpath(from));
  if (!isFile || inside.split(sep)[0] === '..') return;
  const to = join(workspace, inside);
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to, constants.COPYFILE_EXCL).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
