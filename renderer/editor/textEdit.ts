/** Replaces `text.slice(start, end)` by `insert`; offsets count UTF-16 units of the text before. */
export type TextEdit = { readonly start: number; readonly end: number; readonly insert: string };

/** A place as editors count: lines from 1, columns from 1. */
export type RangeEdit = {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly insert: string;
};

const LINE_END = /\r\n|\r|\n/g;

/**
 * The edits as offsets into `text`, in its own line ends. An editor holds one kind of line end and no byte order
 * mark; a file may mix them, and what is not edited must stay as it is. Ranges refer to the text before any of them.
 */
export function toTextEdits(text: string, ranges: readonly RangeEdit[]): readonly TextEdit[] {
  const starts = lineStarts(text);
  const lineEnd = mainLineEnd(text);
  const offset = (line: number, column: number) => (starts[line - 1] ?? text.length) + column - 1;
  return ranges
    .map((range) => ({
      start: offset(range.startLine, range.startColumn),
      end: offset(range.endLine, range.endColumn),
      insert: range.insert.replaceAll(LINE_END, lineEnd),
    }))
    .map((edit) => keptApart(text, edit, lineEnd))
    .toSorted((a, b) => a.start - b.start);
}

/** A lone carriage return must not become one line end with the line feed that an edit brings next to it. */
function keptApart(text: string, edit: TextEdit, lineEnd: string): TextEdit {
  const next = edit.insert === '' ? text[edit.end] : edit.insert[0];
  if (next !== '\n' || text[edit.start - 1] !== '\r') return edit;
  return keptApart(text, { ...edit, start: edit.start - 1, insert: lineEnd + edit.insert }, lineEnd);
}

export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, edit.start) + edit.insert;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** The smallest single edit that makes `after` of `before`; undefined when they are equal. */
export function smallestEdit(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < most - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return { start: head, end: before.length - tail, insert: after.slice(head, after.length - tail) };
}

/** The text as an editor holds it: line feeds only, no byte order mark. */
export function asEdited(text: string): string {
  return withoutMark(text).replaceAll(LINE_END, '\n');
}

function lineStarts(text: string): readonly number[] {
  const first = text.length - withoutMark(text).length;
  return [first, ...[...text.matchAll(LINE_END)].map((match) => match.index + match[0].length)];
}

function mainLineEnd(text: string): string {
  const windows = text.split('\r\n').length - 1;
  const all = text.split('\n').length - 1;
  return windows > all - windows ? '\r\n' : '\n';
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
