/** Counts of requirements, or of pronouns. */
export type Score = { readonly hits: number; readonly falseAlarms: number; readonly misses: number };

export type Case = { readonly expected: boolean; readonly told: boolean };

export function scoreOf(cases: readonly Case[]): Score {
  return {
    hits: cases.filter(({ expected, told }) => expected && told).length,
    falseAlarms: cases.filter(({ expected, told }) => !expected && told).length,
    misses: cases.filter(({ expected, told }) => expected && !told).length,
  };
}

export const precision = ({ hits, falseAlarms }: Score) => share(hits, hits + falseAlarms);
export const recall = ({ hits, misses }: Score) => share(hits, hits + misses);
export const f1 = ({ hits, falseAlarms, misses }: Score) => share(2 * hits, 2 * hits + falseAlarms + misses);

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/**
 * The spread of F1 over random halves of the cases, as its 5th and 95th percentile: what other requirements of the
 * same kind may well give. Seeded, so that every run says the same.
 */
export function spreadOfF1(cases: readonly Case[], rounds = 400): readonly [number, number] {
  let state = 20_261_123;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const values = Array.from({ length: rounds }, () =>
    f1(scoreOf(cases.filter(() => random() < 0.5))),
  ).toSorted((a, b) => a - b);
  return [values[Math.floor(rounds * 0.05)] ?? 0, values[Math.floor(rounds * 0.95)] ?? 0];
}

export function show(value: number): string {
  return value.toFixed(3).replace(/^0/, ' ');
}
