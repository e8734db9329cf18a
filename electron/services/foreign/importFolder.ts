import { join } from 'node:path';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ForeignError } from '#shared/foreign/foreignError.ts';
import type { ForeignFile } from '#shared/foreign/foreignFormat.ts';
import { groupFiles } from '#shared/foreign/foreignUnit.ts';
import type { Origin } from '#shared/foreign/origin.ts';
import { importedOrigins } from './importedOrigins.ts';
import { importSpec, type WrittenSpec } from './importSpec.ts';
import type { ReadForeignFile } from './readForeignFiles.ts';

export type FolderImport = {
  readonly written: readonly WrittenSpec[];
  /** Specs that were brought in before and are left as they are. */
  readonly skipped: readonly { readonly path: string; readonly specId: string }[];
};

/** A foreign spec that changed since it was brought in, or another at the same path, is not the same. */
function carriedBy(origin: Origin, file: ForeignFile): boolean {
  return origin.files.some((own) => own.path === file.path && own.sha256 === file.sha256);
}

/**
 * Brings in the foreign specs of `files`, or only the one at `only`. Files that belong to no single spec go with
 * the first spec of their format that takes them.
 */
export async function importFolder(
  files: readonly ReadForeignFile[],
  root: string,
  specs: string,
  only?: string,
): Promise<Result<FolderImport, ForeignError>> {
  const { units, shared } = groupFiles(files);
  const known = await importedOrigins(join(root, specs));
  const nameOf = ({ path, sha256 }: { readonly path: string; readonly sha256: string }) =>
    `${sha256} ${path}`;
  const carried = new Set([...known.values()].flatMap((origin) => origin.files.map(nameOf)));
  const written: WrittenSpec[] = [];
  const skipped: { path: string; specId: string }[] = [];
  for (const unit of units) {
    if (only !== undefined && unit.path !== only) continue;
    const before = [...known].find(
      ([, origin]) => origin.path === unit.path && unit.files.every((file) => carriedBy(origin, file)),
    );
    if (before) {
      skipped.push({ path: unit.path, specId: before[0] });
      continue;
    }
    const own = shared.filter(({ format, file }) => format === unit.format && !carried.has(nameOf(file)));
    const done = await importSpec(
      root,
      specs,
      unit,
      own.map(({ file }) => file as ReadForeignFile),
    );
    if (!done.ok) return done;
    for (const { file } of own) carried.add(nameOf(file));
    written.push(done.value);
  }
  const [first] = skipped;
  if (written.length === 0 && first) return fail({ code: 'alreadyImported', ...first });
  return written.length > 0 ? ok({ written, skipped }) : fail({ code: 'nothingFound', path: only ?? root });
}
