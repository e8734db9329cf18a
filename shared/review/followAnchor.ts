import type { CommentAnchor } from '#shared/run/run.ts';
import { followLines } from './followLines.ts';
import type { PatchFile } from './patch.ts';

export interface FollowedAnchor {
  /** Where it is now; where it was when it is `outdated`. */
  readonly anchor: CommentAnchor;
  /** The text it was about is gone or says something else. */
  readonly outdated: boolean;
}

/**
 * Follows what a comment hangs on to newer work. `changes` lead from the text it was written on to the text of now:
 * of the new side's files, and of the old side's, whose base can have moved too.
 */
export function followAnchor(
  anchor: CommentAnchor,
  changes: { readonly old: readonly PatchFile[]; readonly new: readonly PatchFile[] },
): FollowedAnchor {
  if (anchor.kind !== 'line') return { anchor, outdated: false };
  const file = changes[anchor.side].find(({ path, oldPath }) => (oldPath ?? path) === anchor.path);
  // A file that was added meanwhile is another one of that name.
  if (!file || file.kind === 'added') return { anchor, outdated: false };
  if (file.kind === 'deleted' || file.binary || file.tooLarge) return { anchor, outdated: true };
  const { ranges, touched } = followLines([[anchor.line, anchor.line]], file.hunks);
  const line = ranges[0]?.[0] ?? anchor.line;
  return touched
    ? { anchor, outdated: true }
    : { anchor: { ...anchor, path: file.path, line }, outdated: false };
}
