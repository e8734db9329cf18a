import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { ScratchMerge } from './mergeInIndex.ts';
import type { IndexEntry, Unmerged } from './unmergedFile.ts';

/** What became of a file. `entry` is null when it is gone; `reason` says why it is a conflict, in git's words. */
export type MergedFile = {
  readonly path: string;
  readonly entry: IndexEntry | null;
  readonly reason: string | null;
  /** The commit whose file it is, where it is one side's. */
  readonly from: string;
};
/** The commits, and git's attribute `merge` of the file: empty, or what .gitattributes says. */
type Of = { readonly ours: string; readonly theirs: string; readonly attribute: string };
type Text = { readonly id: string; readonly isClean: boolean };

/** `git merge-file` ends with the number of conflicts, up to 127, and with 255 for what is no text. */
const ANSWERS = [...Array.from({ length: 128 }, (_, count) => count), 255];
const NO_TEXT = 255;

/** Nearly always one file; where a file meets a link, both, one of them beside the other. */
export async function mergeFile(
  needs: ScratchMerge,
  file: Unmerged,
  of: Of,
): Promise<Result<readonly MergedFile[], GitError>> {
  const { path, base, ours, theirs } = file;
  if (!ours || !theirs) return ok([oneSided(file, of)]);
  const [kind, other] = [kindOf(ours.mode), kindOf(theirs.mode)];
  if (kind !== other) return ok(bothKinds(path, ours, theirs, of));
  const kept = { path, from: of.ours };
  const kindOfConflict = kind === 'submodule' ? kind : base ? 'content' : 'add/add';
  const reason = `CONFLICT (${kindOfConflict}): Merge conflict in ${path}`;
  if (kind !== 'file' && !oneChanged(base, ours, theirs)) return ok([{ ...kept, entry: ours, reason }]);
  const { mode, isClean } = mergedMode(base, ours, theirs);
  const text = await mergedText(needs, { base, ours, theirs, of });
  if (!text.ok) return text;
  const entry = { mode, id: text.value.id };
  return ok([{ ...kept, entry, reason: isClean && text.value.isClean ? null : reason }]);
}

/** A file makes way for what is none; a link and a submodule make way both. */
function bothKinds(path: string, ours: IndexEntry, theirs: IndexEntry, of: Of): readonly MergedFile[] {
  const moved = [ours, theirs].map(({ mode }) => kindOf(mode) === 'file');
  const isBoth = !moved.includes(true);
  const how = isBoth ? 'both of them' : 'one of them';
  const reason = `CONFLICT (distinct types): ${path} had different types on each side; renamed ${how} so each can be recorded somewhere.`;
  return [ours, theirs].map((entry, index) => {
    const from = index === 0 ? of.ours : of.theirs;
    return { path: isBoth || moved[index] ? besideOf(path, from) : path, entry, reason, from };
  });
}

/** The name that git's own merge gives a file that cannot keep its own. */
export function besideOf(path: string, commit: string): string {
  return `${path}~${commit}`;
}

/** A side that has the file as it was lets the other side's removal or addition stand. */
function oneSided({ path, base, ours, theirs }: Unmerged, of: Of): MergedFile {
  const entry = ours ?? theirs;
  const [from, gone] = ours ? [of.ours, of.theirs] : [of.theirs, of.ours];
  if (!entry || (base && isSame(base, entry))) return { path, entry: null, reason: null, from };
  if (!base) return { path, entry, reason: null, from };
  const reason = `CONFLICT (modify/delete): ${path} deleted in ${gone} and modified in ${from}.  Version ${from} of ${path} left in tree.`;
  return { path, entry, reason, from };
}

type Three = {
  readonly base: IndexEntry | null;
  readonly ours: IndexEntry;
  readonly theirs: IndexEntry;
  readonly of: Of;
};

async function mergedText(
  needs: ScratchMerge,
  { base, ours, theirs, of }: Three,
): Promise<Result<Text, GitError>> {
  const whole = oneChanged(base, ours, theirs);
  if (whole) return ok({ id: whole.id, isClean: true });
  const open: Text = { id: ours.id, isClean: false };
  if (of.attribute === 'unset' || of.attribute === 'binary') return ok(open);
  const folder = await mkdtemp(join(tmpdir(), 'overture-merge-'));
  try {
    const files = [ours, base, theirs].map((entry, index) => ({ entry, at: join(folder, `${index}`) }));
    for (const { entry, at } of files) {
      const bytes = entry ? await needs.catFile.read(entry.id) : ok(Buffer.alloc(0));
      // A file too large to be read here is for a person to choose, as one that is no text.
      if (!bytes.ok && bytes.error.code === 'tooLarge') return ok(open);
      if (!bytes.ok) return bytes;
      if (bytes.value === null) return fail({ code: 'unknownRevision', revision: entry?.id ?? '' });
      await writeFile(at, bytes.value);
    }
    return await mergeOnDisk(
      needs,
      of,
      files.map(({ at }) => at),
      open,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first of the files becomes the merged one, byte for byte; only then is it an object of git's. */
async function mergeOnDisk(
  { git, root }: ScratchMerge,
  { ours, theirs, attribute }: Of,
  files: readonly string[],
  open: Text,
): Promise<Result<Text, GitError>> {
  const labels = ['-L', ours, '-L', 'base', '-L', theirs];
  const union = attribute === 'union' ? ['--union'] : [];
  const ran = await git(root, ['merge-file', '-q', ...labels, ...union, ...files], { accept: ANSWERS });
  if (!ran.ok) return ran;
  if (ran.value.exitCode === NO_TEXT) return ok(open);
  const args = ['hash-object', '-w', '--no-filters', '--', ...files.slice(0, 1)];
  const written = await git(root, args, { writes: true });
  return written.ok ? ok({ id: written.value.stdout.trim(), isClean: ran.value.exitCode === 0 }) : written;
}

/** Whose content stands where at most one side changed it; null where both did, each in its own way. */
function oneChanged(base: IndexEntry | null, ours: IndexEntry, theirs: IndexEntry): IndexEntry | null {
  if (ours.id === theirs.id || theirs.id === base?.id) return ours;
  return ours.id === base?.id ? theirs : null;
}

/** As merge-ort's `handle_content_merge` has it: two new files have to agree. */
function mergedMode(base: IndexEntry | null, ours: IndexEntry, theirs: IndexEntry) {
  if (ours.mode === theirs.mode || ours.mode === base?.mode) return { mode: theirs.mode, isClean: true };
  return { mode: ours.mode, isClean: theirs.mode === base?.mode };
}

function isSame(left: IndexEntry, right: IndexEntry): boolean {
  return left.id === right.id && left.mode === right.mode;
}

function kindOf(mode: string): 'file' | 'link' | 'submodule' {
  if (mode === '120000') return 'link';
  return mode === '160000' ? 'submodule' : 'file';
}
