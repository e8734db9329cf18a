import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openLedger } from '#electron/storage/ledger.ts';
import type { ActivityEntry } from '#shared/run/activity.ts';
import { mountSmallDisk } from '#test/helpers/mountSmallDisk.ts';
import { attemptIdSchema } from '#shared/run/run.ts';
import { createActivityBook } from './activityBook.ts';

const id = attemptIdSchema.parse('run-1.T1.1');
const entry = (name: string, text: string): ActivityEntry => ({
  id: name,
  at: '2026-06-09T12:00:00.000Z',
  kind: 'message',
  text,
  detail: '',
  files: [],
  state: 'going',
});

test('tells every change at once and writes them together, each entry as it was last', () => {
  const folder = mkdtempSync(join(tmpdir(), 'overture-activity-'));
  const ledger = openLedger(join(folder, 'ledger.sqlite'), () => 0);
  onTestFinished(() => {
    ledger.close();
    rmSync(folder, { recursive: true });
  });
  const book = createActivityBook(ledger);
  const heard: string[] = [];
  const stop = book.listen(id, ({ text }) => heard.push(text));
  book.put(id, entry('a', 'He'));
  book.put(id, entry('b', 'x'));
  book.put(id, entry('a', 'Hello'));
  stop();
  book.put(id, entry('b', 'y'));
  expect(heard).toEqual(['He', 'x', 'Hello']);
  expect(ledger.read(`activity:${id}`)).toEqual([]);
  book.flush(id);
  expect(ledger.read(`activity:${id}`)).toHaveLength(1);
  expect(
    createActivityBook(ledger)
      .read(id)
      .map(({ text }) => text),
  ).toEqual(['Hello', 'y']);
  book.put(id, entry('a', 'Hello there'));
  book.dispose();
  expect(
    createActivityBook(ledger)
      .read(id)
      .map(({ text }) => text),
  ).toEqual(['Hello there', 'y']);
});

test('a full disk ends nothing and loses nothing: what was not written is shown, and written once there is room', async ({
  skip,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'overture-activity-'));
  if (!(await mountSmallDisk(folder, 1024 * 1024))) skip('no disk can be mounted here');
  const ledger = openLedger(join(folder, 'ledger.sqlite'), () => 0);
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => said.mockRestore());
  const book = createActivityBook(ledger);
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'filler'), new Uint8Array(bavail * bsize));
  const long = 'x'.repeat(200_000);
  book.put(id, entry('a', long));
  book.flush(id);
  expect(ledger.read(`activity:${id}`)).toEqual([]);
  expect(said).toHaveBeenCalledOnce();
  expect(book.read(id).map(({ text }) => text)).toEqual([long]);
  rmSync(join(folder, 'filler'));
  book.dispose();
  expect(
    createActivityBook(ledger)
      .read(id)
      .map(({ text }) => text),
  ).toEqual([long]);
  ledger.close();
});
