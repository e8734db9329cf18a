import type { Clock } from '#electron/host/clock.ts';

/**
 * When something began, in milliseconds since 1970, as the clock of its end would have it: asked at the end, it is right
 * for comparing with times of files even where the clock was set back meanwhile. Never later than it was at the time.
 */
export function sinceThen(clock: Clock, steady: Clock = () => performance.now()): () => number {
  const began = clock();
  const from = steady();
  return () => Math.min(began, clock() - (steady() - from));
}
