import type { DatabaseSync } from 'node:sqlite';
import { isLeftOut, isTestFile } from '#shared/code/pathRules.ts';
import { inTransaction } from '#electron/storage/codeDatabase.ts';
import { type CodeSource, LARGEST_BYTES, type SourceFile } from './codeSource.ts';
import { createFileWriter } from './fileWriter.ts';
import { type LeftOut, readDocument } from './readDocument.ts';
import { resolveEdges } from './resolveEdges.ts';

export type IndexProgress = { readonly done: number; readonly total: number };
export type IndexOutcome = {
  readonly files: number;
  readonly read: number;
  readonly removed: number;
  readonly bytes: number;
  readonly leftOut: Readonly<Record<LeftOut | 'unreadable', number>>;
  /** Links, submodules and names that are not UTF-8. */
  readonly aside: number;
  readonly cancelled: boolean;
};

const BATCH = 64;
const NAMES_OF_SETTINGS = new Set([
  'package.json',
  'tsconfig.json',
  'jsconfig.json',
  'tsconfig.base.json',
  'go.mod',
  'composer.json',
  'Cargo.toml',
]);

export function isSettingsFile(path: string): boolean {
  return NAMES_OF_SETTINGS.has(path.slice(path.lastIndexOf('/') + 1));
}

type Known = { readonly id: number; readonly oid: string; readonly size: number; readonly mtime: number };

/**
 * Brings the index to the state of the source: reads only files whose size, time or object id changed, writes only
 * those whose content did. Cancelled, it keeps what is done, and the next run goes on from there.
 */
export async function indexFiles(
  database: DatabaseSync,
  source: CodeSource,
  options: { readonly progress?: (progress: IndexProgress) => void; readonly signal?: AbortSignal } = {},
): Promise<IndexOutcome> {
  const known = readKnown(database);
  const wanted = source.files.filter(({ path }) => !isLeftOut(path));
  const changed = wanted.filter((file) => !isSame(file, known.get(file.path)));
  const present = new Set(wanted.map(({ path }) => path));
  const gone = [...known].filter(([path]) => !present.has(path));
  const writer = createFileWriter(database);
  const cache = new Map<string, readonly string[]>();
  const leftOut = { tooLarge: 0, minified: 0, generated: 0, unreadable: 0 };
  const written = new Set<number>();
  let [bytes, paths, cancelled] = [0, gone.length > 0, false];
  inTransaction(database, () => gone.forEach(([, { id }]) => writer.remove(id)));

  for (let at = 0; at < changed.length && !cancelled; at += BATCH) {
    const batch = changed.slice(at, at + BATCH);
    const contents = await Promise.all(
      batch.map(async (file) => (file.size > LARGEST_BYTES ? ('tooLarge' as const) : source.read(file))),
    );
    inTransaction(database, () => {
      for (const [index, file] of batch.entries()) {
        const content = contents[index];
        const before = known.get(file.path);
        if (content === 'tooLarge' || !content) {
          leftOut[content === 'tooLarge' ? 'tooLarge' : 'unreadable'] += 1;
          if (before) writer.remove(before.id);
          continue;
        }
        if (before?.oid === content.oid) {
          writer.touch(before.id, file);
          continue;
        }
        const document = readDocument(file.path, content.bytes, cache);
        if (before) writer.remove(before.id);
        if (typeof document === 'string') {
          leftOut[document] += 1;
          continue;
        }
        bytes += content.bytes.length;
        paths ||= before === undefined || isSettingsFile(file.path);
        const test = document.language !== null && isTestFile(file.path);
        const settings = isSettingsFile(file.path) ? content.bytes.toString('utf8') : null;
        written.add(writer.write({ ...file, oid: content.oid, test, settings, document }, before?.id));
      }
    });
    options.progress?.({ done: Math.min(at + BATCH, changed.length), total: changed.length });
    cancelled = options.signal?.aborted === true;
    // A turn of the loop for questions and for the wish to stop.
    await new Promise((resolve) => setImmediate(resolve));
  }
  // A path that came or went, or a settings file, can change where any import leads.
  if (paths || written.size > 0) resolveEdges(database, paths ? 'all' : written);
  const files = Number(database.prepare('SELECT count(*) AS files FROM file').get()?.['files']);
  return { files, read: written.size, removed: gone.length, bytes, leftOut, aside: source.aside, cancelled };
}

function readKnown(database: DatabaseSync): Map<string, Known> {
  const rows = database.prepare('SELECT id, path, oid, size, mtime FROM file').all();
  return new Map(
    rows.map((row) => [
      String(row['path']),
      {
        id: Number(row['id']),
        oid: String(row['oid']),
        size: Number(row['size']),
        mtime: Number(row['mtime']),
      },
    ]),
  );
}

function isSame(file: SourceFile, known: Known | undefined): boolean {
  if (!known) return false;
  return file.oid === null ? file.size === known.size && file.mtime === known.mtime : file.oid === known.oid;
}
