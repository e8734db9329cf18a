import { expect, test } from 'vitest';
import { createEmbeddedGit } from '#electron/git/embedded/createEmbeddedGit.ts';
import { locateRepository } from '#electron/git/locateRepository.ts';
import type { Git } from '#electron/git/git.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { createVersionReader, noPages, type PaintingPages } from './readVersions.ts';

const PATH = 'specs/001-a/spec.md';

/** A repository whose history is read once the test opens the gate. */
async function slowHistory() {
  const repo = await tempRepo({ files: { [PATH]: '# A\n' } });
  const real = createEmbeddedGit(valueOf(await locateRepository(repo.path)), process.env);
  const gate = Promise.withResolvers<void>();
  const git: Git = { ...real, history: (request) => gate.promise.then(() => real.history(request)) };
  const project = { id: 'p', git: () => git } as unknown as OpenProject;
  return { repo, project, openGate: gate.resolve };
}

test('a text is not kept back for a history that takes long, and its versions are told once they are known', async () => {
  const { project, openGate } = await slowHistory();
  const reader = createVersionReader(noPages);
  const late = Promise.withResolvers<void>();
  expect(await reader.soon(project, PATH, late.resolve)).toEqual([]);
  openGate();
  await late.promise;
  const versions = await reader.soon(project, PATH, () => undefined);
  expect(versions.map(({ number }) => number)).toEqual([1]);
  expect(versions).toEqual(await reader.whole(project, PATH));
});

test('who needs the whole history waits for it', async () => {
  const { project, openGate } = await slowHistory();
  const versions = createVersionReader(noPages).whole(project, PATH);
  openGate();
  expect(await versions).toHaveLength(1);
});

/** Pages that paint until `painted` resolves. */
function held(painted: Promise<void>): PaintingPages {
  let isHeld = true;
  const free = painted.then(() => void (isHeld = false));
  return { free: () => free, isHeld: () => isHeld };
}

test('before trust nobody reads the history while a page paints, unless somebody asks for it', async () => {
  const { project, openGate } = await slowHistory();
  openGate();
  const painted = Promise.withResolvers<void>();
  const reader = createVersionReader(held(painted.promise));
  const late = Promise.withResolvers<void>();
  expect(await reader.soon(project, PATH, late.resolve)).toEqual([]);
  painted.resolve();
  await late.promise;
  expect(await reader.soon(project, PATH, () => undefined)).toHaveLength(1);

  const another = createVersionReader(held(Promise.withResolvers<void>().promise));
  expect(await another.whole(project, PATH)).toHaveLength(1);
});
