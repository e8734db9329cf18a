import type { DatabaseSync } from 'node:sqlite';
import { sumOfRow } from './ledgerRow.ts';

export const LEDGER_TABLES = `
  CREATE TABLE IF NOT EXISTS entry (
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    body TEXT NOT NULL,
    sum INTEGER,
    PRIMARY KEY (stream, seq)
  ) STRICT, WITHOUT ROWID;
`;

/** A row as it was written before. */
export const ADD_ROW = `
  INSERT INTO entry (stream, seq, at, body, sum)
  VALUES (:stream, :seq, :at, :body, sum_of(:stream, :seq, :at, :body))
`;

/** The next fact of its stream. */
export const APPEND_ROW = `
  INSERT INTO entry (stream, seq, at, body, sum)
  SELECT :stream, next, :at, :body, sum_of(:stream, next, :at, :body)
  FROM (SELECT coalesce(max(seq), 0) + 1 AS next FROM entry WHERE stream = :stream)
  RETURNING seq
`;

export function defineSum(database: DatabaseSync): void {
  database.function('sum_of', { deterministic: true }, (stream, seq, at, body) =>
    sumOfRow({ stream: String(stream), seq: Number(seq), at: String(at), body: String(body) }),
  );
}

/** Ledgers of earlier versions have no sums; their entries stay without. */
export function addSums(database: DatabaseSync): void {
  const columns = database.prepare("SELECT name FROM pragma_table_info('entry')").all();
  if (!columns.some(({ name }) => name === 'sum')) database.exec('ALTER TABLE entry ADD COLUMN sum INTEGER');
}
