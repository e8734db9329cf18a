import { expect, test } from 'vitest';
import { missedGoals } from '../test/bench/live/missedGoals.ts';

test('says nothing of goals that were reached', () => {
  expect(missedGoals({ p95Ms: 49.9, growthMb: 20, seconds: 30 })).toEqual([]);
  expect(missedGoals({ p95Ms: 1, growthMb: -3, seconds: 30 })).toEqual([]);
});

test('says of each goal that was missed by how much, and takes no measure for a miss', () => {
  expect(missedGoals({ p95Ms: 50, growthMb: 20.5, seconds: 30 })).toEqual([
    'A key press took 50.0 ms to the next paint at the 95th percentile; it must stay below 50 ms.',
    'The page grew by 20.5 MB in 30 s; it may grow by 20.0 MB at most.',
  ]);
  expect(missedGoals({ p95Ms: Number.NaN, growthMb: Number.NaN, seconds: 30 })).toHaveLength(2);
});
