import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Head, Person } from '../git.ts';
import type { GitError } from '../gitError.ts';
import type { RemovedWorkspace } from '../nativeGit.ts';
import type { RunGit } from '../runGit.ts';
import { commitTree } from './commitTree.ts';
import { readHead } from './readHead.ts';
import { treeOf } from './resolveRevision.ts';
import { snapshotTree } from './snapshotTree.ts';
import { updateRef } from './updateRef.ts';

type Recovery = RemovedWorkspace['recovery'];

/** Overture itself keeps the work here; nobody else wrote this commit. */
const KEEPER: Person = { name: 'Overture', email: 'recovery@overture.invalid' };

/**
 * Keeps everything unsaved of a folder as a commit under `refs/overture/recovery/`: changed, staged and untracked
 * files, and commits no branch holds. Ignored files are not kept. Null when nothing is unsaved.
 */
export async function saveRecovery(
  git: RunGit,
  folder: string,
  name: string,
): Promise<Result<Recovery, GitError>> {
  const head = await readHead(git, folder);
  if (!head.ok) return head;
  const snapshot = await snapshotTree(git, folder);
  if (!snapshot.ok) return snapshot;
  if (snapshot.value.nested.length > 0)
    return fail({ code: 'holdsRepositories', paths: snapshot.value.nested });
  const commit = await recoveryCommit(git, folder, head.value, snapshot.value.tree, name);
  if (!commit.ok) return commit;
  if (commit.value === null) return ok(null);
  return writeRecoveryRef(git, folder, name, commit.value);
}

async function recoveryCommit(
  git: RunGit,
  folder: string,
  head: Head,
  tree: string,
  name: string,
): Promise<Result<string | null, GitError>> {
  const committed = head.commit === null ? ok(null) : await treeOf(git, folder, head.commit);
  if (!committed.ok) return committed;
  const staged = await stagedTree(git, folder);
  if (!staged.ok) return staged;
  const onlyStaged = staged.value !== null && staged.value !== tree && staged.value !== committed.value;
  // A detached HEAD may be the only name of its commits.
  if (tree === committed.value && !onlyStaged) return ok(head.branch === null ? head.commit : null);

  const parents = head.commit === null ? [] : [head.commit];
  const author = KEEPER;
  if (staged.value !== null && onlyStaged) {
    const message = `Staged work of ${name}`;
    const index = await commitTree(git, folder, { tree: staged.value, parents, message, author });
    if (!index.ok) return index;
    parents.push(index.value);
  }
  return commitTree(git, folder, { tree, parents, message: `Unsaved work of ${name}`, author });
}

/** The tree of what is staged; null in the middle of a conflict, when there is no such tree. */
async function stagedTree(git: RunGit, folder: string): Promise<Result<string | null, GitError>> {
  const ran = await git(folder, ['write-tree'], { accept: [0, 128], writes: true });
  if (!ran.ok) return ran;
  return ok(ran.value.exitCode === 0 ? ran.value.stdout.trim() : null);
}

async function writeRecoveryRef(
  git: RunGit,
  folder: string,
  name: string,
  commit: string,
): Promise<Result<Recovery, GitError>> {
  const base = `refs/overture/recovery/${refPart(name)}`;
  for (let number = 1; ; number += 1) {
    const ref = number === 1 ? base : `${base}-${number}`;
    const written = await updateRef(git, folder, ref, commit, null, 'overture: unsaved work kept');
    if (written.ok) return ok({ ref, commit });
    // An earlier recovery of the same name stays as it is.
    if (written.error.code !== 'refMoved') return written;
  }
}

/** A name that git takes as one part of a ref; see git-check-ref-format(1). */
export function refPart(name: string): string {
  const safe = name.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/\.{2,}/g, '.');
  const trimmed = safe.replaceAll(/^[-.]+|[-.]+$/g, '').replace(/\.lock$/, '-lock');
  return trimmed === '' ? 'workspace' : trimmed;
}
