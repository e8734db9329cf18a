import type { Estimate } from './plan.ts';

const MINUTES: Readonly<Record<Estimate, number>> = { XS: 5, S: 10, M: 20, L: 40, XL: 80 };

/**
 * Minutes one agent is expected to need. These are starting points until a project has runs of its
 * own to measure against.
 */
export function estimateMinutes(estimate: Estimate): number {
  return MINUTES[estimate];
}

/** The smallest estimate that holds so many minutes; XL when none does. */
export function estimateFor(minutes: number): Estimate {
  const sizes: readonly Estimate[] = ['XS', 'S', 'M', 'L'];
  return sizes.find((size) => MINUTES[size] >= minutes) ?? 'XL';
}
