import { once } from 'node:events';
import { expect, test } from 'vitest';
import { processStartTime } from '#electron/process/processIdentity.ts';
import {
  finish,
  QUICK,
  reopen,
  setting,
  startHost,
  waitForActivity,
  WRITER,
} from '#test/helpers/killedHost.ts';
import type { MOMENTS } from '#test/helpers/killMoments.ts';
import { call, must } from '#test/helpers/runHost.ts';

const WHEN = ['before', 'after'] as const;
/** One of those that count as killed at. */
type Moment = (typeof MOMENTS.acts)[number];

/** A host whose agent has written its line and stays; the host dies at the moment. */
async function working(moment: Moment) {
  const place = await setting(WRITER);
  const first = startHost(place, moment);
  const attemptId = await first.event('working');
  const { pid } = await waitForActivity(place, attemptId);
  return { place, first, attemptId, pid };
}

test.each(WHEN)('a host killed %s a run is paused keeps the work, and what was said', async (when) => {
  const { place, first, pid } = await working(`${when} paused`);
  first.act({ service: 'run', method: 'pause', input: {} });
  await once(first.child, 'exit');

  const bench = await reopen(place);
  const attempt = await bench.attempt('T1', 'interrupted');
  expect(await processStartTime(pid)).toBeNull();
  expect(bench.now().state).toBe(when === 'before' ? 'running' : 'paused');
  if (when === 'after')
    must(await bench.host.run.resume({ ...bench.ids, runId: bench.now().id, by: 'Priya' }, call));
  must(await bench.host.run.resumeAttempt({ ...bench.ids, attemptId: attempt.id, by: 'Priya' }, call));
  const run = await finish(bench);
  expect(run.attempts).toHaveLength(1);
  expect(await place.repo.read('one.txt')).toBe('line\nline\n');
});

test.each(WHEN)('a host killed %s an attempt is stopped leaves no process, and its work', async (when) => {
  const { place, first, attemptId, pid } = await working(`${when} attemptCancelled`);
  first.act({ service: 'run', method: 'stopAttempt', input: { attemptId } });
  await once(first.child, 'exit');

  const bench = await reopen(place);
  const attempt = await bench.attempt('T1', when === 'before' ? 'interrupted' : 'cancelled');
  expect(await processStartTime(pid)).toBeNull();
  // Either way nothing is started again by itself, and going on finds the line that was written.
  expect(bench.now().attempts).toHaveLength(1);
  must(await bench.host.run.resumeAttempt({ ...bench.ids, attemptId: attempt.id, by: 'Priya' }, call));
  await finish(bench);
  expect(await place.repo.read('one.txt')).toBe('line\nline\n');
});

test.each(WHEN)(
  'a host killed %s a run is stopped leaves no process, and nothing starts again',
  async (when) => {
    const { place, first, pid } = await working(`${when} stopped`);
    first.act({ service: 'run', method: 'stop', input: {} });
    await once(first.child, 'exit');

    const bench = await reopen(place);
    const run = await bench.until(({ attempts }) => attempts[0]?.endedAt !== null);
    expect(await processStartTime(pid)).toBeNull();
    expect(run.attempts).toHaveLength(1);
    expect(run.state).toBe(when === 'before' ? 'running' : 'stopped');
    expect(await place.repo.git('status', '--porcelain')).toBe('');
  },
);

test.each(WHEN)(
  'a host killed %s work is sent back starts one more attempt, from that work',
  async (when) => {
    const place = await setting(QUICK);
    const first = startHost(place, `${when} sentBack` satisfies Moment);
    const attemptId = await first.event('reviewOpened');
    const text = 'Once more.';
    first.act({ service: 'review', method: 'sendBack', input: { attemptId, text } });
    await once(first.child, 'exit');

    const bench = await reopen(place);
    if (when === 'before') {
      const open = await bench.attempt('T1', 'inReview');
      must(await bench.host.review.sendBack({ ...bench.ids, attemptId: open.id, text, by: 'Priya' }, call));
    }
    await bench.until(({ attempts }) => attempts[1]?.state === 'inReview');
    const run = await finish(bench);
    expect(run.attempts.map(({ state }) => state)).toEqual(['sentBack', 'landed']);
    expect(await place.repo.read('one.txt')).toBe('line\nline\n');
  },
);

test.each(WHEN)('a host killed %s an attempt fails its check mends it once', async (when) => {
  const place = await setting(QUICK, { check: 'node twoLines.mjs' });
  const first = startHost(place, `${when} attemptFailed` satisfies Moment);
  await once(first.child, 'exit');

  const bench = await reopen(place);
  if (when === 'before') {
    const { id } = await bench.attempt('T1', 'interrupted');
    must(await bench.host.run.resumeAttempt({ ...bench.ids, attemptId: id, by: 'Priya' }, call));
  }
  const run = await finish(bench);
  const mended = when === 'before' ? ['landed'] : ['failed', 'landed'];
  expect(run.attempts.map(({ state }) => state)).toEqual(mended);
  expect(await place.repo.read('one.txt')).toBe('line\nline\n');
});
