import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { existsSync } from 'node:fs';
import type { ForeignFile } from '#shared/foreign/foreignFormat.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/foreign');
const CORPUS = [process.env['OVERTURE_CORPUS'], join(import.meta.dirname, '../../../shared/corpus')].find(
  (folder) => folder !== undefined && existsSync(join(folder, 'MANIFEST.tsv')),
);

/** Folders of real specs: the whole development corpus where it is at hand, else the copies in test/fixtures. */
export const foreignFolders: readonly { readonly name: string; readonly folder: string }[] = (
  CORPUS ? [FIXTURES, CORPUS] : [FIXTURES]
).flatMap((root) =>
  ['spec-kit', 'openspec', 'kiro'].flatMap((format) =>
    readdirSync(join(root, format))
      .toSorted()
      .map((name) => ({
        name: `${root === FIXTURES ? 'fixture' : 'corpus'} ${format}/${name}`,
        folder: join(root, format, name),
      })),
  ),
);

export const corpusFolder = CORPUS ?? null;

/** Every file below the folder, with paths relative to it. */
export function readForeignFolder(folder: string): readonly ForeignFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const full = join(entry.parentPath, entry.name);
      const bytes = readFileSync(full);
      const path = full.slice(folder.length + 1).replaceAll('\\', '/');
      return { path, text: bytes.toString('utf8'), sha256: createHash('sha256').update(bytes).digest('hex') };
    });
}
