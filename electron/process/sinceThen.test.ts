import { expect, test } from 'vitest';
import { sinceThen } from './sinceThen.ts';

const HOUR = 3_600_000;

test.each([
  ['stays', 100 * HOUR + 5_000, 5_000, 100 * HOUR],
  ['is set back an hour', 99 * HOUR + 5_000, 5_000, 99 * HOUR],
  ['is set forward an hour', 101 * HOUR + 5_000, 5_000, 100 * HOUR],
  ['goes on for eight hours of sleep that are not counted', 108 * HOUR + 5_000, 5_000, 100 * HOUR],
  ['goes on for eight hours of sleep that are counted', 108 * HOUR + 5_000, 8 * HOUR + 5_000, 100 * HOUR],
])('tells the beginning while the clock %s', (_what, wallAtEnd, steadyAtEnd, expected) => {
  let [wall, steady] = [100 * HOUR, 0];
  const since = sinceThen(
    () => wall,
    () => steady,
  );
  [wall, steady] = [wallAtEnd, steadyAtEnd];
  expect(since()).toBe(expected);
});
