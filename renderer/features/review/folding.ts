import { isLeftOut } from '#shared/code/pathRules.ts';
import type { ReviewedWork, ReviewFile } from './reviewModel.ts';
import { isPartSeen } from './seenParts.ts';

interface Marks {
  readonly seen: ReadonlySet<string>;
  /** `foldKey` of what a person opened or folded against its own way. */
  readonly turned: ReadonlySet<string>;
}

/** Each place that shows parts of a file folds for itself. */
export function foldKey({ file, place }: Pick<ReviewFile, 'file' | 'place'>): string {
  return place === undefined ? file.path : `${file.path} ${place}`;
}

/** What a tool wrote and what was seen is folded of itself. */
export function foldsItself(
  seen: ReadonlySet<string>,
  work: Pick<ReviewedWork, 'id' | 'commit'>,
  part: ReviewFile,
): boolean {
  return isLeftOut(part.file.path) || isPartSeen(seen, work, part);
}

export function isFolded(
  { seen, turned }: Marks,
  work: Pick<ReviewedWork, 'id' | 'commit'>,
  part: ReviewFile,
): boolean {
  return foldsItself(seen, work, part) !== turned.has(foldKey(part));
}
