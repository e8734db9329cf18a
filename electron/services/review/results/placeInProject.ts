import { isAbsolute, relative, sep } from 'node:path';
import type { TestResult } from '#shared/review/testResult.ts';

/**
 * A test's file relative to `folder`, with forward slashes: as printed, or the one known path that ends so (runners
 * print a bare file name, Java and Python a dotted class). Null for a file elsewhere, or when none is told.
 */
export function placeInProject(
  folder: string,
  known: readonly string[],
  { file, suite }: Pick<TestResult, 'file' | 'suite'>,
): string | null {
  if (file === null) return onlyOne(known, endsLikeClass(suite));
  const path = isAbsolute(file) ? relative(folder, file) : file;
  if (path === '' || isAbsolute(path) || path.startsWith('..')) return null;
  const plain = path.split(sep).join('/').replace(/^\.\//, '');
  if (known.includes(plain)) return plain;
  return onlyOne(known, (one) => one.endsWith(`/${plain}`)) ?? plain;
}

function endsLikeClass(suite: string): (path: string) => boolean {
  const stem = /^[\w$]+(?:\.[\w$]+)*$/.test(suite) ? suite.replaceAll('.', '/') : null;
  return (path) => {
    const bare = path.replace(/\.\w+$/, '');
    return stem !== null && (bare === stem || bare.endsWith(`/${stem}`));
  };
}

function onlyOne(paths: readonly string[], fits: (path: string) => boolean): string | null {
  const found = paths.filter(fits);
  return found.length === 1 ? (found[0] ?? null) : null;
}
