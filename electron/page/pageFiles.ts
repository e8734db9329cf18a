import { readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

export interface PageFile {
  readonly path: string;
  readonly contentType: string;
  /** The name holds a hash of the content, so it never has to be asked for again. */
  readonly immutable: boolean;
  /** Compressed copies made by the build. */
  readonly encodings: Readonly<Partial<Record<'br' | 'gzip', string>>>;
}

/** Finds the file for a URL path; undefined when the page has none. A route of the page gets its `index.html`. */
export type PageFiles = (urlPath: string) => PageFile | undefined;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * Lists the built page once, at start. Serving looks names up in this list and never joins a path from a
 * request, so no spelling of “..” reaches the disk; symbolic links are not listed.
 */
export async function listPageFiles(folder: string): Promise<PageFiles> {
  const paths = new Set(await filesBelow(folder));
  const files = new Map<string, PageFile>();
  for (const path of paths) {
    const contentType = CONTENT_TYPES[extname(path)];
    if (!contentType) continue;
    const urlPath = `/${relative(folder, path).split(sep).join('/')}`;
    files.set(urlPath, {
      path,
      contentType,
      immutable: urlPath.startsWith('/assets/'),
      encodings: {
        ...(paths.has(`${path}.br`) && { br: `${path}.br` }),
        ...(paths.has(`${path}.gz`) && { gzip: `${path}.gz` }),
      },
    });
  }
  const page = files.get('/index.html');
  return (urlPath) => files.get(urlPath) ?? (isRoute(urlPath) ? page : undefined);
}

/** Folder by folder, as an app's archive (asar) answers only to that. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    }),
  );
  return found.flat();
}

/** The page routes by path: `/specs/001/plan` is one of its screens, `/assets/gone.js` is a missing file. */
function isRoute(urlPath: string): boolean {
  return /^(?:\/[\w-]*)+$/.test(urlPath) && !urlPath.startsWith('/assets/');
}
