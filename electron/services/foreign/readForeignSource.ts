import { readdir } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { groupFiles, isSpecKitText } from '#shared/foreign/foreignUnit.ts';
import { readForeignFile, type ReadForeignFile, readForeignFiles } from './readForeignFiles.ts';

/**
 * The foreign files that a folder named by a person stands for: those of a repository, those of a folder inside one
 * (`.kiro/specs/login`), or a single spec that was copied out of one. Paths are relative to the repository's root.
 */
export async function readForeignSource(
  folder: string,
  leftOut: (path: string, reason: string) => void,
): Promise<readonly ReadForeignFile[]> {
  const whole = await readForeignFiles(folder, leftOut);
  if (groupFiles(whole).units.length > 0) return whole;
  const parts = folder.split(sep);
  const at = ['.kiro', '.specify', 'openspec', 'specs']
    .map((name) => parts.indexOf(name))
    .find((index) => index > 0);
  if (at !== undefined) {
    const within = parts.slice(at).join('/');
    const around = await readForeignFiles(parts.slice(0, at).join(sep));
    const inside = around.filter(({ path }) => path.startsWith(`${within}/`));
    if (groupFiles(inside).units.length > 0) return inside;
  }
  return readCopiedSpec(folder, leftOut);
}

/** One spec alone in a folder: its files say which format it is. */
async function readCopiedSpec(
  folder: string,
  leftOut: (path: string, reason: string) => void,
): Promise<readonly ReadForeignFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter(
      (entry) => entry.isFile() && !/node_modules|\.git(?:\/|$)/.test(entry.parentPath.slice(folder.length)),
    )
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
  const names = new Set(paths);
  const read = await Promise.all(paths.slice(0, 2000).map((path) => readForeignFile(folder, path, leftOut)));
  const files = read.filter((file) => file !== null);
  const spec = files.find(({ path }) => path === 'spec.md')?.text;
  const place =
    names.has('requirements.md') || names.has('bugfix.md')
      ? '.kiro/specs'
      : names.has('proposal.md')
        ? 'openspec/changes'
        : spec && isSpecKitText(spec)
          ? 'specs'
          : null;
  return place === null
    ? []
    : files.map((file) => ({ ...file, path: `${place}/${basename(folder)}/${file.path}` }));
}
