import type { Language } from '#shared/code/language.ts';

/** What a resolver may ask about the repository: which files there are, and what its small settings files say. */
export type FileLookup = {
  readonly has: (path: string) => boolean;
  /** Paths that end with `/suffix` or are it. */
  readonly endingWith: (suffix: string) => readonly string[];
  /** Files directly in a folder. */
  readonly inFolder: (folder: string) => readonly string[];
  /** Settings files by name (`package.json`), the text by path. */
  readonly settings: (name: string) => ReadonlyMap<string, string>;
  /** Files that declare a package or a namespace. */
  readonly declaring: (namespace: string) => readonly string[];
  /** Kept for one pass, so that a settings file is read once. */
  readonly remember: <Value>(key: string, make: () => Value) => Value;
};

export type Resolve = (
  file: string,
  from: string,
  names: readonly string[],
  lookup: FileLookup,
) => readonly string[];
export type Resolvers = Readonly<Record<Language, Resolve>>;

export type LookupSource = {
  readonly paths: Iterable<string>;
  readonly settings: Iterable<{ readonly path: string; readonly text: string }>;
  readonly namespaces: Iterable<{ readonly name: string; readonly path: string }>;
};

export function createFileLookup({ paths, settings, namespaces }: LookupSource): FileLookup {
  const all = new Set(paths);
  const byName = Map.groupBy(all, nameOf);
  const byFolder = Map.groupBy(all, folderOf);
  const texts = [...settings];
  const declared = Map.groupBy(namespaces, ({ name }) => name);
  const kept = new Map<string, unknown>();
  return {
    has: (path) => all.has(path),
    endingWith: (suffix) =>
      (byName.get(nameOf(suffix)) ?? []).filter((path) => path === suffix || path.endsWith(`/${suffix}`)),
    inFolder: (folder) => byFolder.get(folder) ?? [],
    settings: (name) =>
      new Map(texts.filter(({ path }) => nameOf(path) === name).map(({ path, text }) => [path, text])),
    declaring: (namespace) => (declared.get(namespace) ?? []).map(({ path }) => path),
    remember<Value>(key: string, make: () => Value): Value {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as Value;
    },
  };
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The empty string for the top folder. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** `a/b` and `../c/./d` is `a/c/d`; null when it leaves the repository. */
export function joinPath(folder: string, relative: string): string | null {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** The folder and those above it, innermost first, the top folder (`''`) last. */
export function foldersAbove(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folder; at !== ''; at = folderOf(at)) folders.push(at);
  return [...folders, ''];
}

/** At most one, the one that shares most of its path with the file that asks. */
export function nearest(file: string, paths: readonly string[]): readonly string[] {
  const shared = (path: string) => {
    let at = 0;
    while (at < path.length && path[at] === file[at]) at += 1;
    return at;
  };
  return paths.toSorted((a, b) => shared(b) - shared(a) || a.length - b.length).slice(0, 1);
}
