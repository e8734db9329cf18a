import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { checkPages } from './checkPages.ts';
import { DamagedEntry } from './storageTrouble.ts';
import { isJson, type LedgerRow, sumOfRow } from './ledgerRow.ts';
import { addSums, APPEND_ROW, defineSum, LEDGER_TABLES } from './ledgerTables.ts';
import { isJournalSound } from './sqlitePages.ts';

/** The database of a ledger; every act throws what SQLite says. */
export type LedgerFile = {
  readonly database: DatabaseSync;
  add(fact: Omit<LedgerRow, 'seq'>): LedgerRow;
  /** All or none. */
  addAll(facts: readonly Omit<LedgerRow, 'seq'>[]): readonly LedgerRow[];
  read(stream: string, afterSeq: number): readonly LedgerRow[];
  streams(prefix: string): readonly string[];
  close(): void;
};

/** Milliseconds that the host waits for another program to let go; everything else waits with it. */
const PATIENCE_MS = 1_500;

/** Opens or makes the file, and throws when any page of it or its journal is damaged; then both are as they were. */
export function openLedgerFile(file: string): LedgerFile {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > 0) checkFile(file);
  const database = new DatabaseSync(file);
  try {
    database.exec(
      `PRAGMA busy_timeout = ${PATIENCE_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL`,
    );
    database.exec(LEDGER_TABLES);
    addSums(database);
    defineSum(database);
    return { database, ...actsOf(database) };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A connection that only reads leaves the journal alone when it closes. */
function checkFile(file: string): void {
  if (!isJournalSound(file)) throw new DamagedEntry('The journal is damaged before its end.');
  const database = new DatabaseSync(file, { readOnly: true, timeout: PATIENCE_MS });
  try {
    checkPages(database);
  } finally {
    database.close();
  }
}

function actsOf(database: DatabaseSync): Omit<LedgerFile, 'database'> {
  const insert = database.prepare(APPEND_ROW);
  const select = database.prepare(
    'SELECT stream, seq, at, body, sum FROM entry WHERE stream = ? AND seq > ? ORDER BY seq',
  );
  const selectStreams = database.prepare(
    'SELECT DISTINCT stream FROM entry WHERE substr(stream, 1, length(:prefix)) = :prefix ORDER BY stream',
  );
  const add = (fact: Omit<LedgerRow, 'seq'>) => ({ ...fact, seq: Number(insert.get({ ...fact })?.['seq']) });
  return {
    add,
    addAll(facts) {
      database.exec('BEGIN IMMEDIATE');
      try {
        const rows = facts.map(add);
        database.exec('COMMIT');
        return rows;
      } catch (error) {
        // A full disk or a damaged page has ended the transaction already.
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    read: (stream, afterSeq) => select.all(stream, afterSeq).map(checkedRow),
    streams: (prefix) => selectStreams.all({ prefix }).map((row) => String(row['stream'])),
    close: () => database.close(),
  };
}

function checkedRow(found: Record<string, unknown>): LedgerRow {
  const { stream, seq, at, body } = found;
  const row = { stream: String(stream), seq: Number(seq), at: String(at), body: String(body) };
  const isWhole = found['sum'] === null ? isJson(row.body) : found['sum'] === sumOfRow(row);
  if (!isWhole) throw new DamagedEntry(`Entry ${row.seq} of ${row.stream} is not what was written.`);
  return row;
}
