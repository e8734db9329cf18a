/** Offsets count UTF-16 units of the whole file's text; `end` is exclusive. */
export type TextRange = { readonly start: number; readonly end: number };

/** Replaces [start, end) by `text`; all edits of a list speak of the text before any of them. */
export type TextEdit = TextRange & { readonly text: string };

/** What of `before` is not in `after` any more: the smallest range around all that differs. */
export function changedRange(before: string, after: string): TextRange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  const limit = most - start;
  while (
    tail < limit &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return { start, end: before.length - tail };
}

/** Edits may come in any order but must not overlap; insertions at one place keep their order. Throws on overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let done = 0;
  for (const edit of ordered) {
    if (edit.start < done || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`The edit [${edit.start}, ${edit.end}) does not fit behind offset ${done}.`);
    }
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return result + text.slice(done);
}
