import { hunkOf, type HunkText } from './hunkText.ts';
import type { PatchHunk, PatchLine } from './patch.ts';

export const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$/s;

const PLUS = 43;
const MINUS = 45;
const BACKSLASH = 92;

/** Where each line of a hunk begins in the patch, and the numbers that come next in both texts when it does. */
interface Places {
  readonly starts: number[];
  readonly old: number[];
  readonly new: number[];
  /** Indexes of lines behind which a text ends without a newline. */
  readonly ends: Set<number>;
}

/**
 * Reads a hunk from the line behind its head, by its counts. Its lines stay text until they are asked for, as making
 * 300,000 of them takes longer than all the rest of a page's first paint.
 */
export function readHunk(
  patch: string,
  from: number,
  head: RegExpExecArray,
): { readonly hunk: PatchHunk; readonly end: number } {
  const [, oldStart = '0', oldCount = '1', newStart = '0', newCount = '1', header = ''] = head;
  const start = { old: Number(oldStart), new: Number(newStart) };
  const left = { old: Number(oldCount), new: Number(newCount) };
  const places: Places = { starts: [], old: [], new: [], ends: new Set() };
  let at = from;
  while (at < patch.length) {
    const sign = patch.charCodeAt(at);
    if (sign === BACKSLASH) places.ends.add(places.starts.length - 1);
    else if (left.old <= 0 && left.new <= 0) break;
    else {
      places.starts.push(at);
      places.old.push(start.old + Number(oldCount) - left.old);
      places.new.push(start.new + Number(newCount) - left.new);
      if (sign !== PLUS) left.old -= 1;
      if (sign !== MINUS) left.new -= 1;
    }
    at = endOfLine(patch, at) + 1;
  }
  const text = textIn(patch, places);
  const known = { header: header.replace(/\r$/, ''), oldStart: start.old, newStart: start.new };
  return { hunk: hunkOf(known, text), end: at };
}

/** Offset of the newline that ends the line at `from`, or of the text's end. */
export function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function textIn(patch: string, { starts, old, new: now, ends }: Places): HunkText {
  const kindAt = (index: number): PatchLine['kind'] => {
    const sign = patch.charCodeAt(starts[index] ?? patch.length);
    return sign === PLUS ? 'added' : sign === MINUS ? 'removed' : 'same';
  };
  const wordsAt = (index: number) => {
    const start = starts[index] ?? patch.length;
    return patch.slice(start + 1, endOfLine(patch, start));
  };
  const lineAt = (index: number): PatchLine => {
    const kind = kindAt(index);
    return {
      kind,
      old: kind === 'added' ? null : (old[index] ?? null),
      new: kind === 'removed' ? null : (now[index] ?? null),
      text: wordsAt(index),
      endsFile: ends.has(index),
    };
  };
  return {
    count: starts.length,
    kindAt,
    isBlankAt: (index) => wordsAt(index).trim() === '',
    slice(from, to) {
      const first = Math.max(0, from);
      const length = Math.max(0, Math.min(to, starts.length) - first);
      return Array.from({ length }, (_, index) => lineAt(first + index));
    },
  };
}
