import type { GitError } from '#electron/git/gitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { ok, type Result } from '#shared/contract/result.ts';
import { hunkId } from '#shared/review/analysis.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import type { PatchFile, PatchHunk } from '#shared/review/patch.ts';
import type { LeftOut } from '#shared/run/leftOutWords.ts';
import { partsOf } from '#shared/review/splitHunk.ts';
import { withoutParts } from '#shared/review/split/withoutParts.ts';
import { readChange } from '../readChange.ts';

type Work = { readonly base: string; readonly commit: string };
/** `tree` is the work without what was left out; a file all of whose parts were named is left out whole. */
export type Left = LeftOut & {
  readonly tree: string;
  /** Files of which parts were left out, as the work changed them. */
  readonly cut: readonly PatchFile[];
  /** Files left out whole, with the places they were moved from. */
  readonly whole: readonly string[];
};

/** Null when something was named that the work does not hold. */
export async function leaveOut(
  git: NativeGit,
  work: Work,
  chosen: LeftOut,
): Promise<Result<Left | null, GitError>> {
  const change = await readChange(git, { from: work.base, to: work.commit });
  if (!change.ok) return change;
  const files = parsePatch(change.value);
  const out = new Set(chosen.hunks);
  const known = new Set(files.flatMap((file) => partsOf(file).map((part) => hunkId(file.path, part))));
  const paths = new Set(files.map(({ path }) => path));
  if (!chosen.hunks.every((id) => known.has(id)) || !chosen.paths.every((path) => paths.has(path)))
    return ok(null);
  const isWhole = (file: PatchFile) => chosen.paths.includes(file.path) || isAllOut(file, out);
  const whole = files.filter(isWhole);
  const gone = new Set(whole.map(({ path }) => path));
  const cut = files.filter((file) => !gone.has(file.path) && partsOut(file, out).length > 0);
  const tree = await treeOf(git, work, { whole, cut, out });
  if (!tree.ok) return tree;
  return ok({
    tree: tree.value,
    paths: [...gone],
    hunks: cut.flatMap((file) => partsOut(file, out).map((part) => hunkId(file.path, part))),
    cut,
    whole: placesOf(whole),
  });
}

function partsOut(file: PatchFile, out: ReadonlySet<string>): readonly PatchHunk[] {
  return partsOf(file).filter((part) => out.has(hunkId(file.path, part)));
}

const LINK = '120000';
const SUBMODULE = '160000';

/** What is no text has no parts, and a file that came or went has nothing but its parts. */
function isAllOut(file: PatchFile, out: ReadonlySet<string>): boolean {
  const parts = partsOf(file);
  const chosen = partsOut(file, out);
  if (chosen.length === 0) return false;
  if (file.mode === LINK || file.mode === SUBMODULE) return true;
  return chosen.length === parts.length && file.kind !== 'renamed' && file.modes === null;
}

function placesOf(files: readonly PatchFile[]): readonly string[] {
  return files.flatMap(({ path, oldPath }) => (oldPath === null ? [path] : [path, oldPath]));
}

async function treeOf(
  git: NativeGit,
  { base, commit }: Work,
  {
    whole,
    cut,
    out,
  }: {
    readonly whole: readonly PatchFile[];
    readonly cut: readonly PatchFile[];
    readonly out: ReadonlySet<string>;
  },
): Promise<Result<string, GitError>> {
  const restored = await git.treeWithPaths({ commit, from: base, paths: placesOf(whole) });
  if (!restored.ok || cut.length === 0) return restored;
  const files: { path: string; content: Buffer }[] = [];
  for (const file of cut) {
    const before = file.kind === 'added' ? ok('') : await bytesOf(git, base, file.oldPath ?? file.path);
    if (!before.ok) return before;
    const after = await bytesOf(git, commit, file.path);
    if (!after.ok) return after;
    const left = withoutParts(before.value, after.value, partsOut(file, out));
    files.push({ path: file.path, content: Buffer.from(left, 'latin1') });
  }
  return git.treeWithFiles({ tree: restored.value, files });
}

/** One character a byte, so that lines which are no clean text come out as they went in. */
async function bytesOf(git: NativeGit, commit: string, path: string): Promise<Result<string, GitError>> {
  const entry = await git.entry(commit, path);
  if (!entry.ok) return entry;
  if (entry.value === null) return ok('');
  const bytes = await git.catFile(entry.value.id);
  return bytes.ok ? ok(bytes.value.toString('latin1')) : bytes;
}
