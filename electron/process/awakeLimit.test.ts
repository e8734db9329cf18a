import { expect, test } from 'vitest';
import { fakeSteadyTime } from '#test/helpers/fakeSteadyTime.ts';
import { awakeLimit, awakeSignal } from './awakeLimit.ts';

const HOUR = 3_600_000;

function limited(limitMs: number) {
  const time = fakeSteadyTime();
  const at: number[] = [];
  const callOff = awakeLimit(limitMs, () => at.push(time.now()), time);
  return { time, at, callOff };
}

test('comes when the time is over, once', () => {
  const { time, at } = limited(60_000);
  time.pass(59_999);
  expect(at).toEqual([]);
  time.pass(HOUR);
  expect(at).toEqual([60_000]);
  expect(time.waiting()).toBe(0);
});

test('eight hours asleep end nothing, and the rest of the time still counts afterwards', () => {
  const { time, at } = limited(15 * 60_000);
  time.pass(60_000);
  time.sleep(8 * HOUR);
  expect(at).toEqual([]);
  time.pass(15 * 60_000);
  expect(at).toHaveLength(1);
});

test('a limit shorter than the looks at a long one is not slept through either', () => {
  const { time, at } = limited(1000);
  time.pass(500);
  time.sleep(8 * HOUR);
  expect(at).toEqual([]);
  time.pass(500);
  expect(at).toHaveLength(1);
});

test('a machine that sleeps again and again still comes to the end of it', () => {
  const { time, at } = limited(60_000);
  for (let nap = 0; nap < 12; nap += 1) time.sleep(HOUR);
  expect(at).toHaveLength(1);
});

test('what is called off never comes', () => {
  const { time, at, callOff } = limited(60_000);
  time.pass(30_000);
  callOff();
  time.pass(HOUR);
  expect(at).toEqual([]);
  expect(time.waiting()).toBe(0);
});

test('as a signal it ends what waits', async () => {
  const signal = awakeSignal(1);
  // The limit alone must not keep a process alive, so the test does.
  const alive = setInterval(() => undefined, 1000);
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
  clearInterval(alive);
  expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
});
