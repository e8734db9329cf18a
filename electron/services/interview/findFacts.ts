import { readFile, stat } from 'node:fs/promises';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { pathInside } from '#electron/services/spec/pathInside.ts';
import type { FoundFile } from '#shared/code/code.ts';
import type { CodeFact } from '#shared/interview/nextQuestion.ts';
import { specsPrefix } from '#electron/services/spec/specFile.ts';
import { definitionAt, RIGHTS, tellingLine } from './factLines.ts';

const SOURCE =
  /\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|kt|kts|swift|cs|php|scala|ex|exs|clj|c|cc|cpp|h|hpp|m|vue|svelte|sql|graphql|proto|dart|lua|erl|hs|html|erb)$/i;
const INTERFACE = /\.(?:[jt]sx|vue|svelte|html|erb)$/i;
const ASIDE =
  /(?:^|\/)(?:\.[^/]+|node_modules|vendor|dist|build|out|target|coverage|generated|fixtures?|migrations?)\/|(?:^|[./_-])(?:test|tests|spec|specs|e2e|mock|mocks|min|lock)(?:[./_-]|$)/i;
const MOST_READ = 400;
const LARGEST_READ = 200_000;
const MOST_EACH = 3;

/** The files that words are about, best first; null when nobody can tell in time. */
export type FindFiles = (query: string) => Promise<readonly FoundFile[] | null>;

/**
 * Places in the tracked files that bear on a request, best first: in the order of the code index, or, without one, in
 * files whose path or text holds one of the terms. Reads at most 400 files, and stops when `signal` aborts with what
 * it has by then. Every line is quoted from the file as it is in the working tree.
 */
export async function findFacts(
  project: OpenProject,
  query: { readonly words: string; readonly terms: readonly string[] },
  signal: AbortSignal,
  find: FindFiles = () => Promise.resolve(null),
): Promise<readonly CodeFact[]> {
  const { words, terms } = query;
  if (terms.length === 0) return [];
  const files = await project.git().listFiles('HEAD');
  if (!files.ok) return [];
  const specs = specsPrefix(project);
  const paths = files.value
    .filter(({ kind, path }) => (kind === 'file' || kind === 'executable') && SOURCE.test(path))
    .map(({ path }) => path)
    .filter((path) => (specs === null || !path.startsWith(specs)) && !ASIDE.test(path));
  const found = await find(words);
  const ranked = found && found.length > 0 ? fromIndex(found, paths) : rankPaths(paths, terms);
  return collect(project, ranked.slice(0, MOST_READ), terms, signal);
}

/** In the order of the index, with the lines of the definitions that fit the words; the index may know more files. */
function fromIndex(found: readonly FoundFile[], paths: readonly string[]): readonly Ranked[] {
  const tracked = new Set(paths);
  return found
    .filter(({ path }) => tracked.has(path))
    .map(({ path, symbols }) => ({ path, hits: 1, lines: symbols.map(({ line }) => line) }));
}

type Ranked = { readonly path: string; readonly hits: number; readonly lines?: readonly number[] };

/** Paths that name more of the terms come first; an earlier term counts more. */
function rankPaths(paths: readonly string[], terms: readonly string[]): readonly Ranked[] {
  return paths
    .map((path) => {
      const plain = path.toLowerCase();
      const hits = terms.reduce(
        (sum, term, index) => sum + (plain.includes(term) ? terms.length - index : 0),
        0,
      );
      return { path, hits };
    })
    .toSorted((left, right) => right.hits - left.hits || left.path.length - right.path.length);
}

async function collect(
  project: OpenProject,
  ranked: readonly Ranked[],
  terms: readonly string[],
  signal: AbortSignal,
): Promise<readonly CodeFact[]> {
  const facts: CodeFact[] = [];
  const isFull = (kind: CodeFact['kind']) => facts.filter((fact) => fact.kind === kind).length >= MOST_EACH;
  const [first = ''] = terms;
  for (const { path, hits, lines = [] } of ranked) {
    if (signal.aborted || (isFull('subject') && isFull('rights'))) break;
    const text = await readSource(project, path);
    if (text === null) continue;
    const wanted = hits > 0 ? terms : [first];
    const subject =
      definitionAt(path, text, lines) ??
      tellingLine(path, text, (line) => wanted.some((term) => line.toLowerCase().includes(term)));
    if (subject && !isFull('subject')) facts.push({ kind: 'subject', citation: subject });
    if (subject && INTERFACE.test(path) && !isFull('interface'))
      facts.push({ kind: 'interface', citation: subject });
    const rights = isFull('rights') ? null : tellingLine(path, text, (line) => RIGHTS.test(line));
    if (rights) facts.push({ kind: 'rights', citation: rights });
  }
  return facts;
}

async function readSource(project: OpenProject, path: string): Promise<string | null> {
  try {
    const file = await pathInside(project.path, path);
    if (file === null || (await stat(file)).size > LARGEST_READ) return null;
    const text = await readFile(file, 'utf8');
    return text.includes('\0') ? null : text;
  } catch {
    // A tracked file that is gone or unreadable just says nothing.
    return null;
  }
}
