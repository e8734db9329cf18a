import { lstat, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok, type Result } from '#shared/contract/result.ts';
import type { TrackedFile } from '../git.ts';
import type { GitError } from '../gitError.ts';
import { isRepositoryPath, locateFile } from '../repositoryPath.ts';
import type { RunGit } from '../runGit.ts';
import type { CatFile } from './catFile.ts';
import { listFiles } from './listFiles.ts';

/** Paths of submodules; those that are `empty` have no files in the workspace. */
export type FilledSubmodules = { readonly filled: readonly string[]; readonly empty: readonly string[] };

type Needs = {
  readonly git: RunGit;
  readonly root: string;
  readonly openCatFile: (folder: string) => CatFile;
};

const NONE: FilledSubmodules = { filled: [], empty: [] };
/** Files that are read and written side by side. */
const AT_ONCE = 64;

/**
 * git leaves the folders of submodules empty in a new working tree. Their files are written from the objects that the
 * person's own checkout has: no network, no program of the submodule's configuration, and no repository inside the
 * workspace.
 */
export async function fillSubmodules(
  needs: Needs,
  workspace: string,
): Promise<Result<FilledSubmodules, GitError>> {
  if (!(await exists(join(workspace, '.gitmodules')))) return ok(NONE);
  const listed = await listFiles(needs.git, workspace, 'HEAD');
  if (!listed.ok) return listed;
  const all: FilledSubmodules[] = [];
  for (const submodule of listed.value.filter(({ kind }) => kind === 'submodule')) {
    // What a sparse checkout leaves out has no folder here.
    if (await exists(join(workspace, submodule.path))) all.push(await fill(needs, workspace, submodule));
  }
  return ok(together(all));
}

/** Fills a submodule and those inside it; it stays empty when the person's checkout does not hold all of it. */
async function fill(needs: Needs, workspace: string, submodule: TrackedFile): Promise<FilledSubmodules> {
  const { path, oid } = submodule;
  const source = join(needs.root, path);
  const none = { filled: [], empty: [path] };
  const inside = await locateFile(needs.root, `${path}/.gitmodules`);
  // Without a repository of its own there, git would answer for the one around it.
  if (!inside.ok || !(await exists(join(source, '.git')))) return none;
  const listed = await listFiles(needs.git, source, oid);
  if (!listed.ok) return none;
  const files = listed.value.filter((file) => isRepositoryPath(file.path));
  const nested = files.filter(({ kind }) => kind === 'submodule');
  const folder = join(workspace, path);
  // A crash may have left it half full.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const catFile = needs.openCatFile(source);
  try {
    if (!(await writeAll(catFile, folder, files.filter(isPlain)))) return none;
    const within: FilledSubmodules[] = [];
    for (const one of nested)
      within.push(await fill(needs, workspace, { ...one, path: `${path}/${one.path}` }));
    // Links come last, so that nothing is written through one.
    const links = files.filter(({ kind }) => kind === 'symlink');
    if (!(await writeAll(catFile, folder, links))) return none;
    return together([{ filled: [path], empty: [] }, ...within]);
  } finally {
    await catFile.dispose();
  }
}

function together(all: readonly FilledSubmodules[]): FilledSubmodules {
  return { filled: all.flatMap(({ filled }) => filled), empty: all.flatMap(({ empty }) => empty) };
}

async function writeAll(catFile: CatFile, folder: string, files: readonly TrackedFile[]): Promise<boolean> {
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const written = files.slice(at, at + AT_ONCE).map((file) => write(catFile, folder, file));
    if ((await Promise.all(written)).includes(false)) return false;
  }
  return true;
}

async function write(catFile: CatFile, folder: string, { path, oid, kind }: TrackedFile): Promise<boolean> {
  const read = await catFile.read(oid);
  if (!read.ok || read.value === null) return false;
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  if (kind === 'symlink') return makeLink(read.value.toString('utf8'), file);
  await writeFile(file, read.value, { mode: kind === 'executable' ? 0o777 : 0o666 });
  return true;
}

/** A tree that no git writes has something else under the name already. */
async function makeLink(target: string, file: string): Promise<boolean> {
  if (await exists(file)) return false;
  await symlink(target, file);
  return true;
}

function isPlain({ kind }: TrackedFile): boolean {
  return kind === 'file' || kind === 'executable';
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
