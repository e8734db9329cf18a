import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { MergeConflict, MergeTrial } from '../nativeGit.ts';
import type { RunGit } from '../runGit.ts';
import type { CatFile } from './catFile.ts';
import { commitTree } from './commitTree.ts';
import { withTemporaryIndex } from './gitPath.ts';
import { besideOf, mergeFile, type MergedFile } from './mergeFile.ts';
import { resolveRevision } from './resolveRevision.ts';
import { parseUnmerged, type Unmerged } from './unmergedFile.ts';

export type ScratchMerge = { readonly git: RunGit; readonly root: string; readonly catFile: CatFile };
type Sides = { readonly ours: string; readonly theirs: string };

const AUTHOR = { name: 'Overture', email: 'overture@localhost' };

/**
 * Tries a merge as `mergeTree` does, for a git that cannot: in an index of its own, file by file. It follows no
 * renames. docs/decisions/dry-run-merges.md says where both can differ.
 */
export async function mergeInIndex(
  needs: ScratchMerge,
  ours: string,
  theirs: string,
): Promise<Result<MergeTrial, GitError>> {
  const { git, root } = needs;
  const left = await resolveRevision(git, root, ours);
  if (!left.ok) return left;
  const right = await resolveRevision(git, root, theirs);
  if (!right.ok) return right;
  const sides = { ours: left.value, theirs: right.value };
  const base = await commonBase(needs, sides);
  if (!base.ok) return base;
  return withTemporaryIndex(null, async (indexFile) => {
    const args = ['read-tree', '-i', '-m', '--aggressive', base.value, sides.ours, sides.theirs];
    const read = await git(root, args, { indexFile, writes: true });
    if (!read.ok) return read;
    const listed = await git(root, ['ls-files', '--unmerged', '-z'], { indexFile });
    if (!listed.ok) return listed;
    const unmerged = parseUnmerged(listed.value.stdout);
    const conflicts = unmerged.length > 0 ? await mergeRest(needs, indexFile, sides, unmerged) : ok([]);
    if (!conflicts.ok) return conflicts;
    const tree = await git(root, ['write-tree'], { indexFile, writes: true });
    return tree.ok ? ok({ tree: tree.value.stdout.trim(), conflicts: conflicts.value }) : tree;
  });
}

/** Where histories crossed there are several; merged with each other they are one, as git's own merge has it. */
async function commonBase(needs: ScratchMerge, { ours, theirs }: Sides): Promise<Result<string, GitError>> {
  const { git, root } = needs;
  const args = ['merge-base', '--all', ours, theirs];
  const ran = await git(root, args, { accept: [0, 1] });
  if (!ran.ok) return ran;
  // The oldest first, as merge-ort joins them.
  const [first, ...others] = ran.value.stdout.split('\n').filter(Boolean).toReversed();
  if (first === undefined)
    return fail({ code: 'failed', args, exitCode: 1, stderr: 'refusing to merge unrelated histories' });
  let base = first;
  for (const other of others) {
    const joined = await mergeInIndex(needs, base, other);
    if (!joined.ok) return joined;
    const request = {
      tree: joined.value.tree,
      parents: [base, other],
      message: 'Common base',
      author: AUTHOR,
    };
    const made = await commitTree(git, root, request);
    if (!made.ok) return made;
    base = made.value;
  }
  return ok(base);
}

/** Merges what `read-tree` leaves open, and brings the index to what came of it. */
async function mergeRest(
  needs: ScratchMerge,
  indexFile: string,
  sides: Sides,
  unmerged: readonly Unmerged[],
): Promise<Result<readonly MergeConflict[], GitError>> {
  const { git, root } = needs;
  const attributes = await mergeAttributes(git, root, unmerged);
  if (!attributes.ok) return attributes;
  const merged: MergedFile[] = [];
  for (const file of unmerged) {
    const one = await mergeFile(needs, file, { ...sides, attribute: attributes.value.get(file.path) ?? '' });
    if (!one.ok) return one;
    merged.push(...one.value);
  }
  const removed = unmerged.map(({ path }) => `0 ${'0'.repeat(sides.ours.length)}\t${path}\0`);
  const cleared = await updateIndex(git, root, indexFile, removed);
  if (!cleared.ok) return cleared;
  const rest = await git(root, ['ls-files', '-z'], { indexFile });
  if (!rest.ok) return rest;
  const placed = beside(merged, rest.value.stdout.split('\0').filter(Boolean));
  const entries = placed.flatMap(({ path, entry }) => (entry ? `${entry.mode} ${entry.id}\t${path}\0` : []));
  const updated = await updateIndex(git, root, indexFile, entries);
  if (!updated.ok) return updated;
  const conflicts = placed.flatMap(({ path, reason }) => (reason === null ? [] : { path, reason }));
  return ok(conflicts.toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path))));
}

/** A file where the other side has a folder is kept beside that, under the name that git's own merge gives it. */
function beside(merged: readonly MergedFile[], others: readonly string[]): readonly MergedFile[] {
  const kept = merged.flatMap(({ path, entry }) => (entry ? [path] : []));
  const folders = new Set([...others, ...kept].flatMap(foldersAbove));
  return merged.map((file) => {
    const { path, entry, from } = file;
    if (!entry || !folders.has(path)) return file;
    const moved = besideOf(path, from);
    const reason = `CONFLICT (file/directory): directory in the way of ${path} from ${from}; moving it to ${moved} instead.`;
    return { ...file, path: moved, reason };
  });
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** The attribute `merge` by path, where it has one. */
async function mergeAttributes(
  git: RunGit,
  root: string,
  files: readonly Unmerged[],
): Promise<Result<ReadonlyMap<string, string>, GitError>> {
  const input = files.map(({ path }) => `${path}\0`).join('');
  const ran = await git(root, ['check-attr', '-z', '--stdin', 'merge'], { input });
  if (!ran.ok) return ran;
  const fields = ran.value.stdout.split('\0');
  const attributes = new Map<string, string>();
  for (let at = 0; at + 2 < fields.length; at += 3) attributes.set(fields[at] ?? '', fields[at + 2] ?? '');
  return ok(attributes);
}

function updateIndex(git: RunGit, root: string, indexFile: string, lines: readonly string[]) {
  const input = lines.join('');
  return git(root, ['update-index', '-z', '--index-info'], { indexFile, input, writes: true });
}
