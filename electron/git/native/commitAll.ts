import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { CommitAllRequest, CommittedAll } from '../nativeGit.ts';
import type { RunGit } from '../runGit.ts';
import { commitTree } from './commitTree.ts';
import { filteredPaths } from './filteredPaths.ts';
import { readHead } from './readHead.ts';
import { readStatus } from './readStatus.ts';
import { treeOf } from './resolveRevision.ts';
import { addEverything } from './snapshotTree.ts';
import { updateRef } from './updateRef.ts';

/** Commits all that a workspace holds, ignore rules respected, the droppings of its agent left out. */
export async function commitAll(
  git: RunGit,
  filters: readonly string[],
  request: CommitAllRequest,
): Promise<Result<CommittedAll, GitError>> {
  const { worktree, droppings = [] } = request;
  const refused = await refuseFiltered(git, worktree, filters);
  if (!refused.ok) return refused;
  const head = await readHead(git, worktree);
  if (!head.ok) return head;

  const added = await addEverything(git, worktree, undefined, droppings);
  if (!added.ok) return added;
  const unstaged = await unstage(git, worktree, head.value.commit, droppings);
  if (!unstaged.ok) return unstaged;
  const commit = await commitIndex(git, request, head.value.commit);
  return commit.ok ? ok({ commit: commit.value, skipped: added.value }) : commit;
}

async function refuseFiltered(
  git: RunGit,
  worktree: string,
  filters: readonly string[],
): Promise<Result<void, GitError>> {
  if (filters.length === 0) return ok(undefined);
  const status = await readStatus(git, worktree);
  if (!status.ok) return status;
  const changed = status.value.entries.filter(({ kind }) => kind !== 'deleted').map(({ path }) => path);
  const filtered = await filteredPaths(git, worktree, filters, changed);
  if (!filtered.ok) return filtered;
  return filtered.value.length > 0 ? fail({ code: 'filtered', paths: filtered.value }) : ok(undefined);
}

/** An agent may have staged its droppings itself. */
async function unstage(
  git: RunGit,
  worktree: string,
  head: string | null,
  droppings: readonly string[],
): Promise<Result<void, GitError>> {
  if (droppings.length === 0 || head === null) return ok(undefined);
  const patterns = droppings.map((pattern) => `:(top,glob)${pattern}`);
  const args = ['reset', '--quiet', '--no-refresh', head, '--', ...patterns];
  const ran = await git(worktree, args, { patterns: true, writes: true });
  return ran.ok ? ok(undefined) : ran;
}

async function commitIndex(
  git: RunGit,
  request: CommitAllRequest,
  head: string | null,
): Promise<Result<string, GitError>> {
  const { worktree, message, trailers = [], author } = request;
  const written = await git(worktree, ['write-tree'], { writes: true });
  if (!written.ok) return written;
  const tree = written.value.stdout.trim();
  const before = head === null ? ok(null) : await treeOf(git, worktree, head);
  if (!before.ok) return before;
  if (before.value === tree) return fail({ code: 'nothingToCommit' });

  const parents = head === null ? [] : [head];
  const commit = await commitTree(git, worktree, { tree, parents, message, trailers, author });
  if (!commit.ok) return commit;
  const moved = await updateRef(
    git,
    worktree,
    'HEAD',
    commit.value,
    head,
    `commit: ${message.split('\n', 1)[0]}`,
  );
  return moved.ok ? commit : moved;
}
