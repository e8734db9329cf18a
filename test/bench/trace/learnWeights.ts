import { traceFeatures } from '#shared/review/trace/traceFeatures.ts';
import { TRACE_WEIGHTS } from '#shared/review/trace/traceWeights.ts';
import type { PreparedChange } from './prepareChange.ts';

const ROUNDS = 1500;
const STEP = 0.8;
const MOMENTUM = 0.9;
/** Keeps weights small, so that a dozen changes do not decide about all code. */
const SHRINK = 0.01;

type Weights = Record<string, number>;
const NAMES = Object.keys(TRACE_WEIGHTS);
/** What a part and a criterion have for each name, and whether it serves it. */
export type Sample = { readonly values: Float64Array; readonly wanted: number };

/** A change's parts and criteria; imports, which follow others, are left out. */
export function samplesOf({ input, labels }: PreparedChange): readonly Sample[] {
  return traceFeatures(input)
    .filter(({ glue }) => !glue)
    .flatMap(({ of, part, features }) => {
      const serves = labels(of.file.path, part.changed);
      return features.map((values, at) => ({
        values: Float64Array.from(NAMES, (name) =>
          name === 'bias' ? 1 : values[name as keyof typeof values],
        ),
        wanted: serves.has(input.criteria[at]?.id ?? '') ? 1 : 0,
      }));
    });
}

/** A logistic regression by gradient descent. */
export function learnWeights(samples: readonly Sample[]): Weights {
  const weights = new Float64Array(NAMES.length);
  const pace = new Float64Array(NAMES.length);
  const bias = NAMES.indexOf('bias');
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = new Float64Array(NAMES.length);
    for (const { values, wanted } of samples) {
      const error = 1 / (1 + Math.exp(-dot(weights, values))) - wanted;
      for (let at = 0; at < slope.length; at += 1) slope[at] = (slope[at] ?? 0) + error * (values[at] ?? 0);
    }
    for (let at = 0; at < weights.length; at += 1) {
      const before = weights[at] ?? 0;
      const shrink = at === bias ? 0 : SHRINK * before;
      pace[at] = MOMENTUM * (pace[at] ?? 0) - STEP * ((slope[at] ?? 0) / samples.length + shrink);
      weights[at] = before + (pace[at] ?? 0);
    }
  }
  return Object.fromEntries(NAMES.map((name, at) => [name, weights[at] ?? 0]));
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}
