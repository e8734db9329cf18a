import type { PatchLine } from '#shared/review/patch.ts';
import type { CommentAnchor } from '#shared/run/run.ts';

type LineAnchor = Extract<CommentAnchor, { kind: 'line' }>;

/** A line that was removed is named by its old number, any other by its new one. */
export function anchorOf(line: PatchLine, path: string): LineAnchor {
  return line.new === null
    ? { kind: 'line', path, side: 'old', line: line.old ?? 1 }
    : { kind: 'line', path, side: 'new', line: line.new };
}
