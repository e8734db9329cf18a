import type { OpenProject } from '#electron/services/project/openProject.ts';
import { maskSecrets } from '#shared/interview/model/maskSecrets.ts';
import { secretPaths } from '#shared/interview/model/secretPath.ts';

export type FoundLine = { readonly path: string; readonly line: number; readonly text: string };

/** The committed files of a repository as a model may see them: no ignored file, no secret, nothing outside. */
export interface RepositoryReader {
  /** Paths below the folder, or all; in byte order. */
  list(folder: string): Promise<readonly string[]>;
  /** The lines of a file; null when there is no such file for a model. */
  lines(path: string): Promise<readonly string[] | null>;
  /** Lines that hold one of the words, best files first. */
  search(words: readonly string[], signal: AbortSignal): Promise<readonly FoundLine[]>;
}

const LARGEST = 400_000;
const MOST_READ = 300;
const SEARCH_MS = 4_000;
const MOST_FOUND = 30;
const MOST_EACH = 4;
const ASIDE =
  /(?:^|\/)(?:node_modules|vendor|dist|build|out|coverage)\/|\.(?:lock|min\.\w+|map|svg|snap)$|(?:^|\/)[\w-]*lock\.\w+$/i;

/** Reads through git at HEAD, so that what git does not track cannot be reached by any path. */
export function createRepositoryReader(project: OpenProject): RepositoryReader {
  const isSecret = secretPaths(project.settings().carry);
  const texts = new Map<string, Promise<readonly string[] | null>>();
  let tracked: Promise<ReadonlySet<string>> | null = null;

  async function readTracked(): Promise<ReadonlySet<string>> {
    const files = await project.git().listFiles('HEAD');
    if (!files.ok) return new Set();
    const plain = files.value.filter(({ kind }) => kind === 'file' || kind === 'executable');
    return new Set(plain.map(({ path }) => path).filter((path) => !isSecret(path)));
  }
  const paths = () => {
    tracked ??= readTracked();
    return tracked;
  };
  async function read(path: string): Promise<readonly string[] | null> {
    if (!(await paths()).has(path)) return null;
    const bytes = await project.git().readFile('HEAD', path);
    if (!bytes.ok || bytes.value.length > LARGEST || bytes.value.includes(0)) return null;
    return maskSecrets(bytes.value.toString('utf8')).split(/\r?\n/);
  }
  const lines = (path: string) => {
    const known = texts.get(path) ?? read(path);
    texts.set(path, known);
    return known;
  };

  return {
    lines,
    async list(folder) {
      const below = folder.replace(/^(?:\.?\/)+|\/+$/g, '');
      return [...(await paths())].filter((path) => below === '' || path.startsWith(`${below}/`));
    },
    async search(words, signal) {
      const wanted = words.map((word) => word.toLowerCase()).filter((word) => word.length > 1);
      const found: FoundLine[] = [];
      const limit = AbortSignal.any([signal, AbortSignal.timeout(SEARCH_MS)]);
      for (const path of rank([...(await paths())], wanted).slice(0, MOST_READ)) {
        if (limit.aborted || found.length >= MOST_FOUND || wanted.length === 0) break;
        const text = (await lines(path)) ?? [];
        const own = text.flatMap((line, index) =>
          holds(line, wanted) ? [{ path, line: index + 1, text: line.trim().slice(0, 200) }] : [],
        );
        found.push(...own.slice(0, MOST_EACH));
      }
      return found.slice(0, MOST_FOUND);
    },
  };
}

function holds(line: string, words: readonly string[]): boolean {
  const plain = line.toLowerCase();
  return words.some((word) => plain.includes(word));
}

/** Paths that name a word come first; a short path is nearer to the heart of a project. */
function rank(paths: readonly string[], words: readonly string[]): readonly string[] {
  const hits = (path: string) => words.filter((word) => path.toLowerCase().includes(word)).length;
  return paths
    .filter((path) => !ASIDE.test(path))
    .map((path) => ({ path, hits: hits(path) }))
    .toSorted((left, right) => right.hits - left.hits || left.path.length - right.path.length)
    .map(({ path }) => path);
}
