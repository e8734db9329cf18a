import type { FoundFile } from '#shared/code/code.ts';
import type { SpecDocument, SpecRequirement } from '#shared/spec/specDocument.ts';
import { folderOf, isTestFile, newTestPath, testedStem, testOf } from './testFiles.ts';
import { relatedWords, splitWords, stem, tellingWords } from './words.ts';

export type GuessedScope = { readonly change: readonly string[]; readonly read: readonly string[] };

/** At most so many existing files are guessed; more would fence nothing off. */
const MOST_FILES = 4;

/**
 * The files a requirement will change: those its own words name, then for each of its criteria those
 * whose path, or whose note in “Code this touches”, speaks of the same things; then the tests.
 */
export function createFileGuesser(
  spec: SpecDocument,
  files: readonly string[],
  found: ReadonlyMap<string, readonly FoundFile[]> = new Map(),
) {
  const sources = files.filter((file) => isSource(file) && !isTestFile(file));
  const known = new Set(files);
  const isSourceFile = new Set(sources);
  const score = createScorer(spec, sources);
  const made = new Map<string, string>();
  return (requirement: SpecRequirement): GuessedScope => {
    const named = pathsIn(textOf(requirement), known);
    const namedTests = named.filter(isTestFile);
    const tested = namedTests.flatMap((test) => sourceOf(test, sources) ?? []);
    const guessed = requirement.criteria.flatMap((criterion) =>
      bestOf(
        withIndex(score(`${requirement.title}. ${criterion.text}`), found.get(criterion.id), isSourceFile),
      ),
    );
    const fromWords = named.filter((path) => !isTestFile(path));
    const chosen = unique([...fromWords, ...tested, ...byCount(guessed)]).slice(0, MOST_FILES);
    const change = unique([
      ...chosen,
      ...newSources(namedTests, chosen, files, made),
      ...tests(namedTests, chosen, files),
    ]);
    return { change: change.length > 0 ? change : fallback(sources), read: foldersOf(chosen) };
  };
}

/** How much the index counts beside the words of the paths: it has read the files, and paths name what they are for. */
const INDEX_SHARE = 0.5;

/** What paths say and what the index found, each by its own best. */
function withIndex(
  guess: Guess,
  found: readonly FoundFile[] | undefined,
  sources: ReadonlySet<string>,
): Guess {
  const files = (found ?? []).filter(({ path }) => sources.has(path));
  const top = Math.max(0, ...files.map(({ score }) => score));
  if (top === 0) return guess;
  const best = Math.max(0, ...guess.scores.values()) || 1;
  const scores = new Map(
    [...guess.scores].map(([path, score]) => [path, ((1 - INDEX_SHARE) * score) / best]),
  );
  for (const { path, score } of files) {
    const screen = SCREEN_PATH.test(path) && !guess.isOnScreen ? OFF_SCREEN : 1;
    scores.set(path, (scores.get(path) ?? 0) + (INDEX_SHARE * screen * score) / top);
  }
  return { ...guess, scores };
}

/** A guess nearly as good as the best one is taken too. */
const NEARLY = 0.7;

/** The file that fits best, those nearly as good, and those the spec itself points to for this. */
function bestOf({ scores, pointedTo }: Guess): readonly string[] {
  const best = Math.max(0, ...scores.values());
  const fitting = [...scores].filter(([, score]) => score >= best * NEARLY).map(([file]) => file);
  return unique([...fitting, ...pointedTo]);
}

type Guess = {
  readonly scores: ReadonlyMap<string, number>;
  readonly pointedTo: readonly string[];
  readonly isOnScreen: boolean;
};

