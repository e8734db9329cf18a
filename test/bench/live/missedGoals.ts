/** Milliseconds from a key press to the next paint, at the 95th percentile. */
const DELAY_MS = 50;
/** What the page may grow by in a minute of streaming, once long transcripts are paged. */
const GROWTH_MB_A_MINUTE = 40;

export type Measured = {
  readonly p95Ms: number;
  readonly growthMb: number;
  readonly seconds: number;
};

/** A sentence for each goal that was missed; a number that is missing is no goal reached. */
export function missedGoals({ p95Ms, growthMb, seconds }: Measured): readonly string[] {
  const mostMb = (GROWTH_MB_A_MINUTE * seconds) / 60;
  const slow = `A key press took ${p95Ms.toFixed(1)} ms to the next paint at the 95th percentile; it must stay below ${DELAY_MS} ms.`;
  const grown = `The page grew by ${growthMb.toFixed(1)} MB in ${seconds} s; it may grow by ${mostMb.toFixed(1)} MB at most.`;
  return [...(p95Ms < DELAY_MS ? [] : [slow]), ...(growthMb <= mostMb ? [] : [grown])];
}
