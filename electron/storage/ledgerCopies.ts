import { copyAtOnce, copyBehind, copyClosed } from './ledgerBackups.ts';
import type { LedgerFile } from './ledgerFile.ts';
import type { LedgerRow } from './ledgerRow.ts';

/** Facts after which a copy is made of a ledger in use; those since then are kept in memory too. */
const FACTS_A_COPY = 500;

export type LedgerCopies = ReturnType<typeof createLedgerCopies>;

/** The copies of a ledger beside it, and the facts that none of them holds yet. */
export function createLedgerCopies(
  file: string,
  now: () => number,
  /** The ledger could not be read while it was copied. */
  failed: (error: unknown) => void,
) {
  let since: LedgerRow[] = [];
  let copying = false;
  let closed = false;

  function copySoon(): void {
    if (copying) return;
    copying = true;
    const covered = since.length;
    copyBehind(file, now())
      .then(() => {
        since = since.slice(covered);
      })
      // Closing makes a copy of its own.
      .catch((error: unknown) => (closed ? undefined : failed(error)))
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
    uncopied: (): readonly LedgerRow[] => since,
    add(rows: readonly LedgerRow[]): void {
      since.push(...rows);
    },
    copyWhenMany(): void {
      if (since.length >= FACTS_A_COPY) copySoon();
    },
    /** Closes the ledger and leaves a copy behind when there is anything new. */
    close(last: LedgerFile | null): void {
      closed = true;
      // While it is being copied it is not written back into its one file by closing.
      if (since.length > 0 && copying && last) tryToCopy(() => copyAtOnce(last.database, file, now()));
      last?.close();
      if (since.length > 0 && !copying) tryToCopy(() => copyClosed(file, now()));
    },
  };
}
