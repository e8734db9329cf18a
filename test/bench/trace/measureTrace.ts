import type { HunkService } from '#shared/review/analysis.ts';
import type { PreparedChange } from './prepareChange.ts';

/** Pairs of hunk and criterion; `strays` are hunks that nothing asked for and that were said to serve nothing. */
export interface Measured {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
  readonly strays: number;
  readonly allStrays: number;
  readonly wrongStrays: number;
}

export function measureTrace(
  { input, truth }: PreparedChange,
  traced: ReadonlyMap<string, readonly HunkService[]>,
): Measured {
  return total(
    input.hunks.map(({ id }) => {
      const wanted = truth.get(id) ?? new Set<string>();
      const got = new Set(traced.get(id)?.map(({ criterion }) => criterion));
      const right = [...got].filter((id) => wanted.has(id)).length;
      const strays = wanted.size === 0 && got.size === 0 ? 1 : 0;
      return {
        right,
        wrong: got.size - right,
        missed: wanted.size - right,
        strays,
        allStrays: wanted.size === 0 ? 1 : 0,
        wrongStrays: got.size === 0 ? 1 - strays : 0,
      };
    }),
  );
}

export function total(all: readonly Measured[]): Measured {
  const sum = (key: keyof Measured) => all.reduce((count, one) => count + one[key], 0);
  return {
    right: sum('right'),
    wrong: sum('wrong'),
    missed: sum('missed'),
    strays: sum('strays'),
    allStrays: sum('allStrays'),
    wrongStrays: sum('wrongStrays'),
  };
}
