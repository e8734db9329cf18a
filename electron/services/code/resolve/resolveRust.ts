import { type FileLookup, folderOf, foldersAbove, joinPath, nameOf } from './fileLookup.ts';

/** `mod x;` is beside the file or in its folder; `use crate::a::b` starts at the crate's root. */
export function resolveRust(
  file: string,
  from: string,
  _names: readonly string[],
  lookup: FileLookup,
): readonly string[] {
  const own = moduleFolder(file);
  if (from.startsWith('mod ')) return asModule(own, from.slice(4), lookup);
  const [first = '', ...rest] = from.split('::');
  const folder =
    first === 'crate'
      ? crateRoot(file, lookup)
      : first === 'self'
        ? own
        : first === 'super'
          ? folderOf(own)
          : (crates(lookup).get(first) ?? null);
  if (folder === null) return [];
  const steps = rest.filter((step) => step !== 'super' && step !== 'self');
  const up = '../'.repeat(rest.filter((step) => step === 'super').length);
  return deepest(joinPath(folder, up) ?? folder, steps, lookup);
}

/** Where the modules inside this file lie: lib.rs, main.rs and mod.rs stand for their folder. */
function moduleFolder(file: string): string {
  return /^(?:lib|main|mod)\.rs$/.test(nameOf(file)) ? folderOf(file) : file.replace(/\.rs$/, '');
}

function asModule(folder: string, path: string, lookup: FileLookup): readonly string[] {
  const at = joinPath(folder, path) ?? '';
  return [`${at}.rs`, `${at}/mod.rs`].filter(lookup.has).slice(0, 1);
}

/** The last steps may be an item of a module, or a glob. */
function deepest(folder: string, steps: readonly string[], lookup: FileLookup): readonly string[] {
  for (let length = steps.length; length > 0; length -= 1) {
    const found = asModule(folder, steps.slice(0, length).join('/'), lookup);
    if (found.length > 0) return found;
  }
  return [`${folder}/lib.rs`, `${folder}/mod.rs`, `${folder}.rs`, `${folder}/main.rs`]
    .filter(lookup.has)
    .slice(0, 1);
}

function crateRoot(file: string, lookup: FileLookup): string | null {
  const above = foldersAbove(folderOf(file));
  const roots = ['lib.rs', 'main.rs'];
  return above.find((folder) => roots.some((root) => lookup.has(joinPath(folder, root) ?? ''))) ?? null;
}

function crates(lookup: FileLookup): ReadonlyMap<string, string> {
  return lookup.remember('crates', () => {
    const named = [...lookup.settings('Cargo.toml')].map(([path, text]): [string, string] => {
      const name = /\[package\][^[]*?^name\s*=\s*"([^"]+)"/m.exec(text)?.[1] ?? '';
      return [name.replaceAll('-', '_'), joinPath(folderOf(path), 'src') ?? 'src'];
    });
    return new Map(named);
  });
}
