import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLedger } from './ledger.ts';

/** Bytes; `OVERTURE_CUT=1` tries each one, which takes minutes. A prime meets every part of a page. */
const STEP = Number(process.env['OVERTURE_CUT'] ?? 211);

test('wherever a power cut ends the journal, what was written before it is read back, in order and whole', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-cut-'));
  const path = join(folder, 'ledger.sqlite');
  const ledger = openLedger(path, () => 0);
  for (let fact = 1; fact <= 3; fact += 1) ledger.append('s', { fact });
  ledger.appendAll('s', [{ fact: 4 }, { fact: 5 }]);
  const cut = join(folder, 'cut.sqlite');
  const { length } = readFileSync(`${path}-wal`);
  const counts: number[] = [];
  const cuts = Array.from({ length: Math.ceil(length / STEP) }, (_none, index) => index * STEP);
  for (const bytes of [...cuts, length]) {
    copyFileSync(path, cut);
    copyFileSync(`${path}-wal`, `${cut}-wal`);
    truncateSync(`${cut}-wal`, bytes);
    const reopened = openLedger(cut, () => 0);
    const facts = reopened.read('s').map(({ seq, body }) => [seq, (body as { fact: number }).fact]);
    expect(facts).toEqual(facts.map((_fact, index) => [index + 1, index + 1]));
    counts.push(facts.length);
    reopened.close();
    for (const end of ['', '-wal', '-shm']) rmSync(`${cut}${end}`, { force: true });
  }
  ledger.close();
  rmSync(folder, { recursive: true, force: true });
  // The last two were written as one: there is no cut that leaves only the first of them.
  expect([...new Set(counts)]).toEqual([0, 1, 2, 3, 5]);
});
