import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** One fact. `seq` counts the facts of its stream from 1 without gaps; `at` is ISO 8601 in UTC. */
export type LedgerEntry = { readonly seq: number; readonly at: string; readonly body: unknown };

/** Append-only streams of facts; all state is a fold of them. A returned append survives a kill. */
export interface Ledger {
  append(stream: string, body: unknown): LedgerEntry;
  /** All or none, in order. */
  appendAll(stream: string, bodies: readonly unknown[]): readonly LedgerEntry[];
  /** In order, after `afterSeq` (0: all). */
  read(stream: string, afterSeq?: number): readonly LedgerEntry[];
  /** Names of streams that begin with `prefix`, sorted. */
  streams(prefix: string): readonly string[];
  close(): void;
}

/** Opens or makes the ledger file; `now` gives milliseconds since 1970. Throws when the file is not a database. */
export function openLedger(file: string, now: () => number): Ledger {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA busy_timeout = 5000;
    CREATE TABLE IF NOT EXISTS entry (
      stream TEXT NOT NULL,
      seq INTEGER NOT NULL,
      at TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (stream, seq)
    ) STRICT, WITHOUT ROWID;
  `);
  const insert = database.prepare(`
    INSERT INTO entry (stream, seq, at, body)
    VALUES (:stream, (SELECT coalesce(max(seq), 0) + 1 FROM entry WHERE stream = :stream), :at, :body)
    RETURNING seq
  `);
  const select = database.prepare(
    'SELECT seq, at, body FROM entry WHERE stream = ? AND seq > ? ORDER BY seq',
  );
  const selectStreams = database.prepare(
    'SELECT DISTINCT stream FROM entry WHERE substr(stream, 1, length(:prefix)) = :prefix ORDER BY stream',
  );

  function insertOne(stream: string, body: unknown): LedgerEntry {
    const at = new Date(now()).toISOString();
    const row = insert.get({ stream, at, body: JSON.stringify(body) });
    return { seq: Number(row?.['seq']), at, body };
  }

  return {
    append: insertOne,
    appendAll(stream, bodies) {
      database.exec('BEGIN IMMEDIATE');
      try {
        const entries = bodies.map((body) => insertOne(stream, body));
        database.exec('COMMIT');
        return entries;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    read(stream, afterSeq = 0) {
      return select.all(stream, afterSeq).map((row) => ({
        seq: Number(row['seq']),
        at: String(row['at']),
        body: JSON.parse(String(row['body'])) as unknown,
      }));
    },
    streams(prefix) {
      return selectStreams.all({ prefix }).map((row) => String(row['stream']));
    },
    close() {
      database.close();
    },
  };
}
