import { traceFeatures } from '#shared/review/trace/traceFeatures.ts';
import { likelihood, TRACE_WEIGHTS } from '#shared/review/trace/traceWeights.ts';
import type { PreparedChange } from './prepareChange.ts';

const ROUNDS = 1500;
const STEP = 0.8;
const MOMENTUM = 0.9;
/** Keeps weights small, so that seven changes do not decide about all code. */
const SHRINK = 0.01;

type Weights = Record<string, number>;

/** A logistic regression by gradient descent over parts and criteria; imports, which follow others, are left out. */
export function learnWeights(changes: readonly PreparedChange[]): Weights {
  const samples = changes.flatMap(({ input, labels }) =>
    traceFeatures(input)
      .filter(({ glue }) => !glue)
      .flatMap(({ of, part, features }) => {
        const serves = labels(of.file.path, part.changed);
        return features.map((values, at) => ({
          values: { bias: 1, ...values } as Weights,
          features: values,
          wanted: serves.has(input.criteria[at]?.id ?? '') ? 1 : 0,
        }));
      }),
  );
  const names = Object.keys(TRACE_WEIGHTS);
  const weights: Weights = Object.fromEntries(names.map((name) => [name, 0]));
  const pace: Weights = { ...weights };
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope: Weights = Object.fromEntries(names.map((name) => [name, 0]));
    for (const { values, features, wanted } of samples) {
      const error = likelihood(features, weights) - wanted;
      for (const name of names) slope[name] = (slope[name] ?? 0) + error * (values[name] ?? 0);
    }
    for (const name of names) {
      const shrink = name === 'bias' ? 0 : SHRINK * (weights[name] ?? 0);
      pace[name] = MOMENTUM * (pace[name] ?? 0) - STEP * ((slope[name] ?? 0) / samples.length + shrink);
      weights[name] = (weights[name] ?? 0) + pace[name];
    }
  }
  return weights;
}
