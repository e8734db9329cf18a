import { realpath } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, isAbsolute, relative } from 'node:path';
import * as git from 'isomorphic-git';
import * as fs from 'node:fs';
import type { Environment } from '#electron/process/childEnvironment.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { formatMessage } from './commitMessage.ts';
import type { Person } from './git.ts';
import type { GitError } from './gitError.ts';
import type { GitProgram } from './gitProgram.ts';
import { openEmbedded } from './embedded/embeddedRepository.ts';
import { readHead } from './embedded/readHead.ts';
import { locateRepository, type RepositoryFolders } from './locateRepository.ts';
import { commitTree } from './native/commitTree.ts';
import { addEverything } from './native/snapshotTree.ts';
import { updateRef } from './native/updateRef.ts';
import { createGitRunner, type RunGit } from './runGit.ts';

export type InitRequest = {
  /** An existing folder that is in no repository yet, or in one without a commit. */
  readonly path: string;
  readonly message: string;
  readonly author: Person;
  /** Of the first commit; now when absent. */
  readonly date?: Date;
  /** Makes one of its own even where a folder above is a repository. */
  readonly nested?: boolean;
  /** `main` when absent. */
  readonly branch?: string;
  /** Null where git is not installed; the embedded engine does it then. */
  readonly native: GitProgram | null;
  readonly env?: Environment;
};

/**
 * Makes a repository whose first commit holds the files present, ignore rules respected; gives that commit's id.
 * A repository that has no commit yet gets its first one on the branch it names.
 */
export async function initRepository(request: InitRequest): Promise<Result<string, GitError>> {
  const path = await realpath(request.path).catch(() => request.path);
  if (isTooWide(path)) return fail({ code: 'tooWide', path });
  const found = await locateRepository(request.path);
  if (found.ok) {
    if (found.value.root === path) return commitFirstVersion(request, found.value);
    // What lies above is another project: its first version is not for this folder to make.
    if (!request.nested) return fail({ code: 'alreadyARepository', path: found.value.root });
  } else if (found.error.code !== 'notARepository') return found;
  return request.native ? initNative(request, request.native) : initEmbedded(request);
}

/** A history of everything on a disk, or of everything a person has, is never what was meant. */
function isTooWide(path: string): boolean {
  const fromHere = relative(path, homedir());
  const isAbove = fromHere === '' || (!fromHere.startsWith('..') && !isAbsolute(fromHere));
  return isAbove || dirname(path) === path;
}

/** The embedded engine does it, because nobody has said yet that this repository's configuration may take effect. */
async function commitFirstVersion(
  request: InitRequest,
  folders: RepositoryFolders,
): Promise<Result<string, GitError>> {
  const head = await readHead(openEmbedded(folders));
  if (!head.ok) return head;
  if (head.value.commit !== null) return fail({ code: 'alreadyARepository', path: folders.root });
  return commitEmbedded({ ...request, path: folders.root });
}

async function initNative(request: InitRequest, program: GitProgram): Promise<Result<string, GitError>> {
  const { path, branch = 'main', message, author, env = {}, date } = request;
  const at = date?.toISOString();
  const run = createGitRunner({
    program,
    env: { ...env, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at },
    overrides: async () => ok([]),
  });
  // An empty template: the person's own may hold hooks.
  const args = ['init', '--quiet', '--template=', `--initial-branch=${branch}`, '--', path];
  const made = await run(tmpdir(), args, { writes: true });
  if (!made.ok) return made;
  const tree = await stageEverything(run, path);
  if (!tree.ok) return tree;
  const commit = await commitTree(run, path, { tree: tree.value, parents: [], message, author });
  if (!commit.ok) return commit;
  const moved = await updateRef(run, path, 'HEAD', commit.value, null, 'commit (initial)');
  return moved.ok ? commit : moved;
}

async function stageEverything(run: RunGit, path: string): Promise<Result<string, GitError>> {
  const added = await addEverything(run, path, undefined);
  if (!added.ok) return added;
  const written = await run(path, ['write-tree'], { writes: true });
  return written.ok ? ok(written.value.stdout.trim()) : written;
}

async function initEmbedded(request: InitRequest): Promise<Result<string, GitError>> {
  const { path, branch = 'main' } = request;
  try {
    await git.init({ fs, dir: path, defaultBranch: branch });
  } catch (error) {
    return refusalOf(error, path);
  }
  return commitEmbedded(request);
}

async function commitEmbedded({
  path,
  message,
  author,
  date,
}: InitRequest): Promise<Result<string, GitError>> {
  try {
    await git.add({ fs, dir: path, filepath: '.' });
    const text = formatMessage(message);
    const person = date ? { ...author, timestamp: Math.floor(date.getTime() / 1000) } : author;
    return ok(await git.commit({ fs, dir: path, message: text, author: person, committer: person }));
  } catch (error) {
    return refusalOf(error, path);
  }
}

function refusalOf(error: unknown, path: string): Result<never, GitError> {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return fail({ code: 'noPermission', path });
  throw error;
}
