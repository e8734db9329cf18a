import type { EditorHint } from '#renderer/editor/MarkdownEditor.tsx';
import type { SpecProblem } from '#shared/spec/specDocument.ts';
import type { TextRange } from '#shared/spec/textEdit.ts';

/** Wording hints and problems of the file, by line and column counted from 1, as the editor wants them. */
export function editorHints(
  text: string,
  marks: readonly { readonly range: TextRange; readonly message: string }[],
  problems: readonly SpecProblem[],
): readonly EditorHint[] {
  const starts = lineStarts(text);
  return [...marks, ...problems].map(({ range, message }) => {
    const start = place(starts, range.start);
    const end = place(starts, range.end);
    return {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
      message,
    };
  });
}

/** The line, counted from 1, of an offset. */
export function lineAt(text: string, offset: number): number {
  return place(lineStarts(text), offset).line;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function place(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
