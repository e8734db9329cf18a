import type { DatabaseSync } from 'node:sqlite';
import type { CodeSymbol, FindReason, FoundFile } from '#shared/code/code.ts';
import { symbolKindSchema } from '#shared/code/code.ts';
import { cleanQuery, mentionedNames, type QueryTerm, queryTerms } from '#shared/code/queryTerms.ts';
import { splitIdentifier, stem } from '#shared/code/words.ts';
import type { CodeGraph } from './codeGraph.ts';
import { type Board, createBoard } from './findBoard.ts';
import { spreadToNeighbours } from './spreadToNeighbours.ts';
import { WEIGHTS, type Weights } from './findWeights.ts';

export type CodeIndex = { readonly database: DatabaseSync; readonly graph: () => CodeGraph };
export type FindOptions = {
  readonly limit?: number;
  readonly weights?: Weights;
  /** A folder (with its last slash) whose files are not looked for: what asks, such as the specs, is its own best answer. */
  readonly without?: string | null;
};

type WeightedTerm = QueryTerm & { readonly idf: number };

const MOST_TERMS = 32;
const FEWEST_TERMS = 3;
const CANDIDATES = 300;
const PAST_COMMITS = 80;

/**
 * The files that words are about, best first, each with its reasons. Text, names and paths give the first scores,
 * earlier commits that said the same words add theirs, and then what is imported by, tested by or usually changed
 * with the best of them gets a share.
 */
export function findCode(index: CodeIndex, query: string, options: FindOptions = {}): readonly FoundFile[] {
  const { limit = 10, weights = WEIGHTS, without = null } = options;
  const whole = index.graph();
  const graph = without === null ? whole : withoutFolder(whole, without);
  const terms = weighTerms(index.database, queryTerms(query), graph.files.size, weights);
  // Ids tell the order in which files came to be known, which says nothing of them.
  const board = createBoard((a, b) => (pathOf(graph, a) < pathOf(graph, b) ? -1 : 1));
  scoreText(index.database, graph, terms, board, weights);
  scorePaths(graph, terms, board, weights);
  scoreMentions(graph, query, board, weights);
  scoreHistory(index.database, graph, terms, board, weights);
  spreadToNeighbours(graph, board, weights);
  favourTheBusy(graph, board, weights);
  return board.best(limit).flatMap(({ id, score, reasons }) => {
    const file = graph.files.get(id);
    if (!file) return [];
    const symbols = matchingSymbols(index.database, graph, id, terms);
    return [{ path: file.path, score: round(score), symbols, reasons: withNames(reasons, symbols) }];
  });
}

/** The same graph with fewer files in it; ties to the others lead nowhere. */
function withoutFolder(graph: CodeGraph, folder: string): CodeGraph {
  const files = new Map([...graph.files].filter(([, { path }]) => !path.startsWith(folder)));
  return { ...graph, files };
}

const pathOf = (graph: CodeGraph, id: number) => graph.files.get(id)?.path ?? '';

const round = (score: number) => Math.round(score * 10_000) / 10_000;

/** The rarest words of a long query; a word of half of all files tells nothing and costs the most. */
function weighTerms(
  database: DatabaseSync,
  terms: readonly QueryTerm[],
  files: number,
  weights: Weights,
): readonly WeightedTerm[] {
  const count = database.prepare('SELECT doc FROM vocabulary WHERE term = ?');
  const weighted = terms
    .flatMap((term) => {
      const found = Number(count.get(term.word)?.['doc'] ?? 0);
      const idf = Math.log(1 + (files - found + 0.5) / (found + 0.5));
      return found === 0 ? [] : [{ ...term, idf, common: found > files * weights.common }];
    })
    .toSorted((a, b) => b.idf * b.weight - a.idf * a.weight)
    .slice(0, MOST_TERMS);
  const telling = weighted.filter(({ common }) => !common);
  return telling.length >= FEWEST_TERMS ? telling : weighted.slice(0, FEWEST_TERMS);
}

function scoreText(
  database: DatabaseSync,
  graph: CodeGraph,
  terms: readonly WeightedTerm[],
  board: Board,
  weights: Weights,
): void {
  if (terms.length === 0) return;
  const { path, names, text, refs } = weights.columns;
  // A word named twice counts twice, which is all that FTS5 knows of weights.
  const match = terms
    .flatMap(({ word, weight }) => Array.from({ length: weight }, () => `"${word}"`))
    .join(' OR ');
  const rows = database
    .prepare(
      `SELECT rowid AS id, bm25(doc, ${path}, ${names}, ${text}, ${refs}) AS rank FROM doc WHERE doc MATCH ? ORDER BY rank LIMIT ${CANDIDATES}`,
    )
    .all(match)
    .filter((row) => graph.files.has(Number(row['id'])));
  const top = -Number(rows[0]?.['rank'] ?? 0) || 1;
  for (const row of rows)
    board.add(Number(row['id']), (weights.text * -Number(row['rank'])) / top, 'text', 'says the same words');
}

