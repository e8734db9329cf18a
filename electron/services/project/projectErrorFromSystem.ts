import type { ProjectError } from '#shared/project/projectError.ts';

/** What the file system said, as the person's problem. Faults that are not the file system's are thrown on. */
export function projectErrorFromSystem(error: unknown, path: string): ProjectError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    // What holds a zero byte is not even asked of the system: there is no such path.
    case 'ERR_INVALID_ARG_VALUE':
      return { code: 'pathGone', path };
    case 'EACCES':
    case 'EPERM':
      return { code: 'noPermission', path };
    case 'ENOTDIR':
      return { code: 'notAFolder', path };
    case 'EROFS':
      return { code: 'failed', reason: `${path} is on a drive that can only be read.` };
    case 'ENOSPC':
      return { code: 'failed', reason: 'The disk is full.' };
    default:
      throw error;
  }
}
