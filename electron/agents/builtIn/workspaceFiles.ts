import { glob, lstat, mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fail, ok, type Result } from '#shared/contract/result.ts';

/** The files of a workspace, as a model may see and change them. Failures are sentences for the model. */
export interface WorkspaceFiles {
  /** Paths with forward slashes, in order; at most `most`. */
  list(folder: string, most: number): Promise<readonly string[]>;
  read(path: string): Promise<Result<string, string>>;
  /** The absolute path of a file that may be written, existing or not; never of one that is there and secret. */
  place(path: string): Promise<Result<string, string>>;
  write(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
}

const LARGEST_FILE = 2_000_000;
/** What no task is about, and what would drown the rest. */
const SKIPPED = new Set(['.git', 'node_modules']);

/** `isSecret` tells, by its path in the repository, what no model may see or change. */
export function workspaceFiles(root: string, isSecret: (path: string) => boolean): WorkspaceFiles {
  async function place(path: string): Promise<Result<string, string>> {
    const whole = resolve(root, path);
    const inside = relative(root, whole);
    const steps = inside.split(sep);
    if (inside === '' || isAbsolute(inside) || steps[0] === '..')
      return fail(`${path} is outside the repository.`);
    if (steps.some((step) => step.toLowerCase() === '.git')) return fail(`${path} is git’s own.`);
    // A link must not lead elsewhere, whether it is the file itself or a folder above it.
    const real = await realpathOfNearest(whole);
    const isInside = !relative(await realpath(root), real)
      .split(sep)
      .includes('..');
    if (!isInside) return fail(`${path} leads outside the repository.`);
    const isThere = (await lstat(whole).catch(() => null)) !== null;
    if (isThere && (isSecret(steps.join('/')) || isSecret(insideOf(await realpath(root), real))))
      return fail(`${path} may hold secrets, so no model sees or changes it. Ask the person to.`);
    return ok(whole);
  }

  return {
    place,
    async list(folder, most) {
      const paths: string[] = [];
      const cwd = join(root, folder === '' || folder === '/' ? '.' : folder);
      if (relative(root, cwd).split(sep)[0] === '..') return [];
      const entries = glob('**', {
        cwd,
        withFileTypes: true,
        exclude: (entry) => SKIPPED.has(entry.name),
      });
      for await (const entry of entries) {
        if (!entry.isFile()) continue;
        paths.push(relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
        if (paths.length >= most) break;
      }
      return paths.sort();
    },
    async read(path) {
      const placed = await place(path);
      if (!placed.ok) return placed;
      const found = await lstat(placed.value).catch(() => null);
      if (!found?.isFile()) return fail(`There is no file ${path}. list_files shows what there is.`);
      if (found.size > LARGEST_FILE) return fail(`${path} is too large to read.`);
      const text = await readFile(placed.value, 'utf8');
      return text.includes('\0') ? fail(`${path} is no text.`) : ok(text);
    },
    async write(path, text) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    },
    remove: (path) => rm(path),
  };
}

function insideOf(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

async function realpathOfNearest(path: string): Promise<string> {
  for (let nearest = path; ; nearest = dirname(nearest)) {
    const real = await realpath(nearest).catch(() => null);
    if (real !== null) return real;
    if (dirname(nearest) === nearest) return nearest;
  }
}
