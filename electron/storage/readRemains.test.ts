import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLedger } from './ledger.ts';
import type { LedgerRow } from './ledgerRow.ts';
import { joinRemains, readRemains } from './readRemains.ts';

/** From a word to several pages, in any letters. */
const body = fc.oneof(
  fc.record({ text: fc.string({ unit: 'binary', maxLength: 200 }) }),
  fc.record({ long: fc.integer({ min: 900, max: 15_000 }).map((length) => 'lång '.repeat(length / 5)) }),
);
const facts = fc.array(fc.tuple(fc.constantFrom('a', 'run:run-1', 'aktivität'), body), {
  minLength: 1,
  maxLength: 60,
});

test('a sound ledger is read whole without SQLite, while it is open and after it was closed', () => {
  fc.assert(
    fc.property(facts, (written) => {
      const folder = mkdtempSync(join(tmpdir(), 'remains-'));
      const file = join(folder, 'ledger.sqlite');
      const ledger = openLedger(file, () => 0);
      for (const [stream, fact] of written) ledger.append(stream, fact);
      const expected = ledger
        .streams('')
        .flatMap((stream) => ledger.read(stream).map((entry) => ({ stream, ...entry })));
      const read = () =>
        joinRemains([readRemains(file)])
          .map((row) => ({ ...row, body: JSON.parse(row.body) as unknown }))
          .toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
      const sorted = expected.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
      expect(read()).toEqual(sorted);
      ledger.close();
      expect(read()).toEqual(sorted);
      rmSync(folder, { recursive: true });
    }),
    { numRuns: 25 },
  );
});

const key = ({ stream, seq }: { stream: string; seq: number }) => `${stream} ${String(seq).padStart(9, '0')}`;

test('entries of an earlier version, which have no sum, are read as well', () => {
  const folder = mkdtempSync(join(tmpdir(), 'remains-'));
  const file = join(folder, 'ledger.sqlite');
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE entry (stream TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL,
      PRIMARY KEY (stream, seq)) STRICT, WITHOUT ROWID;
    INSERT INTO entry VALUES ('s', 1, '2026-11-01T10:00:00.000Z', '{"fact":1}');
  `);
  database.close();
  const ledger = openLedger(file, () => 0);
  ledger.append('s', { fact: 2 });
  ledger.close();
  expect(joinRemains([readRemains(file)]).map((row) => row.body)).toEqual(['{"fact":1}', '{"fact":2}']);
  rmSync(folder, { recursive: true });
});

test('what comes after a gap is left out, and the first source of a place stands', () => {
  const row = (stream: string, seq: number, text: string): LedgerRow => ({ stream, seq, at: '', body: text });
  const one = [row('a', 1, 'one'), row('a', 2, 'one'), row('b', 2, 'one')];
  const other = [row('a', 2, 'other'), row('a', 4, 'other'), row('c', 1, 'other')];
  expect(joinRemains([one, other])).toEqual([row('a', 1, 'one'), row('a', 2, 'one'), row('c', 1, 'other')]);
});
