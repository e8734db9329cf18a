import { isJson, type LedgerRow, sumOfRow } from './ledgerRow.ts';
import { recordsOf, type SqliteValue } from './sqliteCells.ts';
import { readSqlitePages } from './sqlitePages.ts';

const AT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * All facts that can still be read of a ledger file and its journal, whatever happened to them, in no order and some
 * twice. Facts are only ever added, so one found in a page that was replaced since is as true as any.
 */
export function readRemains(file: string): readonly LedgerRow[] {
  const pages = readSqlitePages(file);
  return pages.all.flatMap((page) => [...recordsOf(pages, page)].flatMap((record) => rowOf(record) ?? []));
}

function rowOf([stream, seq, at, body, sum = null]: readonly SqliteValue[]): LedgerRow | null {
  if (typeof stream !== 'string' || typeof seq !== 'number' || !(seq > 0)) return null;
  if (typeof at !== 'string' || typeof body !== 'string' || !AT.test(at)) return null;
  const row = { stream, seq, at, body };
  if (sum !== null) return sum === sumOfRow(row) ? row : null;
  return isJson(body) ? row : null;
}

/**
 * The facts of several files as streams without gaps; of two that claim one place the earlier source's stands. What
 * comes after a gap would mean something else without the facts before it and is left out.
 */
export function joinRemains(sources: readonly (readonly LedgerRow[])[]): readonly LedgerRow[] {
  const streams = new Map<string, Map<number, LedgerRow>>();
  for (const row of sources.flat()) {
    const stream = streams.get(row.stream) ?? new Map<number, LedgerRow>();
    streams.set(row.stream, stream);
    if (!stream.has(row.seq)) stream.set(row.seq, row);
  }
  return [...streams.values()].flatMap((stream) => {
    const whole: LedgerRow[] = [];
    for (let row = stream.get(1); row; row = stream.get(row.seq + 1)) whole.push(row);
    return whole;
  });
}
