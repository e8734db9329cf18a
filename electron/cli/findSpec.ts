import { stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { locateRepository } from '#electron/git/locateRepository.ts';
import { readProjectSettings } from '#electron/services/project/projectSettings.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';

export type SpecPlace = {
  readonly id: string;
  /** Absolute. */
  readonly folder: string;
  /** Of the repository around it; null outside of one. */
  readonly root: string | null;
  /** spec.md relative to the repository, with forward slashes. */
  readonly path: string;
};

/** A spec by its folder, its file, or its id in the repository around `folder`. */
export async function findSpec(given: string, folder: string): Promise<Result<SpecPlace, string>> {
  const direct = resolve(folder, given);
  const own = basename(direct) === 'spec.md' ? dirname(direct) : direct;
  if (await isFile(join(own, 'spec.md'))) return ok(await placeOf(own));
  const located = await locateRepository(folder);
  if (located.ok) {
    const { settings } = await readProjectSettings(located.value.root);
    const byId = join(located.value.root, settings.specs, given);
    if (await isFile(join(byId, 'spec.md'))) return ok(await placeOf(byId));
  }
  return fail(`There is no spec ${given}. Name its id, or the path of its folder or of its spec.md.`);
}

async function placeOf(folder: string): Promise<SpecPlace> {
  const located = await locateRepository(folder);
  const root = located.ok ? located.value.root : null;
  const path = root === null ? 'spec.md' : relative(root, join(folder, 'spec.md')).replaceAll('\\', '/');
  return { id: basename(folder), folder, root, path };
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
