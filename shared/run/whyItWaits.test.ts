import { expect, test } from 'vitest';
import { taskId } from '#test/helpers/makeRun.ts';
import type { Run } from './run.ts';
import { whyItWaits } from './whyItWaits.ts';

const waits = (state: Run['state'], task: 'ready' | 'held') =>
  whyItWaits({ state, taskStates: { T1: { state: task, why: 'Two tasks are at work.' } } }, taskId(1));

test('what could start waits for a run that does not go on; what is held keeps its own reason', () => {
  expect(waits('running', 'ready')).toBe('Two tasks are at work.');
  expect(waits('paused', 'ready')).toBe('The run is paused. It can start when the run goes on.');
  expect(waits('stopped', 'ready')).toBe('The run is stopped. It can start when the run goes on.');
  expect(waits('paused', 'held')).toBe('Two tasks are at work.');
  expect(whyItWaits({ state: 'paused', taskStates: {} }, taskId(1))).toBe('');
});
