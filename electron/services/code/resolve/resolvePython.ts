import { type FileLookup, folderOf, foldersAbove, joinPath, nearest } from './fileLookup.ts';

/** `from a.b import c` is a/b/c.py, a/b/c/, a/b.py or a/b/: from the file's own folders upwards, `src`, then anywhere. */
export function resolvePython(
  file: string,
  from: string,
  names: readonly string[],
  lookup: FileLookup,
): readonly string[] {
  const dots = /^\.*/.exec(from)?.[0].length ?? 0;
  const module = from.slice(dots).replaceAll('.', '/');
  if (dots > 0) {
    const folder = joinPath(folderOf(file), '../'.repeat(dots - 1));
    return folder === null ? [] : within(folder, module, names, lookup);
  }
  for (const root of [...foldersAbove(folderOf(file)), 'src', 'lib']) {
    const found = within(root, module, names, lookup);
    if (found.length > 0) return found;
  }
  if (!module.includes('/')) return [];
  return nearest(file, [...lookup.endingWith(`${module}.py`), ...lookup.endingWith(`${module}/__init__.py`)]);
}

function within(
  root: string,
  module: string,
  names: readonly string[],
  lookup: FileLookup,
): readonly string[] {
  const at = joinPath(root, module) ?? '';
  const asModule = (path: string) => [`${path}.py`, `${path}/__init__.py`, `${path}.pyi`].find(lookup.has);
  const parts = names.flatMap((name) => asModule(at === '' ? name : `${at}/${name}`) ?? []);
  if (parts.length > 0 && parts.length === names.length) return parts;
  const whole = module === '' ? [`${at}/__init__.py`].find(lookup.has) : asModule(at);
  return [...new Set([...parts, ...(whole === undefined ? [] : [whole])])];
}
