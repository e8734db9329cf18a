import type { HunkText } from '#shared/review/hunkText.ts';
import type { PatchLine } from '#shared/review/patch.ts';
import { pairedLines } from '#shared/review/pairLines.ts';
import { LONGEST_RUN } from '#shared/review/withoutBlanks.ts';

/** In px, as long as it does not wrap. */
export const LINE_HEIGHT = 20;
/** Lines drawn together: about what a turn of the wheel brings into view. */
const USUAL = 32;
const MOST = 240;
/** Lines of a stretch, so that a hunk of 100,000 has few to watch. */
const STRETCH = 40 * USUAL;
/** Room for the longest runs of lines that went and came whose blanks are compared. */
const LONGEST_STRETCH = 2 * LONGEST_RUN + STRETCH;

/** Index of the first line of a block, and of the first line after it. */
export interface LineBlock {
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts lines into blocks to be drawn as they come into view: behind an unchanged line or among lines that only came, so
 * that what went stands beside what came; else at the most.
 */
export function lineBlocks(lines: readonly PatchLine[]): readonly LineBlock[] {
  return cuts({ count: lines.length, kindAt: (index) => lines[index]?.kind ?? 'same' }, USUAL, MOST);
}

/** Cuts a hunk in the same way into stretches, whose lines are made only when one comes near the view. */
export function lineStretches(text: Pick<HunkText, 'count' | 'kindAt'>): readonly LineBlock[] {
  return cuts(text, STRETCH, LONGEST_STRETCH);
}

function cuts(text: Pick<HunkText, 'count' | 'kindAt'>, usual: number, most: number): readonly LineBlock[] {
  const pieces: LineBlock[] = [];
  let from = 0;
  while (from < text.count) {
    const last = Math.min(from + most, text.count);
    let to = Math.min(from + usual, text.count);
    let isFree = canCut(text, from, to);
    while (to < last && !isFree) {
      isFree = text.kindAt(to) === 'same' || (isFree && text.kindAt(to) === 'added');
      to += 1;
    }
    pieces.push({ from, to });
    from = to;
  }
  return pieces;
}

/** Whether nothing from `from` on would be parted from its counterpart by a cut before the line at `to`. */
function canCut(text: Pick<HunkText, 'kindAt'>, from: number, to: number): boolean {
  let at = to - 1;
  while (at > from && text.kindAt(at) === 'added') at -= 1;
  return text.kindAt(at) !== 'removed';
}

/** Lines that stand beside each other: one that stayed with itself, those that went with those that came. Indexes. */
export interface SplitRow {
  readonly left: number | null;
  readonly right: number | null;
}

/** A line that went stands beside the one that came for it; those between two such pairs beside each other in turn. */
export function splitRows(
  lines: readonly PatchLine[],
  paired: ReadonlyMap<number, number> = pairedLines(lines),
): readonly SplitRow[] {
  const rows: SplitRow[] = [];
  let removed: number[] = [];
  let added: number[] = [];
  const flush = () => {
    rows.push(...rowsOf(removed, added, paired));
    removed = [];
    added = [];
  };
  lines.forEach((line, index) => {
    if (line.kind === 'same') {
      flush();
      rows.push({ left: index, right: index });
    } else if (line.kind === 'removed') {
      if (added.length > 0) flush();
      removed.push(index);
    } else added.push(index);
  });
  flush();
  return rows;
}

function rowsOf(
  removed: readonly number[],
  added: readonly number[],
  paired: ReadonlyMap<number, number>,
): readonly SplitRow[] {
  const rows: SplitRow[] = [];
  let [left, right] = [0, 0];
  const fill = (toLeft: number, toRight: number) => {
    for (; left < toLeft || right < toRight; left += left < toLeft ? 1 : 0, right += right < toRight ? 1 : 0)
      rows.push({
        left: left < toLeft ? (removed[left] ?? null) : null,
        right: right < toRight ? (added[right] ?? null) : null,
      });
  };
  removed.forEach((index, at) => {
    const mate = added.indexOf(paired.get(index) ?? -1);
    if (mate < right) return;
    fill(at, mate);
    fill(at + 1, mate + 1);
  });
  fill(removed.length, added.length);
  return rows;
}
