import type { PatchHunk, PatchLine } from './patch.ts';

/** The lines of a hunk by their index, each put together when it is asked for: a hunk may have 100,000 of them. */
export interface HunkText {
  readonly count: number;
  kindAt(index: number): PatchLine['kind'];
  /** Whether a line holds nothing but white space. */
  isBlankAt(index: number): boolean;
  /** The lines from one index up to, and without, another. */
  slice(from: number, to: number): readonly PatchLine[];
}

const texts = new WeakMap<PatchHunk, HunkText>();

/** Reads a hunk without making all of its lines, as `hunk.lines` does. */
export function hunkText(hunk: PatchHunk): HunkText {
  return texts.get(hunk) ?? textOfLines(hunk.lines);
}

/** A hunk whose lines are made once somebody asks for all of them. */
export function hunkOf(head: Omit<PatchHunk, 'lines'>, text: HunkText): PatchHunk {
  let lines: readonly PatchLine[] | undefined;
  const hunk: PatchHunk = {
    ...head,
    get lines() {
      lines ??= text.slice(0, text.count);
      return lines;
    },
  };
  texts.set(hunk, text);
  return hunk;
}

/** The first line that changed, or the first of all where none did. */
export function firstChangedLine(hunk: PatchHunk): PatchLine | undefined {
  const at = firstChangeAt(hunkText(hunk));
  return hunkText(hunk).slice(at, at + 1)[0];
}

/** Index of the first line that changed; 0 where none did. */
export function firstChangeAt(text: Pick<HunkText, 'count' | 'kindAt'>): number {
  for (let index = 0; index < text.count; index += 1) if (text.kindAt(index) !== 'same') return index;
  return 0;
}

function textOfLines(lines: readonly PatchLine[]): HunkText {
  return {
    count: lines.length,
    kindAt: (index) => lines[index]?.kind ?? 'same',
    isBlankAt: (index) => lines[index]?.text.trim() === '',
    slice: (from, to) => lines.slice(from, to),
  };
}
