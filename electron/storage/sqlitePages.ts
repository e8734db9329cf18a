import { readFileSync } from 'node:fs';

/**
 * The pages of a database file and of its journal, read without SQLite: it gives up on a file as a whole where most
 * pages of it are sound. The layout is that of https://www.sqlite.org/fileformat2.html.
 */
export type SqlitePages = {
  /** Bytes of a page that hold data. */
  readonly usable: number;
  /** Every page there is, those that the journal replaced included. */
  readonly all: readonly Buffer[];
  /** A page by its number, from 1, as it is with the journal. */
  page(number: number): Buffer | undefined;
};

const MAGIC = 'SQLite format 3\0';
/** What `openLedger` makes; taken where the file's own header cannot be read. */
const PAGE_SIZE = 4096;
const JOURNAL_HEADER = 32;
const FRAME_HEADER = 24;

export function readSqlitePages(file: string): SqlitePages {
  const bytes = readIfThere(file);
  const hasHeader = bytes.toString('latin1', 0, MAGIC.length) === MAGIC;
  const size = (hasHeader && pageSizeOf(bytes.readUInt16BE(16))) || PAGE_SIZE;
  const reserved = hasHeader && bytes[20] !== undefined && bytes[20] < 64 ? bytes[20] : 0;
  const main = new Map<number, Buffer>();
  for (let start = 0; start + size <= bytes.length; start += size)
    main.set(start / size + 1, bytes.subarray(start, start + size));
  const frames = committedFrames(readIfThere(`${file}-wal`), size);
  const latest = new Map([...main, ...frames.map(({ number, page }) => [number, page] as const)]);
  return {
    usable: size - reserved,
    all: [...main.values(), ...frames.map(({ page }) => page)],
    page: (number) => latest.get(number),
  };
}

type Frame = { readonly number: number; readonly page: Buffer; readonly commits: boolean };

/** The frames of a journal up to its last commit; what comes after that was never promised to anybody. */
function committedFrames(journal: Buffer, size: number): readonly Frame[] {
  if (journal.length < JOURNAL_HEADER) return [];
  const salts = journal.subarray(16, 24);
  const frames: Frame[] = [];
  for (
    let start = JOURNAL_HEADER;
    start + FRAME_HEADER + size <= journal.length;
    start += FRAME_HEADER + size
  ) {
    // A journal is written over from its beginning; older frames behind the newest have other salts.
    if (!journal.subarray(start + 8, start + 16).equals(salts)) continue;
    frames.push({
      number: journal.readUInt32BE(start),
      page: journal.subarray(start + FRAME_HEADER, start + FRAME_HEADER + size),
      commits: journal.readUInt32BE(start + 4) !== 0,
    });
  }
  return frames.slice(0, frames.findLastIndex(({ commits }) => commits) + 1);
}

/**
 * Whether the journal beside a file is sound to its last commit. SQLite takes a journal up to its first bad frame and
 * forgets what comes after it without a word.
 */
export function isJournalSound(file: string): boolean {
  const journal = readIfThere(`${file}-wal`);
  const size = journal.length < JOURNAL_HEADER ? 0 : journal.readUInt32BE(8);
  const promised = committedFrames(journal, pageSizeOf(size) ?? PAGE_SIZE).length;
  if (promised === 0) return true;
  const sum = createSum(journal.readUInt32BE(0) === BIG_ENDIAN_SUMS);
  if (!sum.agrees(journal.subarray(0, 24), journal.subarray(24, 32))) return false;
  for (let frame = 0; frame < promised; frame += 1) {
    const start = JOURNAL_HEADER + frame * (FRAME_HEADER + size);
    const body = journal.subarray(start + FRAME_HEADER, start + FRAME_HEADER + size);
    sum.add(journal.subarray(start, start + 8));
    if (!sum.agrees(body, journal.subarray(start + 16, start + 24))) return false;
  }
  return true;
}

const BIG_ENDIAN_SUMS = 0x377f0683;

/** The running sum of a journal, as its format describes it. */
function createSum(bigEndian: boolean) {
  let first = 0;
  let second = 0;
  const add = (bytes: Buffer) => {
    for (let at = 0; at < bytes.length; at += 8) {
      first = (first + (bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + second) >>> 0;
      second = (second + (bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + first) >>> 0;
    }
  };
  return {
    add,
    agrees(bytes: Buffer, sum: Buffer): boolean {
      add(bytes);
      return first === sum.readUInt32BE(0) && second === sum.readUInt32BE(4);
    },
  };
}

function pageSizeOf(field: number): number | null {
  const size = field === 1 ? 65_536 : field;
  return size >= 512 && (size & (size - 1)) === 0 ? size : null;
}

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    // Gone, or on a part of the disk that cannot be read any more: there is nothing to be had from it.
    return Buffer.alloc(0);
  }
}
