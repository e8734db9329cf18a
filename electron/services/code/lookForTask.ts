import type { CodeSymbol, FoundFile } from '#shared/code/code.ts';
import { symbolKindSchema } from '#shared/code/code.ts';
import type { TaskCode, TaskCodeQuestion, TaskFile } from '#shared/code/taskCode.ts';
import { secretPaths } from '#shared/interview/model/secretPath.ts';
import { createPathSet, filesOfGlob } from '#shared/plan/globs.ts';
import { type CodeGraph, testsReaching } from './codeGraph.ts';
import type { CodeSource, SourceFile } from './codeSource.ts';
import { type CodeIndex, findCode } from './findCode.ts';
import { readDocument } from './readDocument.ts';

const MOST_IN_SCOPE = 24;
const MOST_LANDED = 60;
const MOST_FOUND = 8;
/** So many that enough are left of them beside those in the scope, which they also put in order. */
const ASKED_FOR = 80;
/** A file worth less than this share of the best one is no help. */
const WORTH_NAMING = 0.1;
const MOST_SYMBOLS = 60;
const MOST_USERS = 4;
const MOST_TESTS = 3;

type Ties = Omit<TaskFile, 'symbols'> & { readonly known: Known | null };
type Known = { readonly oid: string; readonly symbols: readonly CodeSymbol[] };

/**
 * What the index knows for one task at a commit: `source` holds that commit's files. Uses, tests and what words find
 * are those of the index; a file whose content differs at the commit has its definitions read from there. The same
 * index and commit give the same answer, whatever the order in which the index came to know its files.
 */
export async function lookForTask(
  index: CodeIndex,
  source: CodeSource,
  asked: TaskCodeQuestion,
): Promise<TaskCode> {
  const isSecret = secretPaths(asked.carried);
  const there = new Map(
    source.files.filter(({ path }) => !isSecret(path)).map((file) => [file.path, file] as const),
  );
  const graph = index.graph();
  const best = findCode(index, asked.words, { limit: ASKED_FOR, without: asked.without }).filter(({ path }) =>
    there.has(path),
  );
  const chosen = chooseFiles(asked, there, best);
  const wanted = [...new Set([...chosen.change, ...chosen.read, ...chosen.landed])];
  // All of the index is read before the first wait, so that it is of one state.
  const ties = wanted.map((path) => tiesOf(index, graph, path));
  const files = new Map<string, TaskFile>();
  for (const { known, ...rest } of ties) {
    files.set(rest.path, { ...rest, symbols: await symbolsAt(source, there.get(rest.path), known) });
  }
  const facts = (paths: readonly string[]) => paths.flatMap((path) => files.get(path) ?? []);
  return {
    change: facts(chosen.change),
    read: facts(chosen.read),
    landed: facts(chosen.landed),
    found: chosen.found,
    leftOut: chosen.leftOut,
  };
}

function chooseFiles(
  asked: TaskCodeQuestion,
  there: ReadonlyMap<string, unknown>,
  best: readonly FoundFile[],
) {
  const paths = createPathSet(there.keys());
  const change = filesOf(asked.change, paths, best);
  const inScope = new Set(change);
  const read = filesOf(asked.read, paths, best).filter((path) => !inScope.has(path));
  for (const path of read) inScope.add(path);
  const top = best[0]?.score ?? 0;
  const beyond = (list: readonly string[]) => Math.max(0, list.length - MOST_IN_SCOPE);
  return {
    change: change.slice(0, MOST_IN_SCOPE),
    read: read.slice(0, MOST_IN_SCOPE),
    landed: asked.landed.filter((path) => there.has(path)).slice(0, MOST_LANDED),
    found: best
      .filter(({ path, score }) => !inScope.has(path) && score >= top * WORTH_NAMING)
      .slice(0, MOST_FOUND),
    leftOut: beyond(change) + beyond(read),
  };
}

/** Files that an entry names by themselves, then those that the words find, then the rest by path. */
function filesOf(
  globs: readonly string[],
  paths: ReturnType<typeof createPathSet>,
  best: readonly FoundFile[],
): readonly string[] {
  const named = [...new Set(globs.flatMap((glob) => filesOfGlob(glob, paths)))].sort();
  const alone = new Set(globs.flatMap((glob) => onlyOne(filesOfGlob(glob, paths))));
  const places = new Map(best.map(({ path }, place) => [path, place]));
  const rank = (path: string) => (alone.has(path) ? -1 : (places.get(path) ?? best.length));
  return named.toSorted((a, b) => rank(a) - rank(b));
}

function onlyOne(files: readonly string[]): readonly string[] {
  return files.length === 1 ? files : [];
}

function tiesOf(index: CodeIndex, graph: CodeGraph, path: string): Ties {
  const file = graph.byPath.get(path);
  if (!file) return { path, users: [], userCount: 0, tests: [], testCount: 0, known: null };
  const importers = (graph.importers.get(file.id) ?? []).flatMap((id) => graph.files.get(id) ?? []);
  const users = importers.filter(({ test }) => !test).map((user) => user.path);
  const tests = testsReaching(graph, file.id).map((test) => test.path);
  return {
    path,
    users: users.toSorted().slice(0, MOST_USERS),
    userCount: users.length,
    tests: tests.slice(0, MOST_TESTS),
    testCount: tests.length,
    known: readKnown(index, file.id),
  };
}

function readKnown({ database }: CodeIndex, id: number): Known {
  const oid = database.prepare('SELECT oid FROM file WHERE id = ?').get(id)?.['oid'];
  const rows = database
    .prepare(`SELECT name, kind, line FROM symbol WHERE file = ? ORDER BY line, name LIMIT ${MOST_SYMBOLS}`)
    .all(id);
  const symbols = rows.map((row) => ({
    name: String(row['name']),
    kind: symbolKindSchema.parse(row['kind']),
    line: Number(row['line']),
  }));
  return { oid: String(oid), symbols };
}

async function symbolsAt(
  source: CodeSource,
  file: SourceFile | undefined,
  known: Known | null,
): Promise<readonly CodeSymbol[]> {
  if (!file) return [];
  if (known && known.oid === file.oid) return known.symbols;
  const content = await source.read(file);
  const document = content && readDocument(file.path, content.bytes, new Map());
  if (!document || typeof document === 'string') return [];
  return document.extracted.symbols
    .toSorted((a, b) => a.line - b.line || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_SYMBOLS);
}
