import { expect, test } from 'vitest';
import { settingsRun } from '#test/fixtures/run/settingsRun.ts';
import type { Run } from '#shared/run/run.ts';
import { runEntries } from './runEntries.ts';

const run = settingsRun(new Date('2026-06-09T12:00:00.000Z'));
const waysBack = (of: Run) =>
  runEntries(of).flatMap(({ title, landed }) => (landed ? [[title, landed.id]] : []));

test('what a task has landed can be taken back from its last landing alone', () => {
  expect(waysBack(run)).toEqual([['Landed T2', 'run-7.T2.1']]);
  const again = run.reasons
    .filter(({ kind }) => kind === 'landed')
    .map((one) => ({ ...one, title: 'T2 landed' }));
  expect(waysBack({ ...run, reasons: [...run.reasons, ...again] })).toEqual([['T2 landed', 'run-7.T2.1']]);
});

test('what was taken back out, or never landed anything, has no way back', () => {
  const back = run.attempts.map((one) => ({ ...one, state: 'inReview' as const, landedCommit: null }));
  expect(waysBack({ ...run, attempts: back })).toEqual([]);
});
