import type { DatabaseSync } from 'node:sqlite';
import { languageOf } from '#shared/code/language.ts';
import { inTransaction } from '#electron/storage/codeDatabase.ts';
import { createFileLookup } from './resolve/fileLookup.ts';
import { RESOLVERS } from './resolve/resolvers.ts';

/** Finds the files that imports mean, for the files given or for all. */
export function resolveEdges(database: DatabaseSync, which: 'all' | ReadonlySet<number>): void {
  const files = new Map<string, number>();
  const paths = new Map<number, string>();
  for (const row of database.prepare('SELECT id, path FROM file').iterate()) {
    files.set(String(row['path']), Number(row['id']));
    paths.set(Number(row['id']), String(row['path']));
  }
  const lookup = createFileLookup({
    paths: files.keys(),
    settings: database
      .prepare('SELECT path, text FROM settings_file JOIN file ON id = file')
      .all()
      .map((row) => ({ path: String(row['path']), text: String(row['text']) })),
    namespaces: database
      .prepare('SELECT name, path FROM namespace JOIN file ON id = file ORDER BY path')
      .all()
      .map((row) => ({ name: String(row['name']), path: String(row['path']) })),
  });
  const insert = database.prepare('INSERT INTO edge (file, target, source) VALUES (?, ?, ?)');
  inTransaction(database, () => {
    if (which === 'all') database.exec('DELETE FROM edge');
    const removal = database.prepare('DELETE FROM edge WHERE file = ?');
    if (which !== 'all') for (const id of which) removal.run(id);
    for (const row of importRows(database, which)) {
      const path = paths.get(row.file) ?? '';
      const language = languageOf(path);
      if (language === null) continue;
      for (const target of RESOLVERS[language](path, row.source, row.names, lookup)) {
        const id = files.get(target);
        if (id !== undefined && id !== row.file) insert.run(row.file, id, row.source);
      }
    }
  });
}

type ImportRow = { readonly file: number; readonly source: string; readonly names: readonly string[] };

function importRows(database: DatabaseSync, which: 'all' | ReadonlySet<number>): readonly ImportRow[] {
  const all = database.prepare('SELECT DISTINCT file, source, names FROM import');
  const one = database.prepare('SELECT DISTINCT file, source, names FROM import WHERE file = ?');
  const rows = which === 'all' ? all.all() : [...which].flatMap((id) => one.all(id));
  return rows.map((row) => ({
    file: Number(row['file']),
    source: String(row['source']),
    names: String(row['names']).split(' ').filter(Boolean),
  }));
}
