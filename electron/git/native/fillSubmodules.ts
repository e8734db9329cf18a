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
  const filled: string[] = [];
  const empty: string[] = [];
  for (const submodule of listed.value.filter(({ kind }) => kind === 'submodule')) {
    // What a sparse checkout leaves out has no folder here.
    if (!(await exists(join(workspace, submodule.path)))) continue;
    const nested = await fill(needs, workspace, submodule);
    if (nested) filled.push(submodule.path);
    empty.push(...(nested ?? [submodule.path]));
  }
  return ok({ filled, empty });
}

/** The submodules inside, which stay empty; null when the person's checkout does not hold all of it. */
async function fill(needs: Needs, workspace: string, { path, oid }: TrackedFile): Promise<string[] | null> {
  const source = join(needs.root, path);
  const inside = await locateFile(needs.root, `${path}/.gitmodules`);
  // Without a repository of its own there, git would answer for the one around it.
  if (!inside.ok || !(await exists(join(source, '.git')))) return null;
  const listed = await listFiles(needs.git, source, oid);
  if (!listed.ok) return null;
  const files = listed.value.filter((file) => file.kind !== 'submodule' && isRepositoryPath(file.path));
  // A crash may have left it half full.
  await rm(join(workspace, path), { recursive: true, force: true });
  await mkdir(join(workspace, path));
  const catFile = needs.openCatFile(source);
  try {
    // Links come last, so that nothing is written through one.
    for (const group of [files.filter(isPlain), files.filter((file) => !isPlain(file))]) {
      for (let at = 0; at < group.length; at += AT_ONCE) {
        const written = group
          .slice(at, at + AT_ONCE)
          .map((file) => write(catFile, join(workspace, path), file));
        if ((await Promise.all(written)).includes(false)) return null;
      }
    }
  } finally {
    await catFile.dispose();
  }
  const nested = listed.value.filter(({ kind }) => kind === 'submodule');
  return nested.map((one) => `${path}/${one.path}`);
}

async function write(catFile: CatFile, folder: string, { path, oid, kind }: TrackedFile): Promise<boolean> {
  const read = await catFile.read(oid);
  if (!read.ok || read.value === null) return false;
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  if (kind === 'symlink') await symlink(read.value.toString('utf8'), file);
  else await writeFile(file, read.value, { mode: kind === 'executable' ? 0o777 : 0o666 });
  return true;
}

function isPlain({ kind }: TrackedFile): boolean {
  return kind !== 'symlink';
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
