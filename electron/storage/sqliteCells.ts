import type { SqlitePages } from './sqlitePages.ts';

const LEAF = 0x0a;
const INTERIOR = 0x02;
const LONGEST_RECORD = 256 * 1024 * 1024;

export type SqliteValue = string | number | null;

/** The records of a page of a table without row ids, those that can be read; other pages hold none. */
export function* recordsOf(pages: SqlitePages, page: Buffer): Generator<readonly SqliteValue[]> {
  const kind = page[0];
  if (kind !== LEAF && kind !== INTERIOR) return;
  const pointers = kind === LEAF ? 8 : 12;
  const count = Math.min(page.readUInt16BE(3), (page.length - pointers) / 2);
  for (let cell = 0; cell < Math.floor(count); cell += 1) {
    const start = page.readUInt16BE(pointers + cell * 2) + (kind === LEAF ? 0 : 4);
    try {
      const payload = payloadAt(pages, page, start);
      const record = payload && readRecord(payload);
      if (record) yield record;
    } catch (error) {
      // Lengths and places of a damaged cell lead out of its page; the others are read on.
      if (!(error instanceof RangeError)) throw error;
    }
  }
}

function payloadAt(pages: SqlitePages, page: Buffer, start: number): Buffer | null {
  const [length, begin] = varintAt(page, start);
  if (length > LONGEST_RECORD) return null;
  const local = localBytes(length, pages.usable);
  const parts = [page.subarray(begin, begin + local)];
  let missing = length - local;
  let next = missing > 0 ? page.readUInt32BE(begin + local) : 0;
  while (missing > 0) {
    const more = pages.page(next);
    if (!more) return null;
    const part = more.subarray(4, 4 + Math.min(missing, pages.usable - 4));
    parts.push(part);
    missing -= part.length;
    next = more.readUInt32BE(0);
  }
  const payload = Buffer.concat(parts);
  return payload.length === length ? payload : null;
}

/** How much of a record lies in its page; the rest is in a chain of pages of its own. */
function localBytes(length: number, usable: number): number {
  const most = Math.floor(((usable - 12) * 64) / 255) - 23;
  if (length <= most) return length;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((length - least) % (usable - 4));
  return fitting <= most ? fitting : least;
}

function readRecord(payload: Buffer): readonly SqliteValue[] | null {
  const [headerLength, first] = varintAt(payload, 0);
  const values: SqliteValue[] = [];
  let header = first;
  let body = headerLength;
  while (header < headerLength) {
    const [type, next] = varintAt(payload, header);
    const length = bytesOf(type);
    if (length === null || body + length > payload.length) return null;
    values.push(valueAt(payload, body, type, length));
    header = next;
    body += length;
  }
  return values;
}

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8] as const;

/** Null for kinds that these tables do not hold. */
function bytesOf(type: number): number | null {
  if (type <= 6) return INTEGER_BYTES[type] ?? null;
  if (type === 8 || type === 9) return 0;
  return type >= 13 && type % 2 === 1 ? (type - 13) / 2 : null;
}

function valueAt(payload: Buffer, start: number, type: number, length: number): SqliteValue {
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type === 6) return Number(payload.readBigInt64BE(start));
  if (type < 6) return payload.readIntBE(start, length);
  return payload.toString('utf8', start, start + length);
}

/** A number and where it ends. Ours are far below 2^53. */
function varintAt(bytes: Buffer, start: number): readonly [value: number, end: number] {
  let value = 0;
  for (let place = start; place < start + 8; place += 1) {
    const byte = bytes.readUInt8(place);
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, place + 1];
  }
  throw new RangeError('no number of ours is that long');
}
