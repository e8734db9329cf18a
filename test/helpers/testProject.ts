import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openGit } from '#electron/git/openGit.ts';
import { createOpenProject, type OwnedProject } from '#electron/services/project/createOpenProject.ts';
import { createHash } from 'node:crypto';
import { projectIdSchema } from '#shared/project/project.ts';
import type { TempRepo } from './tempRepo.ts';

/** A repository as the services see it: not trusted, real ledger, watched, closed when the test ends. */
export async function testProject(repo: TempRepo, clock = () => Date.now()): Promise<OwnedProject> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'overture-data-'));
  const git = await openGit({ path: repo.path, trusted: false, native: null, env: repo.env });
  if (!git.ok) throw new Error(git.error.code);
  const project = await createOpenProject({
    id: projectIdSchema.parse(createHash('sha256').update(repo.path).digest('hex').slice(0, 16)),
    path: repo.path,
    commonDir: join(repo.path, '.git'),
    dataFolder,
    engines: { embedded: git.value, openNative: () => Promise.resolve(null), version: null },
    clock,
  });
  onTestFinished(async () => {
    await project.dispose();
    await rm(dataFolder, { recursive: true, force: true });
  });
  return project;
}
