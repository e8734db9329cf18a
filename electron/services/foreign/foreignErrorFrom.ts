import { textFileErrorFrom } from '#electron/services/spec/textFileError.ts';
import type { ForeignError } from '#shared/foreign/foreignError.ts';

/** Rethrows what is not an error of the file system. */
export function foreignErrorFrom(error: unknown, path: string): ForeignError {
  const found = textFileErrorFrom(error, path);
  switch (found.code) {
    case 'notWritable':
    case 'diskFull':
    case 'failed':
      return found;
    case 'gone':
    case 'tooLarge':
    case 'notText':
    case 'changedOutside':
      return { code: 'notWritable', path, reason: 'its folder is not there or is a file' };
  }
}
