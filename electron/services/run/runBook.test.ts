import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openLedger } from '#electron/storage/ledger.ts';
import { runIdOf } from '#shared/run/names.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import { makeTask, startedRun } from '#test/helpers/makeRun.ts';
import { createRunBook } from './runBook.ts';

function tempLedger() {
  const folder = mkdtempSync(join(tmpdir(), 'overture-book-'));
  const ledger = openLedger(join(folder, 'ledger.sqlite'), () => Date.UTC(2026, 5, 9));
  onTestFinished(() => {
    ledger.close();
    rmSync(folder, { recursive: true });
  });
  return ledger;
}

function started(number: number): RunEventBody {
  const run = { ...startedRun([makeTask(1)]), id: runIdOf(number), number };
  return { type: 'runStarted', run: { ...run, tasks: [...run.tasks] } };
}

test('gives back the same runs after it is opened again', () => {
  const ledger = tempLedger();
  const book = createRunBook(ledger);
  const heard: string[] = [];
  book.listen((run, { seq, body }) => heard.push(`${run.id} ${seq} ${body.type}`));
  book.append(runIdOf(1), [started(1)]);
  book.append(runIdOf(2), [started(2), { type: 'paused', by: 'Priya' }]);
  expect(heard).toEqual(['run-1 1 runStarted', 'run-2 1 runStarted', 'run-2 2 paused']);
  const again = createRunBook(ledger);
  expect(again.all()).toEqual(book.all());
  expect(again.newestOf(startedRun([]).specId)).toMatchObject({ id: 'run-2', state: 'paused' });
  expect(again.nextNumber()).toBe(3);
});

test('a run that cannot be read keeps its number and stands in nobody’s way', () => {
  const ledger = tempLedger();
  createRunBook(ledger).append(runIdOf(1), [started(1)]);
  ledger.append('run:run-2', { type: 'of a later version' });
  const report = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => report.mockRestore());
  const book = createRunBook(ledger);
  expect(report).toHaveBeenCalledOnce();
  expect(book.all().map(({ id }) => id)).toEqual(['run-1']);
  expect(book.nextNumber()).toBe(3);
});
