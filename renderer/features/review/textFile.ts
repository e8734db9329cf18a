import type { FileSide, ReviewedFile } from '#shared/review/reviewedFile.ts';

type TextSide = Extract<FileSide, { kind: 'text' }>;

/** A file that is text on each side it has. */
export type TextFile = Omit<ReviewedFile, 'before' | 'after'> & {
  readonly before: TextSide | null;
  readonly after: TextSide | null;
};

export function isText(file: ReviewedFile): file is TextFile {
  return [file.before, file.after].every((side) => side === null || side.kind === 'text');
}
