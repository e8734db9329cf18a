import type { TraceFeatures } from './traceFeatures.ts';

/**
 * How much each feature counts: a logistic regression over the changes of test/fixtures/trace, as
 * `npm run bench:trace -- --learn` prints it.
 */
export const TRACE_WEIGHTS: Readonly<Record<keyof TraceFeatures | 'bias', number>> = {
  bias: -2.88,
  words: 0.51,
  lead: 0.64,
  clearLead: 0.76,
  line: 0.31,
  lineLead: 0.44,
  lineFirst: 0.62,
  prose: -0.04,
  path: 0.21,
  around: 0.11,
  best: 0.5,
  tested: 0.48,
  usedBy: 0.37,
  uses: 0.65,
  shares: 0.23,
  sameFile: 0.06,
  sameHunk: 1.03,
  named: 0.09,
  otherNamed: -0.05,
  reported: 0.02,
  testLead: 0.19,
  testLine: 0.02,
  isTest: -0.05,
  isNew: 0.3,
  alone: -0.44,
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
