import { existsSync, statSync } from 'node:fs';
import { listBackups } from './ledgerBackups.ts';
import { createLedgerCopies, type LedgerCopies } from './ledgerCopies.ts';
import { type LedgerFile, openLedgerFile } from './ledgerFile.ts';
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
  /** All or none, in order; each is dated by an own look at the clock. */
  appendAll(stream: string, bodies: readonly unknown[]): readonly LedgerEntry[];
  /** In order, after `afterSeq` (0: all). */
  read(stream: string, afterSeq?: number): readonly LedgerEntry[];
  /** Names of streams that begin with `prefix`, sorted. */
  streams(prefix: string): readonly string[];
  /** Leaves a copy behind when there is anything new. */
  close(): void;
}

/**
 * Opens or makes the ledger file; `now` gives milliseconds since 1970. A file that is damaged, at the opening or
 * later, is set aside and put together anew; a fact says so, and `mended` is called after it.
 */
export function openLedger(file: string, now: () => number, mended: () => void = () => undefined): Ledger {
  const copies = createLedgerCopies(file, now, (error) => {
    if (storageTroubleOf(error) === 'damaged') mendOpen();
    else console.error(`${file} could not be copied`, error);
  });
  const mend = (spoilt: LedgerFile | null) => mendAndOpen({ file, now, mended, copies }, spoilt);
  // Null after a mending that the disk did not allow: the next act tries it again.
  let open: LedgerFile | null = openOrMend(file, mend);

  function mendOpen(): LedgerFile {
    const spoilt = open;
    open = null;
    open = mend(spoilt);
    return open;
  }

  /** A damaged file is mended once, and the act done again; whatever else the disk says goes to who asked. */
  function use<Value>(act: (opened: LedgerFile) => Value): Value {
    open ??= openOrMend(file, mend);
    try {
      return act(open);
    } catch (error) {
      if (storageTroubleOf(error) !== 'damaged') throw asKnownFault(error, file);
      return act(mendOpen());
    }
  }

  function add(stream: string, bodies: readonly unknown[]): readonly LedgerEntry[] {
    const facts = bodies.map((body) => ({
      stream,
      at: new Date(now()).toISOString(),
      body: JSON.stringify(body),
    }));
    const rows = use((opened) => opened.addAll(facts));
    copies.add(rows);
    copies.copyWhenMany();
    return rows.map(({ seq, at }, index) => ({ seq, at, body: bodies[index] }));
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
    close: () => copies.close(open),
  };
}

function openOrMend(file: string, mend: (spoilt: null) => LedgerFile): LedgerFile {
  try {
    finishMending(file);
    if (!isLost(file)) return openLedgerFile(file);
  } catch (error) {
    if (storageTroubleOf(error) !== 'damaged') throw asKnownFault(error, file);
  }
  return mend(null);
}

function mendAndOpen(
  needs: {
    readonly file: string;
    readonly now: () => number;
    readonly mended: () => void;
    readonly copies: LedgerCopies;
  },
  spoilt: LedgerFile | null,
): LedgerFile {
  const { file, now, copies } = needs;
  try {
    const damaged = keepDamaged(file, now());
    spoilt?.close();
    const mending = mendLedger(file, damaged, copies.uncopied());
    const opened = openLedgerFile(file);
    const at = new Date(now()).toISOString();
    copies.add([
      opened.add({ stream: MENDING_STREAM, at, body: JSON.stringify({ type: 'mended', ...mending }) }),
    ]);
    console.error(`${file} was damaged and has been put together anew`, mending);
    queueMicrotask(needs.mended);
    return opened;
  } catch (error) {
    throw asKnownFault(error, file);
  }
}

/** A file that is gone or empty while its copies are there was lost, and is not new. */
function isLost(file: string): boolean {
  const isThere = existsSync(file) && statSync(file).size > 0;
  return !isThere && listBackups(file).length > 0;
}
