import { existsSync, statSync } from 'node:fs';
import { copyAtOnce, copyBehind, copyClosed, listBackups } from './ledgerBackups.ts';
import { type LedgerFile, openLedgerFile } from './ledgerFile.ts';
import type { LedgerRow } from './ledgerRow.ts';
import { finishMending, keepDamaged, mendLedger, MENDING_STREAM } from './mendLedger.ts';
import { asKnownFault, storageTroubleOf } from './storageTrouble.ts';

/** One fact. `seq` counts the facts of its stream from 1 without gaps; `at` is ISO 8601 in UTC. */
export type LedgerEntry = { readonly seq: number; readonly at: string; readonly body: unknown };

/**
 * Append-only streams of facts; all state is a fold of them. A returned append survives a kill. What the disk refuses
 * is thrown as a `KnownFault` with a sentence, and nothing was written then.
 */
export interface Ledger {
  append(stream: string, body: unknown): LedgerEntry;
  /** All or none, in order. */
  appendAll(stream: string, bodies: readonly unknown[]): readonly LedgerEntry[];
  /** In order, after `afterSeq` (0: all). */
  read(stream: string, afterSeq?: number): readonly LedgerEntry[];
  /** Names of streams that begin with `prefix`, sorted. */
  streams(prefix: string): readonly string[];
  /** Leaves a copy behind when there is anything new. */
  close(): void;
}

/** Facts after which a copy is made of a ledger in use; those since then are kept in memory too. */
const FACTS_A_COPY = 500;

/**
 * Opens or makes the ledger file; `now` gives milliseconds since 1970. A file that is damaged, at the opening or
 * later, is set aside and put together anew; a fact says so, and `mended` is called after it.
 */
export function openLedger(file: string, now: () => number, mended: () => void = () => undefined): Ledger {
  let since: LedgerRow[] = [];
  let copying = false;
  let closed = false;
  // Null after a mending that the disk did not allow: the next act tries it again.
  let open: LedgerFile | null = openOrMend();

  function openOrMend(): LedgerFile {
    try {
      finishMending(file);
      if (!isLost(file)) return openLedgerFile(file);
    } catch (error) {
      if (storageTroubleOf(error) !== 'damaged') throw asKnownFault(error, file);
    }
    return mend();
  }

  function mend(spoilt: LedgerFile | null = null): LedgerFile {
    try {
      const damaged = keepDamaged(file, now());
      spoilt?.close();
      const mending = mendLedger(file, damaged, since);
      const opened = openLedgerFile(file);
      const at = new Date(now()).toISOString();
      since.push(
        opened.add({ stream: MENDING_STREAM, at, body: JSON.stringify({ type: 'mended', ...mending }) }),
      );
      console.error(`${file} was damaged and has been put together anew`, mending);
      queueMicrotask(mended);
      return opened;
    } catch (error) {
      throw asKnownFault(error, file);
    }
  }

  /** A damaged file is mended once, and the act done again; whatever else the disk says goes to who asked. */
  function use<Value>(act: (opened: LedgerFile) => Value): Value {
    open ??= openOrMend();
    try {
      return act(open);
    } catch (error) {
      if (storageTroubleOf(error) !== 'damaged') throw asKnownFault(error, file);
      const spoilt = open;
      open = null;
      open = mend(spoilt);
      return act(open);
    }
  }

  function add(stream: string, bodies: readonly unknown[]): readonly LedgerEntry[] {
    const at = new Date(now()).toISOString();
    const facts = bodies.map((body) => ({ stream, at, body: JSON.stringify(body) }));
    const rows = use((opened) => opened.addAll(facts));
    since.push(...rows);
    if (since.length >= FACTS_A_COPY) copySoon();
    return rows.map(({ seq }, index) => ({ seq, at, body: bodies[index] }));
  }

  function copySoon(): void {
    if (copying) return;
    copying = true;
    const covered = since.length;
    copyBehind(file, now())
      .then(() => {
        since = since.slice(covered);
      })
      .catch((error: unknown) => {
        // Closing makes a copy of its own.
        if (closed) return;
        if (storageTroubleOf(error) === 'damaged') return use(() => raise(error));
        console.error(`${file} could not be copied`, error);
      })
      .catch((error: unknown) => console.error(`${file} could not be mended`, error))
      .finally(() => {
        copying = false;
      });
  }

  /** Without a copy there is still the ledger itself. */
  function tryToCopy(copy: () => void): void {
    try {
      copy();
    } catch (error) {
      console.error(`${file} could not be copied`, error);
    }
  }

  return {
    append(stream, body) {
      const [entry] = add(stream, [body]);
      if (!entry) throw new Error('A fact was added without a word.');
      return entry;
    },
    appendAll: add,
    read: (stream, afterSeq = 0) =>
      use((opened) => opened.read(stream, afterSeq)).map(({ seq, at, body }) => ({
        seq,
        at,
        body: JSON.parse(body) as unknown,
      })),
    streams: (prefix) => use((opened) => opened.streams(prefix)),
    close() {
      closed = true;
      const last = open;
      // While it is being copied it is not written back into its one file by closing.
      if (since.length > 0 && copying && last) tryToCopy(() => copyAtOnce(last.database, file, now()));
      last?.close();
      if (since.length > 0 && !copying) tryToCopy(() => copyClosed(file, now()));
    },
  };
}

/** A file that is gone or empty while its copies are there was lost, and is not new. */
function isLost(file: string): boolean {
  const isThere = existsSync(file) && statSync(file).size > 0;
  return !isThere && listBackups(file).length > 0;
}

function raise(error: unknown): never {
  throw error;
}