/** Those that fit the most criteria first. */
function byCount(files: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(file, (counts.get(file) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([file]) => file);
}

/** The words of a requirement: its title, its prose, its criteria and how they are shown. */
export function textOf(requirement: SpecRequirement): string {
  return [
    requirement.title,
    ...requirement.prose.map((prose) => prose.text),
    ...requirement.criteria.flatMap((criterion) => [
      criterion.text,
      ...criterion.shownBy.map((shown) => shown.text),
    ]),
  ].join('\n');
}

type Rarity = (word: string) => number;

/** How telling a word is among the paths: one that is in every path says nothing. */
function createRarity(sources: readonly string[]): Rarity {
  const counts = new Map<string, number>();
  for (const file of sources)
    for (const word of new Set(splitWords(file).map(stem))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(2 + sources.length / (1 + (counts.get(word) ?? 0)));
}

/** Words that only someone who looks at a screen would use. */
const ON_SCREEN = new Set(
  ['page', 'screen', 'show', 'button', 'field', 'form', 'dialog', 'display', 'view', 'menu', 'click'].map(
    stem,
  ),
);
/** A file of a screen is an unlikely place for what nobody sees. */
const OFF_SCREEN = 0.4;
const SCREEN_PATH =
  /(?:^|\/)(?:web|client|ui|frontend|views?|pages?|components?|screens?|renderer)\/|\.(?:[jt]sx|vue|svelte|css|html)$/;

function createScorer(spec: SpecDocument, sources: readonly string[]) {
  const rarity = createRarity(sources);
  const notes = new Map(
    spec.code.flatMap((code) =>
      code.path ? [[code.path, tellingWords(`${code.symbol ?? ''} ${code.text}`)] as const] : [],
    ),
  );
  return (prose: string): Guess => {
    const words = tellingWords(prose);
    const related = relatedWords(words);
    const isOnScreen = [...words].some((word) => ON_SCREEN.has(word));
    const weight = (word: string) => (words.has(word) ? 1 : related.has(word) ? 0.6 : 0);
    const scores = new Map<string, number>();
    for (const file of sources) {
      const folder = folderOf(file);
      const name = new Set(splitWords(file.slice(folder.length)).map(stem));
      const around = new Set(
        splitWords(folder)
          .map(stem)
          .filter((word) => !name.has(word)),
      );
      const sum = (some: ReadonlySet<string>) =>
        [...some].reduce((all, word) => all + weight(word) * rarity(word), 0);
      const note = notes.get(file);
      const noted = note ? [...note].reduce((all, word) => all + weight(word), 0) * 0.8 : 0;
      const fits = (sum(name) + sum(around) * 0.4) * (note ? 1.5 : 1) + noted;
      const score = SCREEN_PATH.test(file) && !isOnScreen ? fits * OFF_SCREEN : fits;
      if (score > 0.8) scores.set(file, score);
    }
    const isShared = (word: string) => words.has(word);
    const pointedTo = [...notes].filter(([, note]) => [...note].filter(isShared).length >= 2);
    return {
      scores,
      isOnScreen,
      pointedTo: pointedTo.map(([file]) => file).filter((file) => sources.includes(file)),
    };
  };
}

function tests(
  named: readonly string[],
  chosen: readonly string[],
  files: readonly string[],
): readonly string[] {
  if (named.length > 0) return named;
  const existing = chosen.flatMap((file) => testOf(file, files) ?? []);
  if (existing.length > 0) return existing;
  const [first] = chosen;
  const made = first ? newTestPath(first, files) : null;
  return made ? [made] : [];
}

/**
 * A test still to be written about something no file is named after: that file is to be written too.
 * `made` remembers where, so that two requirements do not put it in two places.
 */
function newSources(
  namedTests: readonly string[],
  chosen: readonly string[],
  files: readonly string[],
  made: Map<string, string>,
): readonly string[] {
  const neighbour = chosen.find((file) => !SCREEN_PATH.test(file)) ?? chosen[0];
  if (!neighbour) return [];
  const extension = /\.\w+$/.exec(neighbour)?.[0] ?? '';
  return namedTests
    .filter((test) => !files.includes(test) && sourceOf(test, files) === null)
    .flatMap((test) => {
      const stem = testedStem(test);
      if (!stem) return [];
      const path = made.get(stem) ?? [folderOf(neighbour), stem + extension].filter(Boolean).join('/');
      made.set(stem, path);
      return [path];
    });
}

function sourceOf(test: string, sources: readonly string[]): string | null {
  const stem = testedStem(test);
  return sources.find((file) => !isTestFile(file) && /([^/]+)\.\w+$/.exec(file)?.[1] === stem) ?? null;
}

/** Paths the text names: files there are, and tests that are still to be written. */
function pathsIn(text: string, known: ReadonlySet<string>): readonly string[] {
  const paths = [...text.matchAll(/[\p{L}\p{N}_@.-]+(?:\/[\p{L}\p{N}_@.-]+)+/gu)].map((match) =>
    match[0].replace(/^\.\//, '').replace(/\.$/, ''),
  );
  return unique(paths.filter((path) => known.has(path) || (isTestFile(path) && /\.\w+$/.test(path))));
}

const NO_SOURCE =
  /\.(?:md|markdown|txt|json|lock|ya?ml|toml|png|jpe?g|gif|svg|ico|webp|pdf|woff2?|ttf|map|snap)$|(?:^|\/)(?:\.|node_modules\/|dist\/|vendor\/|LICENSE)/i;

function isSource(path: string): boolean {
  return !NO_SOURCE.test(path) && /\.\w+$/.test(path);
}

/** With nothing to go by, the folder that holds most of the code. */
function fallback(sources: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const file of sources) {
    const top = file.includes('/') ? `${file.slice(0, file.indexOf('/'))}/**` : file;
    counts.set(top, (counts.get(top) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most ? [most[0]] : [];
}

function foldersOf(files: readonly string[]): readonly string[] {
  const folders = unique(files.map(folderOf)).filter((folder) => folder !== '');
  return folders
    .filter((folder) => !folders.some((other) => other !== folder && folder.startsWith(`${other}/`)))
    .map((folder) => `${folder}/**`);
}

export function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}
