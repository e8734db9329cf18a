import { fail, ok, type Result } from '#shared/contract/result.ts';
import { compareVersions } from '../findGit.ts';
import type { GitError } from '../gitError.ts';
import type { MergeConflict, MergeRequest, MergeTrial } from '../nativeGit.ts';
import type { RunGit } from '../runGit.ts';
import { commitTree } from './commitTree.ts';
import { mergeInIndex, type ScratchMerge } from './mergeInIndex.ts';
import { resolveRevision } from './resolveRevision.ts';

/** The first version of git that has `merge-tree --write-tree`. */
const HAS_MERGE_TREE = '2.38';
export type TryMerge = (ours: string, theirs: string) => Promise<Result<MergeTrial, GitError>>;

/** Tries a merge without touching a ref, the person's index or a file. */
export function mergeTrier(needs: ScratchMerge, version: string): TryMerge {
  if (compareVersions(version, HAS_MERGE_TREE) < 0)
    return (ours, theirs) => mergeInIndex(needs, ours, theirs);
  return (ours, theirs) => mergeTree(needs.git, needs.root, ours, theirs);
}

async function mergeTree(
  git: RunGit,
  folder: string,
  ours: string,
  theirs: string,
): Promise<Result<MergeTrial, GitError>> {
  const [left, right] = await Promise.all([ours, theirs].map((one) => resolveRevision(git, folder, one)));
  if (!left?.ok) return left ?? fail({ code: 'unknownRevision', revision: ours });
  if (!right?.ok) return right ?? fail({ code: 'unknownRevision', revision: theirs });
  const args = ['merge-tree', '--write-tree', '--name-only', '-z', '--messages', left.value, right.value];
  const ran = await git(folder, args, { accept: [0, 1], writes: true });
  return ran.ok ? ok(parseMergeTree(ran.value.stdout, ran.value.exitCode === 0)) : ran;
}

/**
 * Reads `<tree>\0<path>\0…\0\0` and then the messages, each `<count>\0<path>\0…<type>\0<text>\0`; see
 * git-merge-tree(1). A merge without conflicts may have messages too, which say what was merged by itself.
 */
export function parseMergeTree(text: string, isClean: boolean): MergeTrial {
  const fields = text.split('\0');
  const tree = (fields[0] ?? '').trim();
  if (isClean) return { tree, conflicts: [] };
  const end = fields.indexOf('', 1);
  const paths = fields.slice(1, end === -1 ? undefined : end);
  const reasons = parseMessages(end === -1 ? [] : fields.slice(end + 1));
  return { tree, conflicts: paths.map((path) => ({ path, reason: reasons.get(path) ?? 'Merge conflict' })) };
}

function parseMessages(fields: readonly string[]): ReadonlyMap<string, MergeConflict['reason']> {
  const reasons = new Map<string, string>();
  for (let at = 0; at < fields.length; ) {
    const count = Number(fields[at]);
    if (!Number.isInteger(count) || count < 1) break;
    const paths = fields.slice(at + 1, at + 1 + count);
    const text = (fields[at + count + 2] ?? '').trim();
    if (text.startsWith('CONFLICT'))
      for (const path of paths) if (!reasons.has(path)) reasons.set(path, text);
    at += count + 3;
  }
  return reasons;
}

/** A merge commit that no ref names yet; the message gets the trailers. */
export async function mergeCommit(
  git: RunGit,
  folder: string,
  tryMerge: TryMerge,
  request: MergeRequest,
): Promise<Result<string, GitError>> {
  const trial = await tryMerge(request.ours, request.theirs);
  if (!trial.ok) return trial;
  const { tree, conflicts } = trial.value;
  if (conflicts.length > 0) return fail({ code: 'conflict', paths: conflicts.map(({ path }) => path) });
  const parents: string[] = [];
  for (const revision of [request.ours, request.theirs]) {
    const parent = await resolveRevision(git, folder, revision);
    if (!parent.ok) return parent;
    parents.push(parent.value);
  }
  const { message, trailers = [], author } = request;
  return commitTree(git, folder, { tree, parents, message, trailers, author });
}
