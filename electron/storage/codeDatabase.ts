import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Raised with every change of the tables or of what is extracted; an older index is made anew. */
const VERSION = 1;

const TABLES = `
  CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    oid TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime REAL NOT NULL,
    language TEXT,
    test INTEGER NOT NULL,
    lines INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE symbol (file INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, line INTEGER NOT NULL) STRICT;
  CREATE INDEX symbol_file ON symbol (file);
  CREATE INDEX symbol_name ON symbol (name);
  CREATE TABLE import (file INTEGER NOT NULL, source TEXT NOT NULL, names TEXT NOT NULL) STRICT;
  CREATE INDEX import_file ON import (file);
  CREATE TABLE edge (file INTEGER NOT NULL, target INTEGER NOT NULL, source TEXT NOT NULL) STRICT;
  CREATE INDEX edge_file ON edge (file);
  CREATE INDEX edge_target ON edge (target);
  CREATE TABLE namespace (file INTEGER NOT NULL, name TEXT NOT NULL) STRICT;
  CREATE INDEX namespace_file ON namespace (file);
  CREATE TABLE settings_file (file INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
  CREATE TABLE past (id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, at TEXT NOT NULL, subject TEXT NOT NULL) STRICT;
  CREATE TABLE past_path (seq INTEGER NOT NULL, path TEXT NOT NULL) STRICT;
  CREATE INDEX past_path_seq ON past_path (seq);
  CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE VIRTUAL TABLE doc USING fts5(path, names, text, refs,
    content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 tokenchars '_$'");
  CREATE VIRTUAL TABLE message USING fts5(words,
    content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 tokenchars '_$'");
  CREATE VIRTUAL TABLE vocabulary USING fts5vocab(doc, row);
  PRAGMA user_version = ${VERSION};
`;

export type OpenedCodeDatabase = {
  readonly database: DatabaseSync;
  /** True when what was in the file could not be read and was given up for a new one. */
  readonly wasDamaged: boolean;
};

/**
 * Opens or makes a code index; `:memory:` keeps it in memory. Everything in it can be made again from the repository,
 * so a file that is damaged or of another version is replaced, and writes are not flushed one by one.
 */
export function openCodeDatabase(file: string): OpenedCodeDatabase {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const found = lookInto(file);
  if (found !== 'damaged' && found !== 'other') return { database: found, wasDamaged: false };
  return { database: makeCodeDatabase(file), wasDamaged: found === 'damaged' };
}

/** A new index in place of whatever is there; nobody may have that open. */
export function makeCodeDatabase(file: string): DatabaseSync {
  if (file !== ':memory:')
    for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
  const fresh = connect(file);
  fresh.exec(`BEGIN; ${TABLES} COMMIT;`);
  return fresh;
}

const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** Whether SQLite says that the file itself is broken: what a question reads of it can be damaged where its head is sound. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error && 'errcode' in error && typeof error.errcode === 'number')) return false;
  return [CORRUPT, NOT_A_DATABASE].includes(error.errcode & 0xff);
}

function lookInto(file: string): DatabaseSync | 'damaged' | 'other' {
  let database: DatabaseSync | null = null;
  try {
    database = connect(file);
    const version = database.prepare('PRAGMA user_version').get()?.['user_version'];
    if (version === VERSION) return database;
    database.close();
    return 'other';
  } catch (error) {
    database?.close();
    if (isDamage(error)) return 'damaged';
    throw error;
  }
}

function connect(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec(
    'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000',
  );
  return database;
}

/** All or nothing; the error goes on to the caller. */
export function inTransaction<Value>(database: DatabaseSync, act: () => Value): Value {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = act();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    // A damaged file can have ended the transaction itself.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
