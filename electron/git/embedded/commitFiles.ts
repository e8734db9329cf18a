import { join } from 'node:path';
import * as git from 'isomorphic-git';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { formatMessage } from '../commitMessage.ts';
import type { CommitRequest, FileChange, TrackedFile } from '../git.ts';
import type { GitError } from '../gitError.ts';
import { type FileContent, readWorkingFile } from '../readWorkingFile.ts';
import { isRepositoryPath } from '../repositoryPath.ts';
import { kindOfMode, modeOfKind } from '../treeMode.ts';
import { access, attempt, type EmbeddedRepository } from './embeddedRepository.ts';
import { withLock } from './lockFile.ts';
import { readHead } from './readHead.ts';
import { type TreeChange, writeTreeWith } from './writeTreeWith.ts';

/** Commits exactly the named files on top of HEAD; what else is staged or changed stays so. No hook runs. */
export async function commitFiles(
  repository: EmbeddedRepository,
  request: CommitRequest,
): Promise<Result<string, GitError>> {
  const head = await readHead(repository);
  if (!head.ok) return head;
  const missing: GitError = { code: 'unknownRevision', revision: 'HEAD' };
  const parent = head.value.commit;
  const before = await attempt(repository, missing, async () =>
    parent === null ? null : (await git.readCommit({ ...access(repository), oid: parent })).commit.tree,
  );
  if (!before.ok) return before;
  const changes = await writeBlobs(repository, parent, request.files);
  if (!changes.ok) return changes;

  const commit = await attempt(repository, missing, () =>
    writeCommit(repository, parent, before.value, changes.value, request),
  );
  if (!commit.ok) return commit;
  if (commit.value === null) return fail({ code: 'nothingToCommit' });
  const staged = await updateIndex(repository, changes.value);
  if (!staged.ok) return staged;
  return moveHead(repository, head.value.branch, parent, commit.value);
}

async function writeBlobs(
  repository: EmbeddedRepository,
  head: string | null,
  files: readonly FileChange[],
): Promise<Result<ReadonlyMap<string, TreeChange>, GitError>> {
  const changes = new Map<string, TreeChange>();
  for (const file of files) {
    if (!isRepositoryPath(file.path)) return fail({ code: 'outsideRepository', path: file.path });
    const content = await contentOf(repository, head, file);
    if (!content.ok) return content;
    if (content.value === null) {
      changes.set(file.path, null);
      continue;
    }
    const { bytes, kind } = content.value;
    const oid = await attempt(repository, { code: 'noPermission', path: repository.dir }, () =>
      git.writeBlob({ ...access(repository), blob: bytes }),
    );
    if (!oid.ok) return oid;
    changes.set(file.path, { mode: modeOfKind(kind), oid: oid.value });
  }
  return ok(changes);
}

async function contentOf(
  repository: EmbeddedRepository,
  head: string | null,
  file: FileChange,
): Promise<Result<FileContent | null, GitError>> {
  if ('delete' in file) return ok(null);
  if ('workingTree' in file) return readWorkingFile(repository.dir, file.path);
  const committed = head === null ? 'file' : await committedKind(repository, head, file.path);
  const bytes = typeof file.content === 'string' ? Buffer.from(file.content) : file.content;
  return ok({ bytes, kind: committed === 'executable' ? 'executable' : 'file' });
}

async function committedKind(
  repository: EmbeddedRepository,
  head: string,
  path: string,
): Promise<TrackedFile['kind']> {
  const slash = path.lastIndexOf('/');
  const folder = slash === -1 ? {} : { filepath: path.slice(0, slash) };
  const read = await attempt(repository, { code: 'fileNotFound', commit: head, path }, () =>
    git.readTree({ ...access(repository), oid: head, ...folder }),
  );
  const entry = read.ok ? read.value.tree.find((one) => one.path === path.slice(slash + 1)) : undefined;
  return entry ? kindOfMode(entry.mode) : 'file';
}

/** Null when the tree stays the same. */
async function writeCommit(
  repository: EmbeddedRepository,
  parent: string | null,
  before: string | null,
  changes: ReadonlyMap<string, TreeChange>,
  request: CommitRequest,
): Promise<string | null> {
  const tree = (await writeTreeWith(repository, before, changes)) ?? (await writeEmptyTree(repository));
  if (tree === before) return null;
  const now = new Date();
  const person = {
    ...request.author,
    timestamp: Math.floor(now.getTime() / 1000),
    timezoneOffset: now.getTimezoneOffset(),
  };
  const message = formatMessage(request.message, request.trailers);
  const commit = {
    tree,
    parent: parent === null ? [] : [parent],
    message,
    author: person,
    committer: person,
  };
  return git.writeCommit({ ...access(repository), commit });
}

function writeEmptyTree(repository: EmbeddedRepository): Promise<string> {
  return git.writeTree({ ...access(repository), tree: [] });
}

async function updateIndex(
  repository: EmbeddedRepository,
  changes: ReadonlyMap<string, TreeChange>,
): Promise<Result<void, GitError>> {
  return withLock(join(repository.gitdir, 'index'), () =>
    attempt(repository, { code: 'noPermission', path: repository.dir }, async () => {
      for (const [filepath, change] of changes) {
        if (change === null)
          await git.updateIndex({ ...access(repository), filepath, remove: true, force: true });
        else {
          const mode = Number.parseInt(change.mode, 8);
          await git.updateIndex({ ...access(repository), filepath, oid: change.oid, mode, add: true });
        }
      }
    }),
  );
}

async function moveHead(
  repository: EmbeddedRepository,
  branch: string | null,
  parent: string | null,
  commit: string,
): Promise<Result<string, GitError>> {
  const { gitDir, commonDir } = repository.folders;
  const ref = branch === null ? 'HEAD' : `refs/heads/${branch}`;
  const file =
    branch === null ? join(gitDir, 'HEAD') : join(commonDir, 'refs', 'heads', ...branch.split('/'));
  return withLock(file, async (lock) => {
    const now = await readHead(repository);
    if (!now.ok) return now;
    if (now.value.commit !== parent || now.value.branch !== branch)
      return fail({ code: 'refMoved', ref, expected: parent ?? '', actual: now.value.commit });
    await lock.replace(`${commit}\n`);
    return ok(commit);
  });
}
