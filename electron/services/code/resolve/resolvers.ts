import {
  type FileLookup,
  folderOf,
  foldersAbove,
  joinPath,
  nameOf,
  nearest,
  type Resolvers,
} from './fileLookup.ts';
import { asRecord, readLooseJson } from './readLooseJson.ts';
import { resolvePython } from './resolvePython.ts';
import { resolveRust } from './resolveRust.ts';
import { resolveScript } from './resolveScript.ts';

/** A package or a namespace is many files; past this many an edge says nothing. */
const MOST_FILES = 30;

/** Which files an import means, by the rules of its language; none when it is not of this repository. */
export const RESOLVERS: Resolvers = {
  typescript: resolveScript,
  python: resolvePython,
  go: resolveGo,
  java: resolveJava,
  ruby: resolveRuby,
  php: resolvePhp,
  csharp: (_file, from, _names, lookup) => lookup.declaring(from).slice(0, MOST_FILES),
  rust: resolveRust,
  c: resolveC,
};

function resolveGo(
  _file: string,
  from: string,
  _names: readonly string[],
  lookup: FileLookup,
): readonly string[] {
  const modules = lookup.remember('go modules', () =>
    [...lookup.settings('go.mod')].map(([path, text]) => ({
      folder: folderOf(path),
      name: /^module\s+"?([^\s"]+)/m.exec(text)?.[1] ?? '',
    })),
  );
  const own = modules
    .filter(({ name }) => name !== '' && (from === name || from.startsWith(`${name}/`)))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  if (!own) return [];
  const folder = joinPath(own.folder, from.slice(own.name.length));
  return (folder === null ? [] : lookup.inFolder(folder))
    .filter((path) => path.endsWith('.go') && !path.endsWith('_test.go'))
    .slice(0, MOST_FILES);
}

function resolveJava(
  file: string,
  from: string,
  _names: readonly string[],
  lookup: FileLookup,
): readonly string[] {
  if (from.endsWith('.*')) {
    const whole = lookup.declaring(from.slice(0, -2));
    return whole.length > 0 ? whole.slice(0, MOST_FILES) : resolveJava(file, from.slice(0, -2), [], lookup);
  }
  // The last parts may be a nested class or a static member.
  for (let name = from; name.includes('.'); name = name.slice(0, name.lastIndexOf('.'))) {
    const found = lookup.endingWith(`${name.replaceAll('.', '/')}.java`);
    if (found.length > 0) return nearest(file, found);
  }
  return [];
}

function resolveRuby(
  file: string,
  from: string,
  _names: readonly string[],
  lookup: FileLookup,
): readonly string[] {
  const wanted = from.endsWith('.rb') ? from : `${from}.rb`;
  if (wanted.startsWith('.')) {
    const path = joinPath(folderOf(file), wanted);
    return path !== null && lookup.has(path) ? [path] : [];
  }
  const found = ['lib', '', 'app', 'test', 'spec']
    .map((root) => joinPath(root, wanted) ?? '')
    .filter(lookup.has);
  return found.length > 0 ? found.slice(0, 1) : nearest(file, lookup.endingWith(`lib/${wanted}`));
}

type Prefix = { readonly namespace: string; readonly folder: string };

/** PSR-4 of every composer.json; without a match, the file of that name which declares the namespace. */
function resolvePhp(
  file: string,
  from: string,
  _names: readonly string[],
  lookup: FileLookup,
): readonly string[] {
  if (/\.(?:php|inc)$/.test(from)) {
    const path = joinPath(folderOf(file), from.replace(/^\//, ''));
    return path !== null && lookup.has(path)
      ? [path]
      : nearest(file, lookup.endingWith(from.replace(/^[./]+/, '')));
  }
  for (const { namespace, folder } of lookup.remember('psr-4', () => prefixesOf(lookup))) {
    if (!from.startsWith(namespace)) continue;
    const path = joinPath(folder, `${from.slice(namespace.length).replaceAll('\\', '/')}.php`);
    if (path !== null && lookup.has(path)) return [path];
  }
  const cut = from.lastIndexOf('\\');
  return lookup
    .declaring(from.slice(0, Math.max(0, cut)))
    .filter((path) => nameOf(path) === `${from.slice(cut + 1)}.php`);
}

function prefixesOf(lookup: FileLookup): readonly Prefix[] {
  return [...lookup.settings('composer.json')]
    .flatMap(([path, text]) => {
      const json = readLooseJson(text);
      return ['autoload', 'autoload-dev'].flatMap((key) =>
        Object.entries(asRecord(asRecord(json?.[key])?.['psr-4']) ?? {}).flatMap(([namespace, folders]) =>
          [folders].flat().flatMap((each): Prefix[] => {
            const folder = typeof each === 'string' ? joinPath(folderOf(path), each) : null;
            return folder === null ? [] : [{ namespace, folder }];
          }),
        ),
      );
    })
    .toSorted((a, b) => b.namespace.length - a.namespace.length);
}

function resolveC(
  file: string,
  from: string,
  _names: readonly string[],
  lookup: FileLookup,
): readonly string[] {
  const near = foldersAbove(folderOf(file)).flatMap((folder) => [
    joinPath(folder, from),
    joinPath(folder, `include/${from}`),
    joinPath(folder, `src/${from}`),
  ]);
  const found = near.find((path) => path !== null && lookup.has(path));
  if (typeof found === 'string') return [found];
  return nearest(file, lookup.endingWith(from.replace(/^(?:\.\.?\/)+/, '')));
}
