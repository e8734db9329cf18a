import type { DatabaseSync } from 'node:sqlite';
import { subjectName } from '#shared/code/pathRules.ts';
import { countWords, queryWords } from '#shared/code/words.ts';

export type GraphFile = { readonly id: number; readonly path: string; readonly test: boolean };
export type Past = { readonly seq: number; readonly files: readonly number[] };

/** The files and what ties them, in memory: small beside their text, and asked many times for one question. */
export type CodeGraph = {
  readonly files: ReadonlyMap<number, GraphFile>;
  readonly byPath: ReadonlyMap<string, GraphFile>;
  readonly imports: ReadonlyMap<number, readonly number[]>;
  readonly importers: ReadonlyMap<number, readonly number[]>;
  /** Oldest first; only files that are still there. */
  readonly past: ReadonlyMap<number, Past>;
  readonly pastOf: ReadonlyMap<number, readonly number[]>;
  readonly newest: number;
  /** Files by the name that a test shares with its subject. */
  readonly bySubject: ReadonlyMap<string, readonly number[]>;
  /** The stems of a path, computed when first asked for. */
  readonly pathWords: (id: number) => ReadonlySet<string>;
  /** The stems of a symbol's name, likewise. */
  readonly nameWords: (name: string) => readonly string[];
};

const EDGES = `SELECT DISTINCT edge.file, edge.target FROM edge JOIN file AS user ON user.id = edge.file
  JOIN file AS used ON used.id = edge.target ORDER BY user.path, used.path`;

export function readCodeGraph(database: DatabaseSync): CodeGraph {
  const files = new Map<number, GraphFile>();
  for (const row of database.prepare('SELECT id, path, test FROM file ORDER BY path').iterate()) {
    const id = Number(row['id']);
    files.set(id, { id, path: String(row['path']), test: row['test'] === 1 });
  }
  const byPath = new Map([...files.values()].map((file) => [file.path, file]));
  // Ties stand in the order of paths: ids tell only when a file came to be known.
  const imports = new Map<number, number[]>();
  const importers = new Map<number, number[]>();
  for (const row of database.prepare(EDGES).iterate()) {
    add(imports, Number(row['file']), Number(row['target']));
    add(importers, Number(row['target']), Number(row['file']));
  }
  const pastFiles = new Map<number, number[]>();
  const pastOf = new Map<number, number[]>();
  for (const row of database.prepare('SELECT seq, path FROM past_path ORDER BY seq').iterate()) {
    const file = byPath.get(String(row['path']));
    if (!file) continue;
    add(pastFiles, Number(row['seq']), file.id);
    add(pastOf, file.id, Number(row['seq']));
  }
  const past = new Map([...pastFiles].map(([seq, ids]) => [seq, { seq, files: ids }]));
  const bySubject = new Map<string, number[]>();
  for (const { id, path } of files.values()) add(bySubject, subjectName(path), id);
  const newest = Number(
    database.prepare('SELECT coalesce(max(seq), 0) AS newest FROM past').get()?.['newest'],
  );
  return { files, byPath, imports, importers, past, pastOf, newest, bySubject, ...createWordCaches(files) };
}

function createWordCaches(files: ReadonlyMap<number, GraphFile>): Pick<CodeGraph, 'pathWords' | 'nameWords'> {
  const stems = new Map<string, readonly string[]>();
  const names = new Map<string, readonly string[]>();
  const paths = new Map<number, ReadonlySet<string>>();
  return {
    pathWords(id) {
      const words = paths.get(id) ?? new Set(countWords(files.get(id)?.path ?? '', stems).keys());
      paths.set(id, words);
      return words;
    },
    nameWords(name) {
      const words = names.get(name) ?? queryWords(name, stems);
      names.set(name, words);
      return words;
    },
  };
}

function add(map: Map<number | string, number[]>, key: number | string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Test files from which imports lead to the file, nearest first, at most three steps away. */
export function testsReaching(graph: CodeGraph, id: number, steps = 3): readonly GraphFile[] {
  const seen = new Set([id]);
  const tests: GraphFile[] = [];
  let edge = [id];
  for (let step = 0; step < steps && edge.length > 0; step += 1) {
    edge = edge
      .flatMap((each) => graph.importers.get(each) ?? [])
      .filter((each) => !seen.has(each) && seen.add(each));
    for (const each of edge) {
      const file = graph.files.get(each);
      if (file?.test) tests.push(file);
    }
  }
  return tests;
}
