import { KnownFault } from '#shared/contract/knownFault.ts';

/** What can be wrong with a file of Overture's own, whatever was wanted of it. */
export type StorageTrouble = 'damaged' | 'locked' | 'full' | 'readOnly' | 'failing';

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html) that come from the file and not from us. */
const BY_CODE: Readonly<Record<number, StorageTrouble>> = {
  3: 'readOnly',
  5: 'locked',
  6: 'locked',
  8: 'readOnly',
  10: 'failing',
  11: 'damaged',
  13: 'full',
  14: 'readOnly',
  26: 'damaged',
};
/** SQLITE_IOERR_SHMSIZE: no room for the index of the journal, which a full disk says first. */
const NO_ROOM_FOR_INDEX = 4874;
const BY_SYSTEM: Readonly<Record<string, StorageTrouble>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'readOnly',
  EACCES: 'readOnly',
  EPERM: 'readOnly',
  EIO: 'failing',
};

/** Thrown for an entry that is not what was written, which SQLite itself cannot notice. */
export class DamagedEntry extends Error {}

/** Null for what is no trouble of a file: a fault of Overture's own. */
export function storageTroubleOf(error: unknown): StorageTrouble | null {
  if (error instanceof DamagedEntry) return 'damaged';
  if (!(error instanceof Error)) return null;
  if ('errcode' in error && typeof error.errcode === 'number') {
    return error.errcode === NO_ROOM_FOR_INDEX ? 'full' : (BY_CODE[error.errcode & 0xff] ?? null);
  }
  return 'code' in error && typeof error.code === 'string' ? (BY_SYSTEM[error.code] ?? null) : null;
}

/** What happened, what is safe, what to do. */
export function describeStorageTrouble(trouble: StorageTrouble, file: string): string {
  switch (trouble) {
    case 'damaged':
      return `${file} is damaged. Close the project and open it again; what can be read of it is put together then.`;
    case 'locked':
      return `Another program is using ${file}, so nothing was changed. Close that program, such as a backup or a database viewer, and try again.`;
    case 'full':
      return `The disk that holds ${file} is full, so this step was not recorded. What was saved before is safe. Make room and try again.`;
    case 'readOnly':
      return `${file} cannot be written: its disk or folder can only be read. What was saved before is safe. Change that and try again.`;
    case 'failing':
      return `The disk that holds ${file} reports errors, so this step was not recorded. What was saved before may be safe; copy that folder to another disk.`;
  }
}

/** The same for the page, which shows the sentence where the act was; other errors go on as they are. */
export function asKnownFault(error: unknown, file: string): unknown {
  const trouble = storageTroubleOf(error);
  if (trouble === null) return error;
  return new KnownFault(
    { code: 'storage', message: describeStorageTrouble(trouble, file) },
    { cause: error },
  );
}
