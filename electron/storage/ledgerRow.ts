import { crc32 } from 'node:zlib';

/** A fact as it lies in the file: `body` is JSON. */
export type LedgerRow = {
  readonly stream: string;
  readonly seq: number;
  readonly at: string;
  readonly body: string;
};

/** Tells an entry that is not what was written; entries of earlier versions have none. */
export function sumOfRow({ stream, seq, at, body }: LedgerRow): number {
  return crc32(`${stream}\n${seq}\n${at}\n${body}`);
}

/** All that can be said of an entry without a sum. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
