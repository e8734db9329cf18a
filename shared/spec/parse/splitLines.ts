/** One line of the file: [start, end) without its line end, `next` is where the following line begins. */
export type Line = { readonly start: number; readonly end: number; readonly next: number };

/**
 * The lines from offset `from`, where one begins, up to the one that reaches `to`. A byte order mark belongs to no
 * line. CRLF, LF and a lone CR all end one.
 */
export function splitLines(text: string, from = 0, to = text.length): readonly Line[] {
  const lines: Line[] = [];
  let start = from === 0 && text.charCodeAt(0) === 0xfeff ? 1 : from;
  while (start < to) {
    let end = start;
    while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
    const next = Math.min(text.length, end + (text.startsWith('\r\n', end) ? 2 : 1));
    lines.push({ start, end, next });
    start = next;
  }
  return lines;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/** The line that holds `offset`, as an index; the last line for an offset at the end of the file. */
export function lineIndexAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
