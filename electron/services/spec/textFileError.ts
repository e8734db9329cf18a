/** Why a text file of the repository could not be read or written. `path` is relative to the repository. */
export type TextFileError =
  | { readonly code: 'gone'; readonly path: string }
  | { readonly code: 'notWritable'; readonly path: string; readonly reason: string }
  | { readonly code: 'diskFull'; readonly path: string }
  | { readonly code: 'tooLarge'; readonly path: string; readonly bytes: number }
  /** `line` is the first that is not UTF-8; left out for what holds zero bytes. */
  | { readonly code: 'notText'; readonly path: string; readonly line?: number }
  | { readonly code: 'changedOutside'; readonly text: string; readonly hash: string }
  | { readonly code: 'failed'; readonly reason: string };

/** Turns what the file system says into a code. Rethrows what is not an error of the file system. */
export function textFileErrorFrom(error: unknown, path: string): TextFileError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { code: 'gone', path };
    case 'EACCES':
    case 'EPERM':
      return { code: 'notWritable', path, reason: 'this user may not' };
    case 'EROFS':
      return { code: 'notWritable', path, reason: 'the disk is read-only' };
    case 'EISDIR':
      return { code: 'notWritable', path, reason: 'it is a folder' };
    case 'ENOSPC':
    case 'EDQUOT':
      return { code: 'diskFull', path };
    default:
      if (typeof code !== 'string') throw error;
      return {
        code: 'failed',
        reason: `${path} could not be used (${code}). Nothing was changed; try again.`,
      };
  }
}
