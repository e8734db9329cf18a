import type { TextRange } from '../textEdit.ts';

const WRAP = /[ \t]*(?:\r\n|\r|\n)[ \t]*/g;

/** Words that may be wrapped over lines, read as one line. */
export function unwrap(source: string): string {
  return source.replace(WRAP, ' ');
}

/** Shrinks a range so that it begins and ends with something visible; empty when there is nothing. */
export function trimRange(text: string, range: TextRange): TextRange {
  let { start, end } = range;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

/**
 * Maps places in unwrapped words back to the file: `offsets[i]` is where character `i` of `unwrap(source)` stands,
 * counted from the start of `source`; one more entry gives the end.
 */
export function unwrappedOffsets(source: string): readonly number[] {
  const offsets: number[] = [];
  let done = 0;
  for (const wrap of source.matchAll(WRAP)) {
    for (let index = done; index <= wrap.index; index++) offsets.push(index);
    done = wrap.index + wrap[0].length;
  }
  for (let index = done; index <= source.length; index++) offsets.push(index);
  return offsets;
}
