import { fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLedger } from './ledger.ts';

const file = () => join(mkdtempSync(join(tmpdir(), 'ledger-')), 'ledger.sqlite');

test('numbers each stream from 1 and reads it back in order', () => {
  const ledger = openLedger(file(), () => 0);
  ledger.append('run:1', { type: 'a' });
  ledger.append('run:2', { type: 'x' });
  ledger.appendAll('run:1', [{ type: 'b' }, { type: 'c' }]);
  expect(ledger.read('run:1', 1)).toEqual([
    { seq: 2, at: '1970-01-01T00:00:00.000Z', body: { type: 'b' } },
    { seq: 3, at: '1970-01-01T00:00:00.000Z', body: { type: 'c' } },
  ]);
  expect(ledger.streams('run:')).toEqual(['run:1', 'run:2']);
  ledger.close();
});

test('dates each fact of a group by its own look at the clock', () => {
  const times = [1000, 2000];
  const ledger = openLedger(file(), () => times.shift() ?? 0);
  const written = ledger.appendAll('run:1', [{ type: 'a' }, { type: 'b' }]);
  expect(written.map(({ at }) => Date.parse(at))).toEqual([1000, 2000]);
  expect(ledger.read('run:1')).toEqual(written);
  ledger.close();
});

test('writes all of a group or none of it', () => {
  const ledger = openLedger(file(), () => 0);
  const circular: { self?: unknown } = {};
  circular.self = circular;
  expect(() => ledger.appendAll('run:1', [{ type: 'a' }, circular])).toThrow();
  expect(ledger.read('run:1')).toEqual([]);
  ledger.close();
});

test('loses no acknowledged fact when its process is killed', async () => {
  const path = file();
  const child = fork(new URL('../../test/helpers/appendUntilKilled.ts', import.meta.url), [path]);
  const acknowledged = await new Promise<number>((resolve) => {
    child.on('message', (seq) => {
      if (seq === 50) {
        child.kill('SIGKILL');
        child.once('exit', () => resolve(50));
      }
    });
  });
  const ledger = openLedger(path, () => 0);
  const seqs = ledger.read('s').map((entry) => entry.seq);
  expect(seqs.length).toBeGreaterThanOrEqual(acknowledged);
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  ledger.close();
});
