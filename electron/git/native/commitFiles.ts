import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { CommitRequest, FileChange } from '../git.ts';
import type { GitError } from '../gitError.ts';
import { isRepositoryPath } from '../repositoryPath.ts';
import type { RunGit } from '../runGit.ts';
import { modeOfKind } from '../treeMode.ts';
import { type FileContent, readWorkingFile } from '../readWorkingFile.ts';
import { commitTree } from './commitTree.ts';
import { filteredPaths } from './filteredPaths.ts';
import { withTemporaryIndex } from './gitPath.ts';
import { readHead } from './readHead.ts';
import { treeOf } from './resolveRevision.ts';
import { updateRef } from './updateRef.ts';

/**
 * Commits exactly the named files on top of HEAD, as `git commit --only` does without its hooks: built in an index of
 * its own, so that whatever else the person has staged or changed stays staged or changed.
 */
export async function commitFiles(
  git: RunGit,
  folder: string,
  filters: readonly string[],
  request: CommitRequest,
): Promise<Result<string, GitError>> {
  const paths = request.files.map(({ path }) => path);
  const filtered = await filteredPaths(git, folder, filters, paths);
  if (!filtered.ok) return filtered;
  if (filtered.value.length > 0) return fail({ code: 'filtered', paths: filtered.value });
  const head = await readHead(git, folder);
  if (!head.ok) return head;

  const lines = await writeEntries(git, folder, head.value.commit, request.files);
  if (!lines.ok) return lines;
  const tree = await writeTree(git, folder, head.value.commit, lines.value);
  if (!tree.ok) return tree;
  const commit = await commitOnto(git, folder, head.value.commit, tree.value, request);
  if (!commit.ok) return commit;
  return publish(git, folder, head.value.commit, commit.value, lines.value, request);
}

/** The index goes first: a kill in between leaves the files staged, never a staged undoing of the commit. */
async function publish(
  git: RunGit,
  folder: string,
  parent: string | null,
  commit: string,
  lines: string,
  request: CommitRequest,
): Promise<Result<string, GitError>> {
  const staged = await updateIndex(git, folder, lines);
  if (!staged.ok) return staged;
  const subject = `commit: ${request.message.split('\n', 1)[0] ?? ''}`;
  const moved = await updateRef(git, folder, 'HEAD', commit, parent, subject);
  return moved.ok ? ok(commit) : moved;
}

/** Lines for `update-index --index-info`: `<mode> <id>\t<path>`, mode 0 to remove. */
async function writeEntries(
  git: RunGit,
  folder: string,
  head: string | null,
  files: readonly FileChange[],
): Promise<Result<string, GitError>> {
  const lines: string[] = [];
  for (const file of files) {
    if (!isRepositoryPath(file.path)) return fail({ code: 'outsideRepository', path: file.path });
    const content = await contentOf(git, folder, head, file);
    if (!content.ok) return content;
    if (content.value === null) {
      lines.push(`0 ${'0'.repeat(head?.length ?? 40)}\t${file.path}\0`);
      continue;
    }
    const { bytes, kind } = content.value;
    const filter = kind === 'symlink' ? '--no-filters' : `--path=${file.path}`;
    const hashed = await git(folder, ['hash-object', '-w', filter, '--stdin'], {
      input: bytes,
      writes: true,
    });
    if (!hashed.ok) return hashed;
    lines.push(`${modeOfKind(kind)} ${hashed.value.stdout.trim()}\t${file.path}\0`);
  }
  return ok(lines.join(''));
}

async function contentOf(
  git: RunGit,
  folder: string,
  head: string | null,
  file: FileChange,
): Promise<Result<FileContent | null, GitError>> {
  if ('delete' in file) return ok(null);
  if ('workingTree' in file) return readWorkingFile(folder, file.path);
  const mode = head === null ? ok(null) : await committedMode(git, folder, head, file.path);
  if (!mode.ok) return mode;
  const bytes = typeof file.content === 'string' ? Buffer.from(file.content) : file.content;
  return ok({ bytes, kind: mode.value === '100755' ? 'executable' : 'file' });
}

async function committedMode(
  git: RunGit,
  folder: string,
  head: string,
  path: string,
): Promise<Result<string | null, GitError>> {
  const ran = await git(folder, ['ls-tree', '-z', '--full-tree', head, '--', path]);
  return ran.ok ? ok(/^\d+/.exec(ran.value.stdout)?.[0] ?? null) : ran;
}

async function writeTree(
  git: RunGit,
  folder: string,
  head: string | null,
  lines: string,
): Promise<Result<string, GitError>> {
  return withTemporaryIndex(null, async (indexFile) => {
    const start = head === null ? ['read-tree', '--empty'] : ['read-tree', head];
    const read = await git(folder, start, { indexFile, writes: true });
    if (!read.ok) return read;
    const updated = await updateIndex(git, folder, lines, indexFile);
    if (!updated.ok) return updated;
    const written = await git(folder, ['write-tree'], { indexFile, writes: true });
    return written.ok ? ok(written.value.stdout.trim()) : written;
  });
}

async function updateIndex(
  git: RunGit,
  folder: string,
  lines: string,
  indexFile?: string,
): Promise<Result<void, GitError>> {
  const args = ['update-index', '--replace', '-z', '--index-info'];
  const options = { input: lines, writes: true, ...(indexFile === undefined ? {} : { indexFile }) };
  const ran = await git(folder, args, options);
  return ran.ok ? ok(undefined) : ran;
}

async function commitOnto(
  git: RunGit,
  folder: string,
  head: string | null,
  tree: string,
  request: CommitRequest,
): Promise<Result<string, GitError>> {
  const before = head === null ? ok(null) : await treeOf(git, folder, head);
  if (!before.ok) return before;
  if (before.value === tree) return fail({ code: 'nothingToCommit' });
  const { message, trailers = [], author } = request;
  return commitTree(git, folder, { tree, parents: head === null ? [] : [head], message, trailers, author });
}
