import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { listBackups } from './ledgerBackups.ts';
import type { LedgerRow } from './ledgerRow.ts';
import { ADD_ROW, defineSum, LEDGER_TABLES } from './ledgerTables.ts';
import { joinRemains, readRemains } from './readRemains.ts';

/** Tells of every mending, in the ledger itself. */
export const MENDING_STREAM = 'mending';

/** What was done about a damaged ledger. */
export type LedgerMending = {
  /** The folder that holds the damaged file as it was; null when the file was gone. */
  readonly damaged: string | null;
  /** Facts that are there again. */
  readonly kept: number;
  /** When the newest of them was written; null when there is none. */
  readonly newest: string | null;
  /** Facts that could be read, but come after one that could not. */
  readonly left: number;
};

const ENDS = ['', '-wal', '-shm'] as const;
const mended = (file: string) => `${file}.mended`;

/**
 * Copies a damaged ledger and its journal as they are; while it is open, for closing it writes to both. Nothing of it
 * is ever deleted: whoever knows more than Overture may read more out of it. Null when there is no file.
 */
export function keepDamaged(file: string, now: number): string | null {
  const there = ['', '-wal'].map((end) => `${file}${end}`).filter((name) => existsSync(name));
  if (there.length === 0) return null;
  const folder = newFolder(join(dirname(file), 'damaged'), new Date(now).toISOString().replaceAll(':', '-'));
  for (const name of there) copyFileSync(name, join(folder, basename(name)));
  return folder;
}

/**
 * Puts a closed ledger together from its copies, what can be read of the damaged file, and `remembered`. The damaged
 * one goes only once the new one is complete, so that a crash on the way leaves the one or the other.
 */
export function mendLedger(
  file: string,
  damaged: string | null,
  remembered: readonly LedgerRow[] = [],
): LedgerMending {
  const files = [...listBackups(file), ...(damaged ? [join(damaged, basename(file))] : [])];
  const found = [...files.map(readRemains), remembered];
  const rows = joinRemains(found);
  const places = new Set(found.flat().map(({ stream, seq }) => `${seq} ${stream}`));
  write(mended(file), rows);
  rmSync(file, { force: true });
  finishMending(file);
  const newest = rows.map(({ at }) => at).toSorted();
  return { damaged, kept: rows.length, newest: newest.at(-1) ?? null, left: places.size - rows.length };
}

/** The last moves of a mending, which may have been cut off before them. A journal left of the old file would spoil the new one. */
export function finishMending(file: string): void {
  if (existsSync(file) || !existsSync(mended(file))) return;
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  renameSync(mended(file), file);
}

function write(file: string, rows: readonly LedgerRow[]): void {
  for (const end of [...ENDS, '-journal']) rmSync(`${file}${end}`, { force: true });
  const database = new DatabaseSync(file);
  try {
    // The new file counts once it has its name; until then a crash only leaves it to be made again.
    database.exec(`PRAGMA synchronous = FULL; ${LEDGER_TABLES}`);
    defineSum(database);
    const add = database.prepare(ADD_ROW);
    database.exec('BEGIN');
    for (const row of rows) add.run({ ...row });
    database.exec('COMMIT');
  } finally {
    database.close();
  }
}

function newFolder(parent: string, name: string): string {
  let folder = join(parent, name);
  for (let next = 2; existsSync(folder); next += 1) folder = join(parent, `${name}-${next}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