/** How much of the query's weight stands in the path itself; a path that says nothing else is better. */
function scorePaths(graph: CodeGraph, terms: readonly WeightedTerm[], board: Board, weights: Weights): void {
  const idfs = new Map(terms.map(({ word, idf, weight }) => [word, idf * weight]));
  const total = [...idfs.values()].reduce((sum, idf) => sum + idf, 0) || 1;
  for (const id of board.ids()) {
    const words = graph.pathWords(id);
    const said = [...words].filter((word) => idfs.has(word));
    if (said.length === 0) continue;
    const covered = said.reduce((sum, word) => sum + (idfs.get(word) ?? 0), 0) / total;
    const share = said.length / words.size;
    board.add(
      id,
      weights.path * Math.sqrt(covered) * (0.5 + 0.5 * share),
      'path',
      `its path says ${plainWords(graph.files.get(id)?.path ?? '', idfs).join(', ')}`,
    );
  }
}

/** The words of a path as they stand there, of those that the query asks for. */
function plainWords(path: string, asked: ReadonlyMap<string, number>): readonly string[] {
  return [...new Set(splitIdentifier(path).filter((word) => asked.has(stem(word))))];
}

/** A path or a file name that the query spells out. */
function scoreMentions(graph: CodeGraph, query: string, board: Board, weights: Weights): void {
  const names = mentionedNames(cleanQuery(query));
  if (names.size === 0) return;
  const found = [...graph.files.values()].flatMap((file) => {
    const path = file.path.toLowerCase();
    const name = path.slice(path.lastIndexOf('/') + 1);
    const whole = [...names].find(
      (each) => path === each || (each.includes('/') && path.endsWith(`/${each}`)),
    );
    if (whole !== undefined) return [{ id: file.id, name: whole, weight: 1 }];
    return names.has(name) ? [{ id: file.id, name, weight: 0.8 }] : [];
  });
  const alike = Map.groupBy(found, ({ name }) => name);
  for (const { id, name, weight } of found) {
    const share = weight / Math.sqrt(alike.get(name)?.length ?? 1);
    board.add(id, weights.mention * share, 'path', `named in the words: ${name}`);
  }
}

/** Commits that said the same words changed these files. */
function scoreHistory(
  database: DatabaseSync,
  graph: CodeGraph,
  terms: readonly WeightedTerm[],
  board: Board,
  weights: Weights,
): void {
  if (terms.length === 0 || graph.past.size === 0) return;
  const match = terms
    .flatMap(({ word, weight }) => Array.from({ length: weight }, () => `"${word}"`))
    .join(' OR ');
  const rows = database
    .prepare(
      `SELECT message.rowid AS seq, bm25(message) AS rank, subject FROM message JOIN past ON past.seq = message.rowid WHERE message MATCH ? ORDER BY rank LIMIT ${PAST_COMMITS}`,
    )
    .all(match);
  const sums = new Map<number, { score: number; best: number; subject: string }>();
  const ideal = terms.reduce((sum, { idf, weight }) => sum + idf * weight, 0) || 1;
  for (const row of rows) {
    const past = graph.past.get(Number(row['seq']));
    if (!past) continue;
    const similar = Math.max(0, -Number(row['rank'])) / ideal;
    const score = similar ** weights.historyPower / Math.sqrt(past.files.length);
    for (const id of past.files) {
      const sum = sums.get(id) ?? { score: 0, best: 0, subject: '' };
      const better = score > sum.best;
      sums.set(id, {
        score: sum.score + score,
        best: better ? score : sum.best,
        subject: better ? String(row['subject']) : sum.subject,
      });
    }
  }
  const top = Math.max(0, ...[...sums.values()].map(({ score }) => score)) || 1;
  for (const [id, { score, subject }] of sums)
    board.add(id, (weights.history * score) / top, 'history', `changed by “${subject.slice(0, 100)}”`);
}

/** What changed often, and lately, is likelier to change again. */
function favourTheBusy(graph: CodeGraph, board: Board, weights: Weights): void {
  const busy = new Map<number, number>();
  for (const id of board.ids()) {
    const seqs = graph.pastOf.get(id) ?? [];
    busy.set(
      id,
      seqs.reduce((sum, seq) => sum + 0.5 ** ((graph.newest - seq) / weights.halfLife), 0),
    );
  }
  const top = Math.log1p(Math.max(0, ...busy.values())) || 1;
  for (const [id, sum] of busy) board.scale(id, 1 + (weights.busy * Math.log1p(sum)) / top);
}

function matchingSymbols(
  database: DatabaseSync,
  graph: CodeGraph,
  id: number,
  terms: readonly WeightedTerm[],
): CodeSymbol[] {
  const idfs = new Map(terms.map(({ word, idf }) => [word, idf]));
  return database
    .prepare('SELECT name, kind, line FROM symbol WHERE file = ? ORDER BY line')
    .all(id)
    .map((row) => ({
      name: String(row['name']),
      kind: symbolKindSchema.parse(row['kind']),
      line: Number(row['line']),
    }))
    .map((symbol) => ({
      symbol,
      score: graph.nameWords(symbol.name).reduce((sum, word) => sum + (idfs.get(word) ?? 0), 0),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({ symbol }) => symbol);
}

function withNames(reasons: readonly FindReason[], symbols: readonly CodeSymbol[]): FindReason[] {
  if (symbols.length === 0) return [...reasons];
  const names = symbols
    .slice(0, 3)
    .map(({ name }) => name)
    .join(', ');
  return [{ kind: 'name', text: `defines ${names}` }, ...reasons];
}
