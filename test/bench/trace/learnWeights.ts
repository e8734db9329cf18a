import { traceFeatures, type TracedPart } from '#shared/review/trace/traceFeatures.ts';
import { TRACE_WEIGHTS, type TraceWeights, type Weights } from '#shared/review/trace/traceWeights.ts';
import type { PreparedChange } from './prepareChange.ts';
import { solveEquations } from './solveEquations.ts';

const MOST_ROUNDS = 25;
const DONE = 1e-6;
/** Keeps weights small, so that a dozen changes do not decide about all code. */
const SHRINK = 0.003;
const BIAS = 'bias';

/** What a part and a criterion have for each name, and whether it serves it. */
interface Sample {
  readonly values: Float64Array;
  readonly wanted: number;
}

/** Weights of the first look, and of the second one that sees what the first found. */
export function learnWeights(changes: readonly PreparedChange[]): TraceWeights {
  const first = learnLook(changes, Object.keys(TRACE_WEIGHTS.first), ({ input }) => firstLook(input));
  const second = learnLook(changes, Object.keys(TRACE_WEIGHTS.second), ({ input }) =>
    traceFeatures(input, first),
  );
  return { first, second };
}

/** It is the same whatever the weights are, and asked for again and again. */
const looks = new WeakMap<PreparedChange['input'], readonly TracedPart[]>();
function firstLook(input: PreparedChange['input']): readonly TracedPart[] {
  const look = looks.get(input) ?? traceFeatures(input);
  looks.set(input, look);
  return look;
}

function learnLook(
  changes: readonly PreparedChange[],
  names: readonly string[],
  lookAt: (change: PreparedChange) => readonly TracedPart[],
): Weights {
  const samples = changes.flatMap((change) => samplesOf(change, lookAt(change), names));
  const weights = regress(samples, names);
  return Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0]));
}

/** A change's parts and criteria; imports, which follow others, are left out. */
function samplesOf(
  { input, labels }: PreparedChange,
  parts: readonly TracedPart[],
  names: readonly string[],
): readonly Sample[] {
  return parts
    .filter(({ glue }) => !glue)
    .flatMap(({ of, part, features }) => {
      const serves = labels(of.file.path, part.changed);
      return features.map((values: object, at) => {
        const found = new Map<string, unknown>(Object.entries(values));
        return {
          values: Float64Array.from(names, (name) => (name === BIAS ? 1 : Number(found.get(name) ?? 0))),
          wanted: serves.has(input.criteria[at]?.id ?? '') ? 1 : 0,
        };
      });
    });
}

/** A logistic regression by Newton’s method. */
function regress(samples: readonly Sample[], names: readonly string[]): Float64Array {
  const weights = new Float64Array(names.length);
  const shrink = names.map((name) => (name === BIAS ? 0 : SHRINK * samples.length));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const slope = Float64Array.from(names, (_, at) => (shrink[at] ?? 0) * (weights[at] ?? 0));
    const curve = names.map((_, at) =>
      Float64Array.from(names, (_, to) => (at === to ? (shrink[at] ?? 0) : 0)),
    );
    for (const { values, wanted } of samples) {
      const likely = 1 / (1 + Math.exp(-dot(weights, values)));
      const bend = likely * (1 - likely);
      for (const [at, row] of curve.entries()) {
        const value = values[at] ?? 0;
        if (value === 0) continue;
        slope[at] = (slope[at] ?? 0) + (likely - wanted) * value;
        for (let to = 0; to < row.length; to += 1)
          row[to] = (row[to] ?? 0) + bend * value * (values[to] ?? 0);
      }
    }
    const step = solveEquations(curve, slope);
    for (let at = 0; at < weights.length; at += 1) weights[at] = (weights[at] ?? 0) - (step[at] ?? 0);
    if (step.every((one) => Math.abs(one) < DONE)) break;
  }
  return weights;
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}
