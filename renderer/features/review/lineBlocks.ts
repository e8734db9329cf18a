import type { PatchLine } from '#shared/review/patch.ts';

/** In px, as long as it does not wrap. */
export const LINE_HEIGHT = 20;
/** Lines drawn together: about what a turn of the wheel brings into view. */
const USUAL = 32;
const MOST = 240;

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
  const blocks: LineBlock[] = [];
  let from = 0;
  while (from < lines.length) {
    let to = Math.min(from + USUAL, lines.length);
    while (to < lines.length && to - from < MOST && !canCut(lines, from, to)) to += 1;
    blocks.push({ from, to });
    from = to;
  }
  return blocks;
}

/** Whether nothing from `from` on would be parted from its counterpart by a cut before the line at `to`. */
function canCut(lines: readonly PatchLine[], from: number, to: number): boolean {
  let at = to - 1;
  while (at > from && lines[at]?.kind === 'added') at -= 1;
  return lines[at]?.kind !== 'removed';
}

/** Lines that stand beside each other: one that stayed with itself, those that went with those that came. Indexes. */
export interface SplitRow {
  readonly left: number | null;
  readonly right: number | null;
}

export function splitRows(lines: readonly PatchLine[]): readonly SplitRow[] {
  const rows: SplitRow[] = [];
  let removed: number[] = [];
  let added: number[] = [];
  const flush = () => {
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1)
      rows.push({ left: removed[at] ?? null, right: added[at] ?? null });
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
