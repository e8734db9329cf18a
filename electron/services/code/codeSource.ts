import { createHash } from 'node:crypto';
import { lstat, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { isNativeGit } from '#electron/git/nativeGit.ts';
import type { Git } from '#electron/git/git.ts';
import type { GitError } from '#electron/git/gitError.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { folderOf } from './resolve/fileLookup.ts';

/** A file as found, before it is read. `stamp` is what tells without reading that it is the one known already. */
export type SourceFile = {
  readonly path: string;
  readonly size: number;
  /** Milliseconds since 1970; 0 for a file of a commit. */
  readonly mtime: number;
  /** The object id, where it is known without reading. */
  readonly oid: string | null;
};

/** The files of a working tree or of a commit. */
export type CodeSource = {
  readonly files: readonly SourceFile[];
  /** Entries that are no files of their own: links, submodules, names that are not UTF-8. */
  readonly aside: number;
  /** Null when the file is gone, or may not be read. */
  read(file: SourceFile): Promise<{ readonly oid: string; readonly bytes: Buffer } | null>;
};

export const LARGEST_BYTES = 1024 * 1024;
const AT_ONCE = 32;

/** The working tree: with native git also new files; without it, what HEAD has, as it is in the folder now. */
export async function sourceOfFolder(git: Git): Promise<Result<CodeSource, GitError>> {
  const listed = isNativeGit(git) ? await git.workingFiles() : await trackedPaths(git);
  if (!listed.ok) return listed;
  const isInside = createInsideTest(git.root);
  const files: SourceFile[] = [];
  let aside = 0;
  for (let at = 0; at < listed.value.length; at += AT_ONCE) {
    const some = listed.value.slice(at, at + AT_ONCE);
    for (const found of await Promise.all(some.map((path) => look(git.root, path, isInside)))) {
      if (found === 'aside') aside += 1;
      else if (found) files.push(found);
    }
  }
  return ok({
    files,
    aside,
    async read(file) {
      const bytes = await readFile(join(git.root, file.path)).catch(() => null);
      return bytes === null ? null : { oid: objectId(bytes), bytes };
    },
  });
}

async function trackedPaths(git: Git): Promise<Result<readonly string[], GitError>> {
  const listed = await git.listFiles('HEAD');
  if (!listed.ok) return listed.error.code === 'empty' ? ok([]) : fail(listed.error);
  return ok(listed.value.flatMap(({ path, kind }) => (isPlain(kind) ? [path] : [])));
}

const isPlain = (kind: string) => kind === 'file' || kind === 'executable';

/** Links, folders (submodules), pipes and names that are not UTF-8 are no files of the index; null when it is gone. */
async function look(
  root: string,
  path: string,
  isInside: (folder: string) => Promise<boolean>,
): Promise<SourceFile | 'aside' | null> {
  if (path.includes('\uFFFD') || !(await isInside(folderOf(path)))) return 'aside';
  const found = await lstat(join(root, path)).catch(() => null);
  if (!found) return null;
  return found.isFile() ? { path, size: found.size, mtime: found.mtimeMs, oid: null } : 'aside';
}

/** A folder that became a link leads elsewhere, perhaps out of the repository; each is asked once. */
function createInsideTest(root: string): (folder: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  return (folder) => {
    const asked =
      known.get(folder) ??
      realpath(join(root, folder)).then(
        (real) => real === join(root, folder),
        () => false,
      );
    known.set(folder, asked);
    return asked;
  };
}

/** The files of a commit, read from git alone. */
export async function sourceOfCommit(git: Git, commit: string): Promise<Result<CodeSource, GitError>> {
  const listed = await git.listFiles(commit);
  if (!listed.ok) return listed;
  const plain = listed.value.filter(({ path, kind }) => isPlain(kind) && !path.includes('\uFFFD'));
  return ok({
    files: plain.map(({ path, oid }) => ({ path, size: 0, mtime: 0, oid })),
    aside: listed.value.length - plain.length,
    async read({ path, oid }) {
      const read =
        isNativeGit(git) && oid !== null ? await git.catFile(oid) : await git.readFile(commit, path);
      return read.ok ? { oid: oid ?? objectId(read.value), bytes: read.value } : null;
    },
  });
}

/** The id git gives a blob (SHA-1), so that a file unchanged since its commit is known to be. */
function objectId(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
