import { ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { Diff } from '../git.ts';
import type { DiffRequest } from '../nativeGit.ts';
import type { RunGit } from '../runGit.ts';
import { parseDiffList } from './parseDiffList.ts';
import { resolveRevision, treeOf } from './resolveRevision.ts';
import { snapshotTree } from './snapshotTree.ts';

/** `diff-tree` is plumbing: no setting of the person changes what it prints. */
const PLAIN = ['diff-tree', '-r', '--find-renames', '--no-ext-diff', '--no-textconv', '--no-color'];

export async function readDiff(
  git: RunGit,
  root: string,
  request: DiffRequest,
): Promise<Result<Diff, GitError>> {
  const trees = await treesOf(git, root, request);
  if (!trees.ok) return trees;
  if (trees.value[0] === trees.value[1]) return ok({ patch: '', files: [] });
  const { context = 3, paths = [], listOnly = false } = request;
  const tail = [...trees.value, '--', ...paths];
  const patchOptions = ['--patch', `--unified=${context}`, '--src-prefix=a/', '--dst-prefix=b/'];
  const [list, patch] = await Promise.all([
    git(root, [...PLAIN, '--raw', '--numstat', '-z', ...tail]),
    listOnly ? null : git(root, [...PLAIN, ...patchOptions, ...tail]),
  ]);
  if (!list.ok) return list;
  if (patch && !patch.ok) return patch;
  return ok({ patch: patch?.value.stdout ?? '', files: parseDiffList(list.value.stdout) });
}

async function treesOf(
  git: RunGit,
  root: string,
  { from, to }: DiffRequest,
): Promise<Result<readonly [string, string], GitError>> {
  const commit = await resolveRevision(git, root, from);
  if (!commit.ok) return commit;
  const before = await treeOf(git, root, commit.value);
  if (!before.ok) return before;
  if (typeof to !== 'string') {
    const snapshot = await snapshotTree(git, to.workingTree);
    return snapshot.ok ? ok([before.value, snapshot.value.tree]) : snapshot;
  }
  const after = await resolveRevision(git, root, to);
  if (!after.ok) return after;
  const tree = await treeOf(git, root, after.value);
  return tree.ok ? ok([before.value, tree.value]) : tree;
}
