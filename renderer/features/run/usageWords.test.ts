import { expect, test } from 'vitest';
import type { Usage } from '#shared/run/run.ts';
import { usageWords } from './usageWords.ts';

const nothing: Usage = {
  inputTokens: null,
  outputTokens: null,
  dollars: null,
  contextTokens: null,
  contextSize: null,
};

test.each([
  [null, ''],
  [nothing, ''],
  [{ ...nothing, inputTokens: 1200, outputTokens: 34 }, '1,234 tokens'],
  [{ ...nothing, inputTokens: 41_300, dollars: 0.384 }, '41,000 tokens, $0.38'],
  [{ ...nothing, contextTokens: 900, dollars: 0 }, '900 tokens'],
])('%j is “%s”', (usage, words) => {
  expect(usageWords(usage)).toBe(words);
});
