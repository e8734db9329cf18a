import type { TraceFeatures } from './traceFeatures.ts';

/**
 * How much each feature counts: a logistic regression over the tuning half of test/fixtures/trace, as
 * `npm run bench:trace -- --learn` prints it.
 */
export const TRACE_WEIGHTS: Readonly<Record<keyof TraceFeatures | 'bias', number>> = {
  bias: -3.29,
  words: 0.5,
  lead: 0.81,
  clearLead: 1.01,
  line: 0.35,
  lineLead: 0.53,
  lineFirst: 0.59,
  prose: 0.06,
  path: 0,
  around: 0.23,
  best: 0.45,
  tested: 0.4,
  usedBy: 0.48,
  uses: 0.58,
  shares: 0.06,
  sameFile: 0.09,
  sameHunk: 0.51,
  named: 0.17,
  otherNamed: 0.2,
  reported: 0.07,
  testLead: 0.16,
  testLine: -0.16,
  isTest: -0.18,
  isNew: 0.2,
  alone: -0.16,
};

/** How likely a part serves a criterion, from 0 to 1. */
export function likelihood(
  features: TraceFeatures,
  weights: Readonly<Record<string, number>> = TRACE_WEIGHTS,
): number {
  let sum = weights['bias'] ?? 0;
  for (const [name, value] of Object.entries(features)) sum += (weights[name] ?? 0) * Number(value);
  return 1 / (1 + Math.exp(-sum));
}
