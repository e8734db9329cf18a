import { hunkText } from './hunkText.ts';

/** A line of a hunk. `old` and `new` are its numbers in the two texts; a carriage return stays in `text`. */
export interface PatchLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly old: number | null;
  readonly new: number | null;
  readonly text: string;
  /** True when the file ends here without a newline. */
  readonly endsFile: boolean;
}

/**
 * `header` is what git prints behind the second `@@`: the enclosing function, or nothing. Asking for `lines` may make
 * them all; `hunkText` gives some.
 */
export interface PatchHunk {
  readonly header: string;
  readonly oldStart: number;
  readonly newStart: number;
  readonly lines: readonly PatchLine[];
}

/** `oldPath` is set for a rename only. A file whose mode alone changed has no hunks. `mode` is git's, such as 100644. */
export interface PatchFile {
  readonly path: string;
  readonly oldPath: string | null;
  readonly kind: 'added' | 'changed' | 'deleted' | 'renamed';
  readonly binary: boolean;
  /** Its hunks are left out. */
  readonly tooLarge: boolean;
  /** As it is now, or was when it is deleted; null where the patch does not say. */
  readonly mode: string | null;
  readonly modes: { readonly old: string; readonly new: string } | null;
  readonly hunks: readonly PatchHunk[];
}

/** Added and removed lines of a file, or of some of its hunks. */
export function countLines(file: Pick<PatchFile, 'hunks'>): {
  readonly added: number;
  readonly removed: number;
} {
  let added = 0;
  let removed = 0;
  for (const text of file.hunks.map(hunkText)) {
    for (let index = 0; index < text.count; index += 1) {
      const kind = text.kindAt(index);
      if (kind === 'added') added += 1;
      if (kind === 'removed') removed += 1;
    }
  }
  return { added, removed };
}
