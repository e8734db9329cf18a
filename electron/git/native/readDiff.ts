import { ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { Diff } from '../git.ts';
import type { DiffRequest } from '../nativeGit.ts';
import type { RunGit } from '../runGit.ts';
import { untilAborted } from '../untilAborted.ts';
import { parseDiffList } from './parseDiffList.ts';
import { beginningOf } from './beginningOf.ts';
import { resolveRevision } from './resolveRevision.ts';
import { snapshotTree } from './snapshotTree.ts';

/** `diff-tree` is plumbing: no setting of the person changes what it prints. */
const PLAIN = ['diff-tree', '-r', '--find-renames', '--no-ext-diff', '--no-textconv', '--no-color'];

export async function readDiff(
  runGit: RunGit,
  root: string,
  request: DiffRequest,
): Promise<Result<Diff, GitError>> {
  const git = untilAborted(runGit, request.signal);
  const trees = await treesOf(git, root, request);
  if (!trees.ok) return trees;
  if (trees.value[0] === trees.value[1]) return ok({ patch: '', files: [] });
  const { context = 3, paths = [], listOnly = false, patchOnly = false, onBeginning } = request;
  const tail = [...trees.value, '--', ...paths];
  const patchOptions = ['--patch', `--unified=${context}`, '--src-prefix=a/', '--dst-prefix=b/'];
  const [list, patch] = await Promise.all([
    patchOnly ? null : git(root, [...PLAIN, '--raw', '--numstat', '-z', ...tail]),
    listOnly
      ? null
      : git(
          root,
          [...PLAIN, ...patchOptions, ...tail],
          onBeginning ? { onStdout: beginningOf(onBeginning) } : {},
        ),
  ]);
  if (list && !list.ok) return list;
  if (patch && !patch.ok) return patch;
  return ok({ patch: patch?.value.stdout ?? '', files: parseDiffList(list?.value.stdout ?? '') });
}

/** What to compare: `diff-tree` takes a commit for its tree. */
async function treesOf(
  git: RunGit,
  root: string,
  { from, to }: DiffRequest,
): Promise<Result<readonly [string, string], GitError>> {
  const [before, after] = await Promise.all([
    resolveRevision(git, root, from),
    typeof to === 'string' ? resolveRevision(git, root, to) : treeNow(git, to.workingTree),
  ]);
  if (!before.ok) return before;
  return after.ok ? ok([before.value, after.value]) : after;
}

async function treeNow(git: RunGit, folder: string): Promise<Result<string, GitError>> {
  const snapshot = await snapshotTree(git, folder);
  return snapshot.ok ? ok(snapshot.value.tree) : snapshot;
}
