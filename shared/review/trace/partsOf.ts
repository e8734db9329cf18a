import type { PatchHunk, PatchLine } from '../patch.ts';

/** Lines of a hunk that belong together: what stands between blank or unchanged lines. */
export interface HunkPart {
  /** Of the changed lines the added ones, else the removed ones; blank lines aside. */
  readonly changed: readonly PatchLine[];
  /** The unchanged lines of the whole hunk. */
  readonly around: readonly PatchLine[];
}

/** A part of fewer lines that say anything goes on over a blank line. */
const LEAST_LINES = 3;
const SAYS = /[\p{L}\p{N}]/u;

/** Splits a hunk so that each test of a test file, each branch of a long function can serve its own criteria. */
export function partsOf(hunk: PatchHunk): readonly HunkPart[] {
  const around = hunk.lines.filter(({ kind }) => kind === 'same');
  const wanted = hunk.lines.some(({ kind }) => kind === 'added') ? 'added' : 'removed';
  const parts: PatchLine[][] = [[]];
  for (const line of hunk.lines) {
    const current = parts.at(-1) ?? [];
    const isBlank = line.text.trim() === '';
    const isFull = current.filter(({ text }) => SAYS.test(text)).length >= LEAST_LINES;
    if (line.kind === 'same' || (isBlank && isFull)) {
      if (current.length > 0) parts.push([]);
    } else if (line.kind === wanted && !isBlank) current.push(line);
  }
  return joinMute(parts).map((changed) => ({ changed, around }));
}

/** Brackets alone belong to what they close. */
function joinMute(parts: readonly PatchLine[][]): readonly PatchLine[][] {
  const joined: PatchLine[][] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && !part.some(({ text }) => SAYS.test(text))) last.push(...part);
    else joined.push([...part]);
  }
  return joined;
}
