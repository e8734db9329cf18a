import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { parseSync } from 'vite';

export interface Import {
  /** The importing file, relative to the root, with “/”. */
  readonly from: string;
  /** A file relative to the root, or the name of a package or a Node module (`node:fs`). */
  readonly to: string;
  /** Leaves nothing behind at run time. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** Every import of every source file in these folders, static and dynamic. Throws for a file it cannot parse. */
export async function readImports(
  root: string,
  folders: readonly string[],
): Promise<{ readonly files: readonly string[]; readonly imports: readonly Import[] }> {
  const files = (await Promise.all(folders.map((folder) => sourcesBelow(root, folder)))).flat().toSorted();
  const imports = await Promise.all(
    files.map(async (file) => importsOf(file, await readFile(join(root, file), 'utf8'))),
  );
  return { files, imports: imports.flat() };
}

async function sourcesBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter(
      (entry) => entry.isFile() && /\.(?:[cm]?[jt]sx?)$/.test(entry.name) && !entry.name.endsWith('.d.ts'),
    )
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

export function importsOf(file: string, source: string): Import[] {
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const at = (start: number) => source.slice(0, start).split('\n').length;
  const found = (request: string, start: number, typeOnly: boolean): Import => ({
    from: file,
    to: target(file, request),
    typeOnly,
    line: at(start),
  });
  return [
    ...module.staticImports.map(({ moduleRequest, entries, start }) =>
      found(moduleRequest.value, start, entries.length > 0 && entries.every((entry) => entry.isType)),
    ),
    ...module.staticExports.flatMap(({ entries, start }) =>
      entries.flatMap((entry) =>
        entry.moduleRequest ? [found(entry.moduleRequest.value, start, entry.isType)] : [],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest, start }) =>
      // The request is an expression; anything but a plain string is refused by the rules as unknown.
      found(
        source.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`](.*)['"`]$/s, '$1'),
        start,
        false,
      ),
    ),
  ];
}

/** `./x.ts` and `#shared/x.ts` become paths from the root, `@scope/name/deep` becomes the package's name. */
function target(file: string, request: string): string {
  const [path = ''] = request.split('?');
  if (path.startsWith('.')) return posix.join(dirname(file), path);
  if (path.startsWith('#')) return path.slice(1);
  if (path.startsWith('node:')) return path;
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}
