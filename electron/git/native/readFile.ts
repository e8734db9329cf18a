import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';
import { isRepositoryPath } from '../repositoryPath.ts';
import type { CatFile } from './catFile.ts';
import { resolveRevision } from './resolveRevision.ts';
import { isObjectId } from '../fullRevision.ts';

/** The bytes of a file as committed; for a symbolic link, where it leads. */
export async function readFile(
  git: RunGit,
  catFile: CatFile,
  folder: string,
  commit: string,
  path: string,
): Promise<Result<Buffer, GitError>> {
  if (!isRepositoryPath(path)) return fail({ code: 'outsideRepository', path });
  const id = isObjectId(commit) ? ok(commit) : await resolveRevision(git, folder, commit);
  if (!id.ok) return id;
  const object = await objectOf(git, folder, id.value, path);
  if (!object.ok) return object;
  const read = await catFile.read(object.value);
  if (!read.ok) return read;
  return read.value === null ? fail(await explainMissing(git, folder, commit, path)) : ok(read.value);
}

/** A request is one line, so a name with a line feed is asked for by the id of its content. */
async function objectOf(
  git: RunGit,
  folder: string,
  id: string,
  path: string,
): Promise<Result<string, GitError>> {
  if (!path.includes('\n')) return ok(`${id}:${path}`);
  const ran = await git(folder, ['ls-tree', '-z', '--full-tree', id, '--', path]);
  if (!ran.ok) return ran;
  const oid = /^\d+ \w+ (?<oid>[0-9a-f]+)\t/.exec(ran.value.stdout)?.groups?.['oid'];
  return oid ? ok(oid) : fail({ code: 'fileNotFound', commit: id, path });
}

async function explainMissing(git: RunGit, folder: string, commit: string, path: string): Promise<GitError> {
  const known = await resolveRevision(git, folder, commit);
  return known.ok ? { code: 'fileNotFound', commit, path } : known.error;
}

/** An object by `<id>` or `<commit>:<path>`. */
export async function readObject(catFile: CatFile, object: string): Promise<Result<Buffer, GitError>> {
  const missing = fail({ code: 'unknownRevision', revision: object } as const);
  if (object.includes('\n')) return missing;
  const read = await catFile.read(object);
  if (!read.ok) return read;
  return read.value === null ? missing : ok(read.value);
}
