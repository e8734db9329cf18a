import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { KnownFault } from '#shared/contract/knownFault.ts';
import { mountSmallDisk } from '#test/helpers/mountSmallDisk.ts';
import { openLedger } from './ledger.ts';

const HOLD = new URL('../../test/helpers/holdLock.ts', import.meta.url);
const freshFolder = () => mkdtempSync(join(tmpdir(), 'ledger-trouble-'));

/** The fault that an act ends with, as the page is told it. */
function faultOf(act: () => unknown): KnownFault['fault'] | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof KnownFault) return error.fault;
    throw error;
  }
}

test('a ledger that another program holds is left alone, in words, and goes on once it is let go', async () => {
  const file = join(freshFolder(), 'ledger.sqlite');
  const first = openLedger(file, Date.now);
  first.append('s', { fact: 1 });
  first.close();
  const holder = fork(HOLD, [file]);
  onTestFinished(() => void holder.kill('SIGKILL'));
  await once(holder, 'message');
  expect(faultOf(() => openLedger(file, Date.now))).toEqual({
    code: 'storage',
    message: `Another program is using ${file}, so nothing was changed. Close that program, such as a backup or a database viewer, and try again.`,
  });
  holder.send('let go');
  await once(holder, 'exit');
  const ledger = openLedger(file, Date.now);
  ledger.append('s', { fact: 2 });
  expect(ledger.read('s').map(({ seq, body }) => [seq, body])).toEqual([
    [1, { fact: 1 }],
    [2, { fact: 2 }],
  ]);
  ledger.close();
});

test('a disk that fills up ends the act in words, keeps all that was acknowledged, and goes on when there is room', async ({
  skip,
}) => {
  const folder = freshFolder();
  if (!(await mountSmallDisk(folder, 512 * 1024))) skip('no disk can be mounted here');
  const file = join(folder, 'ledger.sqlite');
  const ledger = openLedger(file, Date.now);
  let acknowledged = 0;
  const fault = faultOf(() => {
    for (;;) {
      ledger.appendAll('s', [{ text: 'x'.repeat(3000) }, { text: 'y'.repeat(3000) }]);
      acknowledged += 2;
    }
  });
  expect(fault).toEqual({
    code: 'storage',
    message: `The disk that holds ${file} is full, so this step was not recorded. What was saved before is safe. Make room and try again.`,
  });
  expect(acknowledged).toBeGreaterThan(20);
  expect(ledger.read('s')).toHaveLength(acknowledged);
  ledger.close();
  // Closing writes the journal into the file, which makes room; what it cannot copy it says in the log.
  const again = openLedger(file, Date.now);
  expect(again.read('s')).toHaveLength(acknowledged);
  expect(again.append('s', {}).seq).toBe(acknowledged + 1);
  again.close();
});

test('a disk that can only be read is said in words', async ({ skip }) => {
  const folder = freshFolder();
  const disk = await mountSmallDisk(folder, 2 * 1024 * 1024);
  if (!disk) return skip('no disk can be mounted here');
  const file = join(folder, 'ledger.sqlite');
  const ledger = openLedger(file, Date.now);
  ledger.append('s', { fact: 1 });
  ledger.close();
  await disk.makeReadOnly();
  expect(faultOf(() => openLedger(file, Date.now))).toEqual({
    code: 'storage',
    message: `${file} cannot be written: its disk or folder can only be read. What was saved before is safe. Change that and try again.`,
  });
});
