import type { PatchHunk } from '../patch.ts';

/**
 * The text of a file where some parts of its change did not happen. `parts` are the hunks to undo, in the order of
 * the file; lines are taken from the two texts by their numbers, so that bytes which are no text stay as they are.
 */
export function withoutParts(before: string, after: string, parts: readonly PatchHunk[]): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  const left: string[] = [];
  let at = 1;
  const copyTo = (line: number) => {
    // One by one: a file may have more lines than a call takes arguments.
    for (const own of now.slice(at - 1, line - 1)) left.push(own);
    at = Math.max(at, line);
  };
  for (const part of parts) {
    let next = firstNewLine(part);
    for (const line of part.lines) {
      if (line.kind === 'removed') {
        copyTo(next);
        left.push(old[(line.old ?? 0) - 1] ?? '');
      }
      if (line.kind === 'added') {
        copyTo(next);
        at = next + 1;
      }
      if (line.kind !== 'removed') next += 1;
    }
  }
  copyTo(now.length + 1);
  return left.join('');
}

/** Where the first line of a part is, or would be, in the new text. */
export function firstNewLine({ lines, newStart }: PatchHunk): number {
  return lines.some((line) => line.new !== null) ? newStart : newStart + 1;
}

/** Each with its end, which the last one may lack. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
