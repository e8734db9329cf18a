import type { DatabaseSync } from 'node:sqlite';
import { DamagedEntry } from './storageTrouble.ts';

/** Throws when a page of the database is damaged. Reads all of it: some 50 ms of processor time for 60 MB. */
export function checkPages(database: DatabaseSync): void {
  const said = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (said !== 'ok') throw new DamagedEntry(String(said));
}
