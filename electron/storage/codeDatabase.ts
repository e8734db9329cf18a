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

/**
 * Opens or makes a code index; `:memory:` keeps it in memory. Everything in it can be made again from the repository,
 * so a file that is damaged or of another version is replaced, and writes are not flushed one by one.
 */
export function openCodeDatabase(file: string): DatabaseSync {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const opened = tryToOpen(file);
  if (opened) return opened;
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
  const fresh = connect(file);
  fresh.exec(`BEGIN; ${TABLES} COMMIT;`);
  return fresh;
}

function tryToOpen(file: string): DatabaseSync | null {
  let database: DatabaseSync | null = null;
  try {
    database = connect(file);
    const version = database.prepare('PRAGMA user_version').get()?.['user_version'];
    if (version === VERSION) return database;
  } catch (error) {
    // SQLITE_NOTADB and SQLITE_CORRUPT: what is not an index gives way to one.
    if (!/not a database|malformed/.test(String(error))) throw error;
  }
  database?.close();
  return null;
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
    database.exec('ROLLBACK');
    throw error;
  }
}
