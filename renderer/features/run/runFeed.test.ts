import { expect, test } from 'vitest';
import type { RunEvent, RunEventBody } from '#shared/run/runEvent.ts';
import { settingsRun } from '#test/fixtures/run/settingsRun.ts';
import { applyRunEvent, type RunFeed } from './runFeed.ts';

const run = settingsRun(new Date('2026-06-09T12:33:00.000Z'));
const live: RunFeed = { state: 'live', run };
const event = (body: RunEventBody): RunEvent => ({ seq: 1, at: '2026-06-09T12:34:00.000Z', body });
const runOf = (feed: RunFeed) => (feed.state === 'live' ? feed.run : undefined);

test('folds events of the run in view', () => {
  const next = applyRunEvent(live, { runId: run.id, event: event({ type: 'paused', by: 'Priya' }) });
  expect(runOf(next)).toMatchObject({ state: 'paused' });
});

test('late events of an older run change nothing', () => {
  const older = 'run-6' as typeof run.id;
  expect(applyRunEvent(live, { runId: older, event: event({ type: 'paused', by: 'Priya' }) })).toBe(live);
});

test('a new run takes the place of the old one', () => {
  const body: RunEventBody = {
    type: 'runStarted',
    run: { ...run, id: 'run-8' as typeof run.id, number: 8, tasks: [...run.tasks] },
  };
  const next = applyRunEvent(live, { runId: body.run.id, event: event(body) });
  expect(runOf(next)).toMatchObject({ number: 8, attempts: [], state: 'running' });
});

test('nothing happens before the snapshot', () => {
  const waiting: RunFeed = { state: 'waiting' };
  expect(applyRunEvent(waiting, { runId: run.id, event: event({ type: 'paused', by: 'Priya' }) })).toBe(
    waiting,
  );
});
