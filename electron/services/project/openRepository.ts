import { realpath, stat } from 'node:fs/promises';
import type { Git } from '#electron/git/git.ts';
import type { GitProgram } from '#electron/git/gitProgram.ts';
import { openGit } from '#electron/git/openGit.ts';
import type { Clock } from '#electron/host/clock.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ProjectError } from '#shared/project/projectError.ts';
import { countFiles } from './countFiles.ts';
import { createOpenProject, type OwnedProject } from './createOpenProject.ts';
import { dataFolderOf, projectIdOf } from './projectPlace.ts';
import { projectErrorFromGit } from './projectErrorFromGit.ts';
import { projectErrorFromSystem } from './projectErrorFromSystem.ts';

export type RepositoryNeeds = {
  readonly dataDir: string;
  readonly program: GitProgram | null;
  readonly clock: Clock;
};

/** Opens the repository whose top folder is `path`, executing nothing of it. */
export async function openRepository(
  path: string,
  { dataDir, program, clock }: RepositoryNeeds,
): Promise<Result<OwnedProject, ProjectError>> {
  const folder = await realFolder(path);
  if (!folder.ok) return folder;
  const root = folder.value;
  const embedded = await openGit({ path: root, trusted: false, native: program });
  if (!embedded.ok) return fail(await projectErrorFromGit(embedded.error, root));

  const facts = await embedded.value.describe();
  const problem = !facts.ok
    ? await projectErrorFromGit(facts.error, root)
    : facts.value.root !== root
      ? ({
          code: 'notARepository',
          path: root,
          files: await countFiles(root),
          parent: facts.value.root,
        } as const)
      : !facts.value.head?.commit
        ? ({ code: 'emptyRepository', path: root, files: await countFiles(root) } as const)
        : null;
  if (problem || !facts.ok) {
    await embedded.value.dispose();
    return fail(problem ?? { code: 'failed', reason: 'The repository could not be read.' });
  }

  const id = projectIdOf(root);
  const openNative = async (): Promise<Git | null> => {
    if (!program) return null;
    const native = await openGit({ path: root, trusted: true, native: program });
    return native.ok ? native.value : null;
  };
  try {
    return ok(
      await createOpenProject({
        id,
        path: root,
        commonDir: facts.value.commonDir,
        dataFolder: dataFolderOf(dataDir, id),
        engines: { embedded: embedded.value, openNative, version: program?.version ?? null },
        clock,
      }),
    );
  } catch (error) {
    await embedded.value.dispose();
    throw error;
  }
}

async function realFolder(path: string): Promise<Result<string, ProjectError>> {
  try {
    const real = await realpath(path);
    return (await stat(real)).isDirectory() ? ok(real) : fail({ code: 'notAFolder', path: real });
  } catch (error) {
    return fail(projectErrorFromSystem(error, path));
  }
}
