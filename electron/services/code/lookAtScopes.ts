import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type CodeSymbol, symbolKindSchema } from '#shared/code/code.ts';
import { createPathSet, filesOfGlob } from '#shared/plan/globs.ts';
import type { CodeLink, PlanCode, ScopedFile } from '#shared/plan/planCode.ts';
import { type CodeGraph, type GraphFile, testsReaching } from './codeGraph.ts';
import type { CodeIndex } from './findCode.ts';

/** Wider scopes than this fence nothing off, and what they touch cannot be told from the code. */
const MOST_FILES = 3_000;
const MOST_LINKS = 20_000;
const MOST_SYMBOLS = 200;
const MOST_TESTS = 5;
/** Names looked for in who imports a file; the first of a file are its most important. */
const MOST_NAMES = 40;
/** Files whose habit it is to hand on what others define, by the rules of their languages. */
const HANDS_ON = /(?:^|\/)(?:index\.[cm]?[jt]sx?|__init__\.py|mod\.rs|lib\.rs)$/;
const MOST_STEPS = 3;

/** What the index knows of the files that these globs name, and how they use each other. */
export function lookAtScopes(index: CodeIndex, globs: readonly string[]): PlanCode {
  const graph = index.graph();
  const paths = createPathSet(graph.byPath.keys());
  const named = [...new Set(globs.flatMap((glob) => filesOfGlob(glob, paths)))];
  const files = named.slice(0, MOST_FILES).flatMap((path) => graph.byPath.get(path) ?? []);
  const facts = readFacts(index.database, graph, files);
  const links = linksBetween(graph, files, createNameFinder(index.database, facts));
  return {
    files: Object.fromEntries(facts),
    links: links.slice(0, MOST_LINKS),
    partial: named.length > MOST_FILES || links.length > MOST_LINKS,
  };
}

function readFacts(
  database: DatabaseSync,
  graph: CodeGraph,
  files: readonly GraphFile[],
): ReadonlyMap<string, ScopedFile> {
  const file = database.prepare('SELECT oid, lines FROM file WHERE id = ?');
  const symbols = database.prepare(
    `SELECT name, kind, line FROM symbol WHERE file = ? ORDER BY line LIMIT ${MOST_SYMBOLS}`,
  );
  return new Map(
    files.map(({ id, path }) => {
      const row = file.get(id);
      return [
        path,
        {
          oid: String(row?.['oid']),
          lines: Number(row?.['lines']),
          symbols: readSymbols(symbols, id),
          dependents: graph.importers.get(id)?.length ?? 0,
          changes: graph.pastOf.get(id)?.length ?? 0,
          tests: testsReaching(graph, id)
            .slice(0, MOST_TESTS)
            .map((test) => test.path),
        },
      ];
    }),
  );
}

function readSymbols(statement: StatementSync, id: number): CodeSymbol[] {
  return statement.all(id).map((row) => ({
    name: String(row['name']),
    kind: symbolKindSchema.parse(row['kind']),
    line: Number(row['line']),
  }));
}

/** Imports from one of the files to another, also through files that only hand on; the shortest way of each pair. */
function linksBetween(
  graph: CodeGraph,
  files: readonly GraphFile[],
  namesUsed: (user: number, used: string) => readonly string[],
): readonly CodeLink[] {
  const wanted = new Set(files.map(({ id }) => id));
  return files.flatMap((user) => {
    const seen = new Set([user.id]);
    let ways: readonly (readonly number[])[] = [[user.id]];
    const links: CodeLink[] = [];
    for (let step = 0; step < MOST_STEPS && ways.length > 0; step += 1) {
      const next: (readonly number[])[] = [];
      for (const way of ways) {
        for (const target of graph.imports.get(way.at(-1) ?? -1) ?? []) {
          if (seen.has(target)) continue;
          seen.add(target);
          const path = [...way, target].map((id) => graph.files.get(id)?.path ?? '');
          const used = path.at(-1) ?? '';
          const handsOn = HANDS_ON.test(used);
          const names = wanted.has(target) ? namesUsed(user.id, used) : [];
          // Through a file that hands on much, only what is used by name is meant.
          if (wanted.has(target) && (step === 0 || names.length > 0)) links.push({ path, names });
          if (handsOn) next.push([...way, target]);
        }
      }
      ways = next;
    }
    return links;
  });
}

/** Names that one file defines and another uses, by the words of the other. */
function createNameFinder(
  database: DatabaseSync,
  facts: ReadonlyMap<string, ScopedFile>,
): (user: number, used: string) => readonly string[] {
  const statement = database.prepare('SELECT rowid AS id FROM doc WHERE doc MATCH ?');
  const users = new Map<string, ReadonlySet<number>>();
  const usersOf = (name: string) => {
    const known = users.get(name);
    if (known) return known;
    const rows = statement.all(`refs : "${name.replaceAll('"', '')}"`);
    const found = new Set(rows.map((row) => Number(row['id'])));
    users.set(name, found);
    return found;
  };
  return (user, used) => {
    const names = new Set((facts.get(used)?.symbols ?? []).map(({ name }) => name));
    return [...names]
      .filter((name) => name.length > 2)
      .slice(0, MOST_NAMES)
      .filter((name) => usersOf(name).has(user));
  };
}
