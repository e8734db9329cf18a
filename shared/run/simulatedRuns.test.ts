import { expect, test } from 'vitest';
import { simulateRun } from '#test/helpers/simulateRun.ts';
import { NO_STAFF } from './chooseAgent.ts';
import { NO_LIMITS } from './launchRoom.ts';
import { scopesOverlap } from './scopesOverlap.ts';

const SIZE = { tasks: 500, agents: 50 };
const tools = { overlaps: scopesOverlap, room: NO_LIMITS, staff: NO_STAFF };
const seeds = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

test('500 tasks and 50 agents keep every gate and come to an end, whatever fails', () => {
  const simulated = seeds(1, 8).map((seed) => ({ seed, ...simulateRun(SIZE, seed, tools) }));
  expect(simulated.filter(({ broken }) => broken.length > 0)).toEqual([]);
  expect(Math.max(...simulated.map(({ most }) => most))).toBe(SIZE.agents);
});

test('a thousand small runs keep every gate and come to an end, whatever fails', () => {
  for (const seed of seeds(1000, 1000)) {
    const { broken } = simulateRun({ tasks: 30, agents: 4 }, seed, tools);
    expect(broken, `seed ${seed}`).toEqual([]);
  }
});

test('a run with limits of all kinds still comes to an end', () => {
  const room = { ...NO_LIMITS, perAgent: { 'agent-0': 1, 'agent-1': 2 }, memory: { free: 1, keep: 2 } };
  for (const seed of seeds(5000, 100)) {
    const { broken } = simulateRun({ tasks: 30, agents: 4 }, seed, { ...tools, room });
    expect(broken, `seed ${seed}`).toEqual([]);
  }
});
