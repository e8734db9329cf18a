import type { PatchHunk } from './patch.ts';

/** Lines of a file, counted from 1, both ends included. */
export type LineRange = readonly [from: number, to: number];

export interface FollowedLines {
  /** Where the lines are after the change; what was changed away is left out. */
  readonly ranges: readonly LineRange[];
  /** Whether the change altered any of them. Changes of white space alone do not count. */
  readonly touched: boolean;
}

/** Follows lines through one change of their file, given by its hunks (with or without context) in order. */
export function followLines(ranges: readonly LineRange[], hunks: readonly PatchHunk[]): FollowedLines {
  const gone = new Set<number>();
  const steps: { readonly after: number; readonly by: number }[] = [];
  for (const hunk of hunks) {
    const removed = hunk.lines.filter(({ kind }) => kind === 'removed');
    const added = hunk.lines.filter(({ kind }) => kind === 'added');
    if (!saysTheSame(removed, added)) for (const { old } of removed) if (old !== null) gone.add(old);
    let last = lineBefore(hunk);
    for (const line of hunk.lines) {
      if (line.old !== null) last = line.old;
      if (line.kind === 'added') steps.push({ after: last, by: 1 });
      if (line.kind === 'removed') steps.push({ after: line.old ?? last, by: -1 });
    }
    // Lines put between two of a range change what it says.
    if (removed.length === 0) for (const at of insertionPoints(hunk)) gone.add(-at);
  }
  const touched = ranges.some(([from, to]) => {
    for (let line = from; line <= to; line += 1) if (gone.has(line)) return true;
    for (let line = from; line < to; line += 1) if (gone.has(-line)) return true;
    return false;
  });
  const move = (line: number) => steps.reduce((now, { after, by }) => (after < line ? now + by : now), line);
  return {
    ranges: ranges.map(([from, to]) => [move(from), Math.max(move(from), move(to))] as const),
    touched,
  };
}

/** A hunk without old lines names the line it stands behind, any other its first one. */
function lineBefore({ lines, oldStart }: PatchHunk): number {
  return lines.some(({ old }) => old !== null) ? oldStart - 1 : oldStart;
}

/** The old lines after which something was put in. */
function insertionPoints(hunk: PatchHunk): readonly number[] {
  const points = new Set<number>();
  let last = lineBefore(hunk);
  for (const line of hunk.lines) {
    if (line.old !== null) last = line.old;
    if (line.kind === 'added' && line.text.trim() !== '') points.add(last);
  }
  return [...points];
}

function saysTheSame(
  removed: readonly { readonly text: string }[],
  added: readonly { readonly text: string }[],
): boolean {
  const squeeze = (lines: readonly { readonly text: string }[]) =>
    lines.map(({ text }) => text.replace(/\s+/g, '')).join('');
  return squeeze(removed) === squeeze(added);
}
