import { expect, test } from 'vitest';
import type { ActivityEntry } from '#shared/run/activity.ts';
import { fakeSteadyTime } from '#test/helpers/fakeSteadyTime.ts';
import { watchSilence } from './silenceWatch.ts';

test('says that nothing comes, and takes it back when something does', async () => {
  const entries: ActivityEntry[] = [];
  const spoken = Promise.withResolvers<void>();
  const watch = watchSilence({
    name: 'Robot',
    clock: () => 0,
    afterMs: 5,
    onActivity: (entry) => {
      entries.push(entry);
      spoken.resolve();
    },
  });
  watch.sign();
  // The watch alone must not keep a process alive, so the test does.
  const alive = setInterval(() => undefined, 1000);
  await spoken.promise;
  clearInterval(alive);
  watch.sign();
  watch.end();
  expect(entries.slice(0, 2).map(({ id, state }) => [id, state])).toEqual([
    ['silence-1', 'going'],
    ['silence-1', 'done'],
  ]);
  expect(entries[0]?.text).toMatch(/^Robot has not shown a sign of life/);
});

test('what passes while the host stands still or the machine sleeps is not the agent’s silence', () => {
  const entries: ActivityEntry[] = [];
  const time = fakeSteadyTime();
  const onActivity = (entry: ActivityEntry) => void entries.push(entry);
  const watch = watchSilence({ name: 'Robot', clock: () => 0, afterMs: 45_000, time, onActivity });
  watch.sign();
  time.pass(20_000);
  time.sleep(3_600_000);
  expect(entries).toEqual([]);
  time.pass(10_000);
  watch.sign();
  time.pass(44_999);
  expect(entries).toEqual([]);
  time.pass(1);
  expect(entries.map(({ id, state }) => [id, state])).toEqual([['silence-1', 'going']]);
});
