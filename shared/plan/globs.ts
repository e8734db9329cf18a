import picomatch from 'picomatch';
import { globOf, readScopeEntry } from './scopeEntry.ts';

const OPTIONS = { dot: true } as const;

/** True for a plain path: a pattern that names one file only. */
export function isPlainPath(entry: string): boolean {
  const glob = globOf(entry);
  return !/[*?[\]{}()!+@]/.test(glob) && !glob.endsWith('/');
}

/** Whether a path is among the globs; a folder's name stands for all below it. */
export function matchesGlobs(globs: readonly string[], path: string): boolean {
  return globs.some((glob) => compile(glob)(path));
}

/** The paths a glob names; `paths` may be large, so a plain path is looked up and not searched. */
export function filesOfGlob(entry: string, paths: PathSet): readonly string[] {
  const glob = globOf(entry);
  const known = paths.found.get(glob);
  if (known) return known;
  const test = compile(glob);
  const files = isPlainPath(glob)
    ? [...(paths.all.has(glob) ? [glob] : []), ...paths.below(glob)]
    : paths.below(baseFolder(glob)).filter((path) => test(path));
  paths.found.set(glob, files);
  return files;
}

/** Paths in their order, and those below a folder without walking all of them. */
export type PathSet = {
  readonly all: ReadonlySet<string>;
  below(folder: string): readonly string[];
  /** What globs were found to name, so that each is searched for once. */
  readonly found: Map<string, readonly string[]>;
};

export function createPathSet(paths: Iterable<string>): PathSet {
  const sorted = [...new Set(paths)].sort();
  return {
    all: new Set(sorted),
    found: new Map(),
    below(folder) {
      if (folder === '') return sorted;
      const start = firstAtLeast(sorted, `${folder}/`);
      return sorted.slice(start, firstAtLeast(sorted, `${folder}0`));
    },
  };
}

/** The folder a glob cannot leave: the segments before the first one with a wildcard. */
export function baseFolder(glob: string): string {
  const segments = segmentsOf(globOf(glob));
  const wild = segments.findIndex((segment) => !isPlainPath(segment));
  return segments.slice(0, wild < 0 ? segments.length : wild).join('/');
}

/**
 * Whether some path, existing or not, could be named by both globs; two names of one file are two places. Errs towards yes where a segment
 * has wildcards on both sides, since a missed collision costs more than a warning.
 */
export function globsIntersect(first: string, second: string): boolean {
  const [one, other] = [takeApart(first), takeApart(second)];
  if (one.symbol !== null && other.symbol !== null && one.symbol !== other.symbol) return false;
  if (one.plain !== null && other.plain !== null) return isSameOrBelow(one.plain, other.plain);
  return one.choices.some((a) => other.choices.some((b) => segmentsIntersect(a, b)));
}

type Parts = {
  readonly plain: string | null;
  readonly symbol: string | null;
  readonly choices: readonly (readonly string[])[];
};

const takenApart = new Map<string, Parts>();

/** Kept, because a scheduler holds every scope of a plan against every other, again and again. */
function takeApart(entry: string): Parts {
  const known = takenApart.get(entry);
  if (known) return known;
  const { glob, symbol } = readScopeEntry(entry);
  const parts = {
    symbol,
    plain: isPlainPath(glob) ? glob.replace(/^\.?\//, '') : null,
    choices: alternatives(glob).map(segmentsOf),
  };
  if (takenApart.size > 20_000) takenApart.clear();
  takenApart.set(entry, parts);
  return parts;
}

/** A plain path may be a folder, which holds the other one. */
function isSameOrBelow(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

const compiled = new Map<string, (path: string) => boolean>();

function compile(glob: string): (path: string) => boolean {
  const known = compiled.get(glob);
  if (known) return known;
  const pattern = globOf(glob)
    .replace(/^\.?\//, '')
    .replace(/\/$/, '');
  const exact = isPlainPath(pattern)
    ? (path: string) => path === pattern || path.startsWith(`${pattern}/`)
    : null;
  const test = exact ?? picomatch(pattern, OPTIONS);
  if (compiled.size > 20_000) compiled.clear();
  compiled.set(glob, test);
  return test;
}

function segmentsOf(glob: string): readonly string[] {
  const plain = glob.replace(/^\.?\//, '');
  return (plain.endsWith('/') ? `${plain}**` : plain).split('/');
}

/**
 * `{a,b}/c` as `a/c` and `b/c`, and a plain path also as the folder it may be. Nested braces stay as
 * they are and count as wildcards.
 */
function alternatives(glob: string): readonly string[] {
  const brace = /\{([^{}/]*,[^{}/]*)\}/.exec(glob);
  if (!brace) return isPlainPath(glob) ? [glob, `${glob}/**`] : [glob];
  const [whole, inside = ''] = brace;
  const [before, after] = [glob.slice(0, brace.index), glob.slice(brace.index + whole.length)];
  return inside.split(',').flatMap((choice) => alternatives(before + choice + after));
}

function segmentsIntersect(first: readonly string[], second: readonly string[]): boolean {
  const [a, ...restOfFirst] = first;
  const [b, ...restOfSecond] = second;
  if (a === undefined || b === undefined) {
    return [...first, ...second].every((segment) => segment === '**');
  }
  if (a === '**') return segmentsIntersect(restOfFirst, second) || segmentsIntersect(first, restOfSecond);
  if (b === '**') return segmentsIntersect(first, restOfSecond) || segmentsIntersect(restOfFirst, second);
  return segmentIntersects(a, b) && segmentsIntersect(restOfFirst, restOfSecond);
}

function segmentIntersects(a: string, b: string): boolean {
  if (a === b) return true;
  if (isPlainPath(a) && isPlainPath(b)) return false;
  if (isPlainPath(a)) return compile(b)(a);
  if (isPlainPath(b)) return compile(a)(b);
  const [headA, headB] = [headOf(a), headOf(b)];
  const [tailA, tailB] = [tailOf(a), tailOf(b)];
  return (
    (headA.startsWith(headB) || headB.startsWith(headA)) && (tailA.endsWith(tailB) || tailB.endsWith(tailA))
  );
}

function headOf(segment: string): string {
  return /^[^*?[\]{}()!+@]*/.exec(segment)?.[0] ?? '';
}

function tailOf(segment: string): string {
  return /[^*?[\]{}()!+@]*$/.exec(segment)?.[0] ?? '';
}

function firstAtLeast(sorted: readonly string[], value: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
