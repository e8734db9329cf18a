import type { NeighbourFeatures } from './secondLook.ts';
import type { TraceFeatures } from './traceFeatures.ts';

export type Weights = Readonly<Record<string, number>>;

/** Weights of both looks at a change. */
export interface TraceWeights {
  readonly first: Weights;
  readonly second: Weights;
}

/**
 * How much each feature counts: two logistic regressions over the changes of test/fixtures/trace, as
 * `npm run bench:trace -- --learn` prints them.
 */
export const TRACE_WEIGHTS = {
  first: {
    bias: -2.99,
    lead: 0.92,
    clearLead: 0.94,
    lineFirst: 0.51,
    prose: -0.4,
    defined: 0.45,
    definedLead: 0.77,
    unique: 0.71,
    responseLead: 0.3,
    numbers: 0.41,
    literal: 0.31,
    best: 0.8,
    tested: 0.61,
    usedBy: 0.61,
    uses: 0.72,
    shares: 0.35,
    sameHunk: 1.49,
    reported: 0.03,
    isTest: -0.37,
    isNew: 0.39,
    alone: -0.62,
  },
  second: {
    bias: -2.4,
    lead: 0.48,
    clearLead: 0.36,
    lineFirst: 0.31,
    prose: -0.46,
    defined: 0.32,
    definedLead: 0.66,
    unique: 0.45,
    responseLead: 0.17,
    numbers: 0.4,
    literal: 0.28,
    best: 0.43,
    tested: 0.8,
    usedBy: 0.68,
    uses: 0.93,
    shares: 0.61,
    sameHunk: 1.01,
    reported: 0.17,
    isTest: -0.78,
    isNew: 0.51,
    alone: -0.17,
    margin: 1.16,
    taken: -0.8,
    takenShare: 0.78,
    hasTests: -0.48,
    onlyUser: -0.65,
    usesOnly: 0.4,
    usesMean: -0.54,
    subject: -0.69,
  },
} satisfies {
  first: Record<keyof TraceFeatures | 'bias', number>;
  second: Record<keyof TraceFeatures | keyof NeighbourFeatures | 'bias', number>;
};

/** How likely a part serves a criterion, from 0 to 1. */
export function likelihood(features: TraceFeatures & Partial<NeighbourFeatures>, weights: Weights): number {
  let sum = weights['bias'] ?? 0;
  for (const [name, value] of Object.entries(features)) sum += (weights[name] ?? 0) * Number(value);
  return 1 / (1 + Math.exp(-sum));
}
