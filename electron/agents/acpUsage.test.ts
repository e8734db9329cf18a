import { expect, onTestFinished, test, vi } from 'vitest';
import type { Usage } from '#shared/run/run.ts';
import { createUsageMeter, tokensOf } from './acpUsage.ts';

test.each([
  [{ usage: { inputTokens: 10, outputTokens: 3, totalTokens: 13 } }, 10, 3],
  [{ _meta: { quota: { token_count: { input_tokens: 7, output_tokens: 2 } } } }, 7, 2],
  [{ _meta: { usage: { prompt_tokens: 5, completion_tokens: 1 } } }, 5, 1],
  [{ _meta: { usageMetadata: { promptTokenCount: 9 } } }, 9, null],
  [{ stopReason: 'end_turn' }, null, null],
  [{ usage: { inputTokens: 'many' } }, null, null],
  [null, null, null],
])('finds the counts in %j', (answer, input, output) => {
  expect(tokensOf(answer)).toEqual({ input, output });
});

test('adds turns up, keeps the newest context, and leaves foreign money out', () => {
  const told: Usage[] = [];
  const before = { inputTokens: 100, outputTokens: 10, dollars: 1, contextTokens: 90, contextSize: 200 };
  const meter = createUsageMeter(before, (usage) => told.push(usage));
  meter.context({ used: 50, size: 1000, cost: { amount: 0.25, currency: 'usd' } });
  meter.context({ used: 60, cost: { amount: 9, currency: 'EUR' } });
  meter.turn({ usage: { inputTokens: 10, outputTokens: 1 } });
  meter.turn({ usage: { inputTokens: 20, outputTokens: 2 } });
  meter.flush();
  meter.flush();
  expect(told).toEqual([
    { inputTokens: 130, outputTokens: 13, dollars: 1.25, contextTokens: 60, contextSize: 1000 },
  ]);
});

test('says nothing while nothing is known', () => {
  const told: Usage[] = [];
  const meter = createUsageMeter(null, (usage) => told.push(usage));
  meter.turn({ stopReason: 'end_turn' });
  meter.context({});
  meter.flush();
  expect(told).toEqual([]);
});

test('what cannot be recorded is told again later, and ends nothing', () => {
  vi.useFakeTimers();
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => {
    vi.useRealTimers();
    error.mockRestore();
  });
  const told: Usage[] = [];
  let isFull = true;
  const meter = createUsageMeter(null, (usage) => {
    if (isFull) throw new Error('The disk is full.');
    told.push(usage);
  });
  meter.context({ used: 50 });
  vi.runOnlyPendingTimers();
  isFull = false;
  vi.runOnlyPendingTimers();
  expect(told.map(({ contextTokens }) => contextTokens)).toEqual([50]);
  expect(vi.getTimerCount()).toBe(0);
});
