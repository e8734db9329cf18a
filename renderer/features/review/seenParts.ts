import { hunkId } from '#shared/review/analysis.ts';
import type { PatchFile } from '#shared/review/patch.ts';
import { partsOf } from '#shared/review/splitHunk.ts';
import type { ReviewedWork, ReviewFile } from './reviewModel.ts';

type Work = Pick<ReviewedWork, 'id' | 'commit'>;
type Part = Pick<ReviewFile, 'file' | 'hunks'>;

/** Seen is said of a file, or of one part of it, as it was handed in: newer work has to be looked at again. */
export function seenKey({ id, commit }: Work, pathOrHunk: string): string {
  return `${id} ${commit ?? ''} ${pathOrHunk}`;
}

export function isHunkSeen(seen: ReadonlySet<string>, work: Work, path: string, hunk: string): boolean {
  return seen.has(seenKey(work, path)) || seen.has(seenKey(work, hunk));
}

/** Whether all of a file that stands in one place was seen. */
export function isPartSeen(seen: ReadonlySet<string>, work: Work, { file, hunks }: Part): boolean {
  if (hunks.length === 0) return seen.has(seenKey(work, file.path));
  return hunks.every(({ id }) => isHunkSeen(seen, work, file.path, id));
}

/** The marks with those of one part set or taken away; a file whose every part was seen has one mark for all. */
export function markPart(
  seen: ReadonlySet<string>,
  work: Work,
  { file, hunks }: Part,
  isSeen: boolean,
): ReadonlySet<string> {
  const all = idsOf(file);
  const own = new Set(hunks.map(({ id }) => id));
  const seenOfFile = all.filter((id) => (own.has(id) ? isSeen : isHunkSeen(seen, work, file.path, id)));
  const isWhole = all.length === 0 ? isSeen : seenOfFile.length === all.length;
  const marks = isWhole ? [file.path] : seenOfFile;
  const next = new Set(seen);
  for (const mark of [file.path, ...all]) next.delete(seenKey(work, mark));
  for (const mark of marks) next.add(seenKey(work, mark));
  return next;
}

function idsOf(file: PatchFile): readonly string[] {
  return partsOf(file).map((hunk) => hunkId(file.path, hunk));
}
