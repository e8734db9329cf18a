import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Ledger, openLedger } from './ledger.ts';
import { listBackups } from './ledgerBackups.ts';
import { MENDING_STREAM } from './mendLedger.ts';

const FACTS = 300;
const STREAMS = ['run:run-1', 'run:run-2', 'spec:001'];
const now = () => 1_700_000_000_000;
const wordsOf = (fact: number) => `${fact} ${'word '.repeat(fact % 90)}`;
let folder: string;
let file: string;

beforeEach(() => {
  // A mending says so in the log.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  folder = mkdtempSync(join(tmpdir(), 'ledger-damage-'));
  file = join(folder, 'ledger.sqlite');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function write(ledger: Ledger, from: number, to: number): void {
  for (let fact = from; fact < to; fact += 1)
    ledger.append(STREAMS[fact % STREAMS.length] ?? '', { fact, words: wordsOf(fact) });
}

/** The facts there are, each of them held to be what was written at its place and without a gap before it. */
function factsOf(ledger: Ledger): readonly number[] {
  return STREAMS.flatMap((stream, offset) =>
    ledger.read(stream).map(({ seq, at, body }, index) => {
      const fact = index * STREAMS.length + offset;
      expect({ seq, at, body }).toEqual({
        seq: index + 1,
        at: new Date(now()).toISOString(),
        body: { fact, words: wordsOf(fact) },
      });
      return fact;
    }),
  );
}

function reopened(act: (ledger: Ledger) => void): void {
  const ledger = openLedger(file, now);
  act(ledger);
  ledger.close();
}

const mendings = (ledger: Ledger) => ledger.read(MENDING_STREAM).map(({ body }) => body);
const all = Array.from({ length: FACTS }, (_none, fact) => fact);
const sorted = (facts: readonly number[]) => facts.toSorted((one, other) => one - other);

const COPIED = 200;

/**
 * A ledger of which the first facts have a copy; the rest are in the file, or, where its host was `killed`, in the
 * journal beside it.
 */
function prepare(killed: boolean): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(killed ? killedFolder : closedFolder, folder, { recursive: true });
}

let closedFolder: string;
let killedFolder: string;
beforeAll(() => {
  closedFolder = mkdtempSync(join(tmpdir(), 'ledger-closed-'));
  killedFolder = mkdtempSync(join(tmpdir(), 'ledger-killed-'));
  const written = join(closedFolder, 'ledger.sqlite');
  const first = openLedger(written, now);
  write(first, 0, COPIED);
  first.close();
  const ledger = openLedger(written, now);
  write(ledger, COPIED, FACTS);
  cpSync(closedFolder, killedFolder, { recursive: true });
  ledger.close();
  // The copy of that last close would hold all of it.
  rmSync(listBackups(written)[0] ?? '');
});
afterAll(() => {
  for (const name of [closedFolder, killedFolder]) rmSync(name, { recursive: true, force: true });
});

type Damage = { readonly where: number; readonly bytes: Uint8Array };
const damages = fc.array(
  fc.record({
    where: fc.double({ min: 0, max: 1, noNaN: true }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 5000 }),
  }),
  { minLength: 1, maxLength: 4 },
);

function overwrite(path: string, { where, bytes }: Damage): void {
  const content = readFileSync(path);
  content.set(
    bytes.subarray(0, content.length),
    Math.floor(where * Math.max(0, content.length - bytes.length)),
  );
  writeFileSync(path, content);
}

test('whatever bytes are overwritten, what was copied is there and nothing is there that was not written', () => {
  let mended = 0;
  fc.assert(
    fc.property(damages, fc.boolean(), fc.constantFrom('', '-wal'), (found, killed, end) => {
      prepare(killed);
      const target = existsSync(`${file}${end}`) ? `${file}${end}` : file;
      for (const damage of found) overwrite(target, damage);
      const damaged = readFileSync(target);
      reopened((ledger) => {
        expect(sorted(factsOf(ledger)).slice(0, COPIED)).toEqual(all.slice(0, COPIED));
        for (const mending of mendings(ledger)) {
          mended += 1;
          // As it was, for somebody who can read more out of it.
          const aside = (mending as { damaged: string }).damaged;
          expect(readFileSync(join(aside, target.slice(folder.length + 1))).equals(damaged)).toBe(true);
        }
      });
      // Once mended it is sound.
      reopened((ledger) => expect(mendings(ledger).length).toBeLessThan(2));
    }),
    { numRuns: 40 },
  );
  expect(mended).toBeGreaterThan(10);
});

test('without any copy, all that the damage left of the pages is there', () => {
  reopened((ledger) => write(ledger, 0, FACTS));
  rmSync(join(folder, 'ledger-backups'), { recursive: true });
  // The first page says what the file is; SQLite takes it for no database at all.
  overwrite(file, { where: 0, bytes: new Uint8Array(4096) });
  reopened((ledger) => {
    expect(sorted(factsOf(ledger))).toEqual(all);
    expect(mendings(ledger)).toEqual([
      {
        type: 'mended',
        damaged: join(folder, 'damaged', '2023-11-14T22-13-20.000Z'),
        kept: FACTS,
        newest: '2023-11-14T22:13:20.000Z',
        left: 0,
      },
    ]);
  });
});

test('cut off anywhere, it is put together from the copy and what is left', () => {
  for (const part of [0, 1 / 9, 1 / 3, 1 / 2, 8 / 9]) {
    prepare(false);
    truncateSync(file, Math.floor(statSync(file).size * part));
    reopened((ledger) => expect(sorted(factsOf(ledger)).slice(0, COPIED)).toEqual(all.slice(0, COPIED)));
    rmSync(folder, { recursive: true });
  }
});

