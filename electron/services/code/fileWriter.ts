import type { DatabaseSync } from 'node:sqlite';
import type { SourceFile } from './codeSource.ts';
import type { CodeDocument } from './readDocument.ts';

export type WrittenFile = Omit<SourceFile, 'oid'> & {
  readonly oid: string;
  readonly test: boolean;
  /** The text of a file by which imports are resolved; null for any other. */
  readonly settings: string | null;
  readonly document: CodeDocument;
};

/** Writes and removes whole files in the index, statements prepared once. */
export function createFileWriter(database: DatabaseSync) {
  const insertFile = database.prepare(
    'INSERT INTO file (id, path, oid, size, mtime, language, test, lines) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertSymbol = database.prepare('INSERT INTO symbol (file, name, kind, line) VALUES (?, ?, ?, ?)');
  const insertImport = database.prepare('INSERT INTO import (file, source, names) VALUES (?, ?, ?)');
  const insertNamespace = database.prepare('INSERT INTO namespace (file, name) VALUES (?, ?)');
  const insertSettings = database.prepare('INSERT INTO settings_file (file, text) VALUES (?, ?)');
  const insertWords = database.prepare(
    'INSERT INTO doc (rowid, path, names, text, refs) VALUES (?, ?, ?, ?, ?)',
  );
  const touchFile = database.prepare('UPDATE file SET size = ?, mtime = ? WHERE id = ?');
  const removals = [
    'DELETE FROM file WHERE id = ?',
    'DELETE FROM doc WHERE rowid = ?',
    ...['symbol', 'import', 'namespace', 'settings_file', 'edge'].map(
      (table) => `DELETE FROM ${table} WHERE file = ?`,
    ),
  ].map((sql) => database.prepare(sql));

  return {
    /** The content is the same, only the time changed. */
    touch(id: number, { size, mtime }: SourceFile): void {
      touchFile.run(size, mtime, id);
    },
    remove(id: number): void {
      for (const removal of removals) removal.run(id);
    },
    /** Gives the id; a file written again keeps its own, so that imports of it stay. */
    write(file: WrittenFile, keepId?: number): number {
      const { extracted, language, lines, words } = file.document;
      const { lastInsertRowid } = insertFile.run(
        keepId ?? null,
        file.path,
        file.oid,
        file.size,
        file.mtime,
        language,
        file.test ? 1 : 0,
        lines,
      );
      const id = Number(lastInsertRowid);
      for (const { name, kind, line } of extracted.symbols) insertSymbol.run(id, name, kind, line);
      for (const { from, names = [] } of extracted.imports) insertImport.run(id, from, names.join(' '));
      for (const name of extracted.namespaces) insertNamespace.run(id, name);
      if (file.settings !== null) insertSettings.run(id, file.settings);
      insertWords.run(id, words.path, words.names, words.text, words.refs);
      return id;
    },
  };
}
