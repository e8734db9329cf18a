import { type FileLookup, folderOf, foldersAbove, joinPath } from './fileLookup.ts';
import { asRecord, readLooseJson } from './readLooseJson.ts';

const ENDINGS = [
  '.ts',
  '.tsx',
  '.d.ts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.mts',
  '.cts',
  '.vue',
  '.svelte',
  '.json',
];
const WRITTEN_AS: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.d.ts'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

type Pattern = { readonly from: string; readonly to: readonly string[] };
type Package = { readonly folder: string; readonly json: Readonly<Record<string, unknown>> };

/** Relative paths, package imports (`#x`), tsconfig paths and baseUrl, and packages of the same repository. */
export function resolveScript(
  file: string,
  from: string,
  _names: readonly string[],
  lookup: FileLookup,
): readonly string[] {
  const specifier = from.split('?')[0] ?? from;
  const found = specifier.startsWith('.')
    ? asFile(joinPath(folderOf(file), specifier), lookup)
    : (ownImport(file, specifier, lookup) ??
      byTsconfig(file, specifier, lookup) ??
      byPackage(specifier, lookup));
  return found === null ? [] : [found];
}

function asFile(path: string | null, lookup: FileLookup): string | null {
  if (path === null) return null;
  if (lookup.has(path)) return path;
  const [, stem = '', ending = ''] = /^(.*?)(\.[cm]?jsx?)$/.exec(path) ?? [];
  const tries = [
    ...(WRITTEN_AS[ending] ?? []).map((other) => stem + other),
    ...ENDINGS.map((other) => path + other),
    ...ENDINGS.map((other) => `${path === '' ? '' : `${path}/`}index${other}`),
  ];
  return tries.find(lookup.has) ?? null;
}

function matchPatterns(specifier: string, patterns: readonly Pattern[], lookup: FileLookup): string | null {
  for (const { from, to } of patterns.toSorted((a, b) => b.from.length - a.from.length)) {
    const [head = '', tail] = from.split('*');
    const matches =
      tail === undefined ? specifier === from : specifier.startsWith(head) && specifier.endsWith(tail);
    if (!matches) continue;
    const star = tail === undefined ? '' : specifier.slice(head.length, specifier.length - tail.length);
    for (const each of to) {
      const found = asFile(joinPath('', each.replace('*', star)), lookup);
      if (found !== null) return found;
    }
  }
  return null;
}

function packagesOf(lookup: FileLookup): readonly Package[] {
  return lookup.remember('packages', () =>
    [...lookup.settings('package.json')].flatMap(([path, text]) => {
      const json = readLooseJson(text);
      return json === null ? [] : [{ folder: folderOf(path), json }];
    }),
  );
}

function ownImport(file: string, specifier: string, lookup: FileLookup): string | null {
  if (!specifier.startsWith('#')) return null;
  const above = foldersAbove(folderOf(file));
  const own = above.map((folder) => packagesOf(lookup).find((each) => each.folder === folder)).find(Boolean);
  if (!own) return null;
  const patterns = lookup.remember(`imports ${own.folder}`, () =>
    patternsOf(asRecord(own.json['imports']) ?? {}, own.folder),
  );
  return matchPatterns(specifier, patterns, lookup);
}

/** Conditions (`types`, `import`, `default`) are all tried, because one of them names the source. */
function patternsOf(map: Readonly<Record<string, unknown>>, folder: string): readonly Pattern[] {
  return Object.entries(map).map(([from, value]) => ({
    from,
    to: targetsIn(value).flatMap((each) => joinPath(folder, each) ?? []),
  }));
}

function targetsIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth > 4) return [];
  return Object.values(value).flatMap((each) => targetsIn(each, depth + 1));
}

function byTsconfig(file: string, specifier: string, lookup: FileLookup): string | null {
  for (const folder of foldersAbove(folderOf(file))) {
    const patterns = lookup.remember(`tsconfig ${folder}`, () => tsconfigPatterns(folder, lookup));
    const found = matchPatterns(specifier, patterns, lookup);
    if (found !== null) return found;
  }
  return null;
}

function tsconfigPatterns(folder: string, lookup: FileLookup): readonly Pattern[] {
  const texts = ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json'].flatMap((name) => {
    const path = folder === '' ? name : `${folder}/${name}`;
    const text = lookup.settings(name).get(path);
    return text === undefined ? [] : [text];
  });
  return texts.flatMap((text) => {
    const options = asRecord(readLooseJson(text)?.['compilerOptions']);
    const baseUrl = options?.['baseUrl'];
    const base = joinPath(folder, typeof baseUrl === 'string' ? baseUrl : '.') ?? folder;
    const paths = patternsOf(asRecord(options?.['paths']) ?? {}, base);
    return typeof baseUrl === 'string' ? [...paths, { from: '*', to: [`${base}/*`] }] : paths;
  });
}

function byPackage(specifier: string, lookup: FileLookup): string | null {
  const [scope = '', name = ''] = specifier.split('/');
  const wanted = specifier.startsWith('@') ? `${scope}/${name}` : scope;
  const found = lookup
    .remember('packages by name', () => new Map(packagesOf(lookup).map((each) => [each.json['name'], each])))
    .get(wanted);
  if (!found) return null;
  const rest = specifier.slice(wanted.length + 1);
  const { folder, json } = found;
  const asked = rest === '' ? '.' : `./${rest}`;
  const map = asRecord(json['exports']);
  const exported =
    map && Object.keys(map).some((key) => key.startsWith('.')) ? map : { '.': json['exports'] };
  const mains = rest === '' ? [json['source'], json['types'], json['module'], json['main']] : [];
  return (
    matchPatterns(asked, patternsOf(exported, folder), lookup) ??
    [...mains.filter((main) => typeof main === 'string'), `src/${rest}`, rest === '' ? '.' : rest]
      .map((each) => asFile(joinPath(folder, each), lookup))
      .find((path) => path !== null) ??
    null
  );
}