test('a file that is no database, empty or gone gives way to the copy', () => {
  const ways: readonly (() => void)[] = [
    () => writeFileSync(file, 'This is a letter, and no database.\n'.repeat(500)),
    () => writeFileSync(file, ''),
    () => rmSync(file),
  ];
  for (const spoil of ways) {
    reopened((ledger) => write(ledger, 0, FACTS));
    spoil();
    reopened((ledger) => expect(sorted(factsOf(ledger))).toEqual(all));
    rmSync(folder, { recursive: true });
  }
});

test.skipIf(process.platform === 'win32')('copies and what was set aside are for the person alone', () => {
  reopened((ledger) => write(ledger, 0, FACTS));
  writeFileSync(file, 'This is a letter, and no database.\n'.repeat(500));
  reopened((ledger) => expect(mendings(ledger)).toHaveLength(1));
  const modes = ['ledger-backups', 'damaged'].map((name) => statSync(join(folder, name)).mode & 0o777);
  expect(modes).toEqual([0o700, 0o700]);
});

test('a journal damaged in its middle loses nothing that stands after the damage', () => {
  prepare(true);
  const journal = readFileSync(`${file}-wal`);
  journal.set(new Uint8Array(64), Math.floor(journal.length / 2));
  writeFileSync(`${file}-wal`, journal);
  reopened((ledger) => {
    expect(sorted(factsOf(ledger)).slice(0, COPIED)).toEqual(all.slice(0, COPIED));
    expect(mendings(ledger)).toHaveLength(1);
    // The last pages of the journal hold all but what lay on the damaged one alone.
    expect(factsOf(ledger).length).toBeGreaterThan(290);
  });
});

test('damage while it is in use loses nothing: what came after the copy is remembered', () => {
  reopened((ledger) => write(ledger, 0, COPIED));
  const told: string[] = [];
  const ledger = openLedger(file, now, () => told.push('mended'));
  write(ledger, COPIED, FACTS);
  // All of it, and its journal; SQLite keeps some pages in memory, so it is asked until it meets the others.
  for (const name of [file, `${file}-wal`]) writeFileSync(name, new Uint8Array(statSync(name).size));
  const elsewhere = openLedger(file, now);
  expect(sorted(factsOf(elsewhere)).slice(0, COPIED)).toEqual(all.slice(0, COPIED));
  elsewhere.close();
  expect(sorted(factsOf(ledger))).toEqual(all);
  ledger.close();
});

test('damage that a copy meets is mended once, and the log tells of that alone', async () => {
  reopened((ledger) => write(ledger, 0, COPIED));
  let mended = 0;
  const ledger = openLedger(file, now, () => (mended += 1));
  // A page of old facts, which writing does not come upon.
  const content = readFileSync(file);
  content.fill(0xa7, 3 * 4096, 4 * 4096);
  writeFileSync(file, content);
  write(ledger, COPIED, COPIED + 500);
  expect(mended).toBe(0);
  await vi.waitFor(() => expect(mended).toBe(1), { timeout: 20_000 });
  await new Promise((resolve) => setImmediate(resolve));
  expect(vi.mocked(console.error).mock.calls.map(([words]) => String(words))).toEqual([
    `${file} was damaged and has been put together anew`,
  ]);
  expect(factsOf(ledger)).toHaveLength(COPIED + 500);
  expect(mendings(ledger)).toHaveLength(1);
  ledger.close();
});

test('a mending cut off between its moves is finished at the next opening', () => {
  reopened((ledger) => write(ledger, 0, FACTS));
  const other = join(dirname(file), 'elsewhere');
  cpSync(file, other);
  rmSync(file);
  renameSync(other, `${file}.mended`);
  rmSync(join(folder, 'ledger-backups'), { recursive: true });
  reopened((ledger) => {
    expect(sorted(factsOf(ledger))).toEqual(all);
    expect(mendings(ledger)).toEqual([]);
  });
});

test('few copies are kept, the newest ones, though the clock is set back', () => {
  for (const at of [5000, 4000, 3000, 2000, 1000]) {
    const ledger = openLedger(file, () => at);
    ledger.append('s', { at });
    ledger.close();
  }
  expect(listBackups(file)).toHaveLength(3);
  rmSync(file);
  reopened((ledger) =>
    expect(ledger.read('s').map(({ body }) => body)).toEqual(
      [5000, 4000, 3000, 2000, 1000].map((at) => ({ at })),
    ),
  );
});

test('nothing new leaves no copy behind', () => {
  reopened((ledger) => ledger.append('s', {}));
  reopened((ledger) => ledger.read('s'));
  expect(listBackups(file)).toHaveLength(1);
});

test('a long time in use makes copies too, whatever is written meanwhile, and closing waits for none', async () => {
  const ledger = openLedger(file, now);
  write(ledger, 0, 500);
  let next = 500;
  await vi.waitFor(
    () => {
      write(ledger, next, next + 1);
      next += 1;
      expect(listBackups(file)).toHaveLength(1);
    },
    { timeout: 20_000, interval: 1 },
  );
  write(ledger, next, next + 500);
  ledger.close();
  expect(vi.mocked(console.error)).not.toHaveBeenCalled();
  rmSync(file);
  reopened((again) => expect(factsOf(again)).toHaveLength(next + 500));
});
