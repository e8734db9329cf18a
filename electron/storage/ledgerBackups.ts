import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { checkPages } from './checkPages.ts';

/** More would only hold the same facts once more: each has all that came before it. */
const KEPT = 3;

function folderOf(file: string): string {
  return join(dirname(file), 'ledger-backups');
}

/** Copies of a ledger, the newest first. */
export function listBackups(file: string): readonly string[] {
  const folder = folderOf(file);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^\d{15}\.sqlite$/.test(name));
  return names
    .toSorted()
    .toReversed()
    .map((name) => join(folder, name));
}

/** Copies a ledger that is closed, and therefore whole in its one file. */
export function copyClosed(file: string, now: number): void {
  copyInto(begin(file, 'closed', now), file, (unfinished) => copyFileSync(file, unfinished));
}

/** The same for one that is open; others may be reading it. */
export function copyAtOnce(database: DatabaseSync, file: string, now: number): void {
  copyInto(begin(file, 'closed', now), file, (unfinished) =>
    database.prepare('VACUUM INTO ?').run(unfinished),
  );
}

/**
 * Copies a ledger in another thread while it goes on being used. It has a connection of its own, and copies in one
 * step: a copy that meets the writes of its connection fails. Throws when the copy is damaged: it would push out a
 * sound one.
 */
export async function copyBehind(file: string, now: number): Promise<void> {
  const target = begin(file, 'open', now);
  const reader = new DatabaseSync(file, { readOnly: true });
  try {
    await backup(reader, target.unfinished, { rate: ALL_PAGES });
  } finally {
    reader.close();
  }
  const copy = new DatabaseSync(target.unfinished, { readOnly: true });
  try {
    checkPages(copy);
  } finally {
    copy.close();
  }
  finish(file, target);
}

const ALL_PAGES = 2 ** 30;

function copyInto(target: Target, file: string, copy: (unfinished: string) => void): void {
  try {
    copy(target.unfinished);
    finish(file, target);
  } catch (error) {
    // A full disk needs the room for better things.
    rmSync(target.unfinished, { force: true });
    throw error;
  }
}

type Target = { readonly unfinished: string; readonly finished: string };

/** Names sort by time, and never below that of a copy already there: a clock can be set back. */
function begin(file: string, which: string, now: number): Target {
  const folder = folderOf(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unfinished = join(folder, `unfinished-${which}.sqlite`);
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${unfinished}${end}`, { force: true });
  const newest = /(\d+)\.sqlite$/.exec(listBackups(file)[0] ?? '')?.[1] ?? '0';
  const number = Math.max(now, Number(newest) + 1);
  return { unfinished, finished: join(folder, `${String(number).padStart(15, '0')}.sqlite`) };
}

function finish(file: string, { unfinished, finished }: Target): void {
  renameSync(unfinished, finished);
  for (const old of listBackups(file).slice(KEPT)) rmSync(old, { force: true });
}
