import { diffArrays } from 'diff';

/** A stretch of a three-way merge: settled, or changed on both sides and left to a person. */
export type MergePart =
  | { readonly kind: 'settled'; readonly text: string }
  | { readonly kind: 'conflict'; readonly base: string; readonly mine: string; readonly theirs: string };

type Hunk = { readonly from: number; readonly to: number; readonly lines: readonly string[] };

/**
 * Joins two changes of one text, line by line. Changes to different lines are joined;
 * where both sides changed the same lines, and not alike, the part is a conflict.
 */
export function mergeTexts(base: string, mine: string, theirs: string): readonly MergePart[] {
  const baseLines = splitLines(base);
  const parts: MergePart[] = [];
  const left = hunksOf(baseLines, splitLines(mine));
  const right = hunksOf(baseLines, splitLines(theirs));
  let at = 0;
  while (left.length > 0 || right.length > 0) {
    const from = Math.min(left[0]?.from ?? Infinity, right[0]?.from ?? Infinity);
    const group = takeOverlapping(left, right, from);
    settle(parts, baseLines.slice(at, group.from).join(''));
    const original = baseLines.slice(group.from, group.to).join('');
    const ours = sideText(baseLines, group, group.mine);
    const others = sideText(baseLines, group, group.theirs);
    if (group.mine.length === 0 || ours === others) settle(parts, others);
    else if (group.theirs.length === 0) settle(parts, ours);
    else parts.push({ kind: 'conflict', base: original, mine: ours, theirs: others });
    at = group.to;
  }
  settle(parts, baseLines.slice(at).join(''));
  return parts;
}

export function hasConflict(parts: readonly MergePart[]): boolean {
  return parts.some((part) => part.kind === 'conflict');
}

/** The joined text, with the chosen side in the place of each conflict, in order; `mine` where none is chosen. */
export function settleMerge(parts: readonly MergePart[], sides: readonly ('mine' | 'theirs')[]): string {
  let conflict = 0;
  return parts
    .map((part) => (part.kind === 'settled' ? part.text : part[sides[conflict++] ?? 'mine']))
    .join('');
}

/** Lines with their endings, so that joining them gives back the text byte for byte. */
function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function hunksOf(base: readonly string[], changed: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let open: { from: number; to: number; lines: string[] } | undefined;
  for (const change of diffArrays([...base], [...changed])) {
    if (!change.added && !change.removed) {
      open = undefined;
      at += change.value.length;
      continue;
    }
    if (!open) {
      open = { from: at, to: at, lines: [] };
      hunks.push(open);
    }
    if (change.added) open.lines.push(...change.value);
    else {
      at += change.value.length;
      open.to = at;
    }
  }
  return hunks;
}

type Group = {
  from: number;
  to: number;
  readonly mine: Hunk[];
  readonly theirs: Hunk[];
};

/** Takes from both sides every hunk that touches the growing range, so that each overlap is judged once. */
function takeOverlapping(left: Hunk[], right: Hunk[], from: number): Group {
  const group: Group = { from, to: from, mine: [], theirs: [] };
  for (let grew = true; grew; ) {
    grew = false;
    for (const [side, taken] of [
      [left, group.mine],
      [right, group.theirs],
    ] as const) {
      const next = side[0];
      if (!next || !meets(group, next)) continue;
      side.shift();
      taken.push(next);
      group.to = Math.max(group.to, next.to);
      grew = true;
    }
  }
  return group;
}

/** Changes to neighbouring lines do not meet; an insertion meets what changes right beside it. */
function meets(group: Group, next: Hunk): boolean {
  if (next.from !== group.to) return next.from < group.to;
  return next.from === next.to || group.from === group.to;
}

function sideText(base: readonly string[], group: Group, hunks: readonly Hunk[]): string {
  let text = '';
  let at = group.from;
  for (const hunk of hunks) {
    text += base.slice(at, hunk.from).join('') + hunk.lines.join('');
    at = hunk.to;
  }
  return text + base.slice(at, group.to).join('');
}

function settle(parts: MergePart[], text: string): void {
  if (text === '') return;
  const last = parts.at(-1);
  if (last?.kind === 'settled') parts[parts.length - 1] = { kind: 'settled', text: last.text + text };
  else parts.push({ kind: 'settled', text });
}
