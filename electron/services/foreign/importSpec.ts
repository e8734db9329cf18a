import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathInside } from '#electron/services/spec/pathInside.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ForeignError } from '#shared/foreign/foreignError.ts';
import type { ForeignUnit } from '#shared/foreign/foreignUnit.ts';
import { type ImportedSpec, importUnit } from '#shared/foreign/importUnit.ts';
import { type SpecId, specIdSchema } from '#shared/project/project.ts';
import { specSlug } from '#shared/spec/newSpec.ts';
import { foreignErrorFrom } from './foreignErrorFrom.ts';
import type { ReadForeignFile } from './readForeignFiles.ts';

export type WrittenSpec = { readonly specId: SpecId; readonly imported: ImportedSpec };

/**
 * Writes a spec folder for a foreign unit: spec.md, plan.yaml, origin.yaml and the original files below origin/.
 * `specs` is relative to `root`. A folder that cannot be finished is taken away again.
 */
export async function importSpec(
  root: string,
  specs: string,
  unit: ForeignUnit,
  shared: readonly ReadForeignFile[],
): Promise<Result<WrittenSpec, ForeignError>> {
  const folder = await makeFolder(root, specs, slugOf(unit));
  if (!folder.ok) return folder;
  const { specId, path } = folder.value;
  const imported = importUnit(unit, specId, shared);
  try {
    const files = [...(unit.files as readonly ReadForeignFile[]), ...shared];
    for (const file of files) {
      const copy = join(path, 'origin', file.path);
      await mkdir(dirname(copy), { recursive: true });
      await writeFile(copy, file.bytes, { flag: 'wx' });
    }
    await writeFile(join(path, '.gitattributes'), 'origin/** -text\n', { flag: 'wx' });
    await writeFile(join(path, 'origin.yaml'), imported.originText, { flag: 'wx' });
    if (imported.planText !== null)
      await writeFile(join(path, 'plan.yaml'), imported.planText, { flag: 'wx' });
    await writeFile(join(path, 'spec.md'), imported.specText, { flag: 'wx' });
    return ok({ specId, imported });
  } catch (error) {
    await rm(path, { recursive: true, force: true });
    return fail(foreignErrorFrom(error, `${specs}/${specId}`));
  }
}

/** From the folder's name, without its own number or date. */
function slugOf({ name }: ForeignUnit): string {
  return specSlug(name.replace(/^(?:\d{4}-\d{2}-\d{2}|\d{8}-\d{6}|\d{1,4})[-_]/, '').replace(/[-_/]+/g, ' '));
}

async function makeFolder(
  root: string,
  specs: string,
  slug: string,
): Promise<Result<{ specId: SpecId; path: string }, ForeignError>> {
  const parent = await pathInside(root, specs);
  const reason = 'it leads outside of the repository';
  if (parent === null) return fail({ code: 'notWritable', path: specs, reason });
  try {
    await mkdir(parent, { recursive: true });
    const names = await readdir(parent);
    const highest = Math.max(0, ...names.map((name) => Number(/^(\d{1,6})-/.exec(name)?.[1] ?? 0)));
    const specId = specIdSchema.parse(`${String(highest + 1).padStart(3, '0')}-${slug}`);
    const path = join(parent, specId);
    await mkdir(path);
    return ok({ specId, path });
  } catch (error) {
    return fail(foreignErrorFrom(error, specs));
  }
}
