import type { CDPSession, Page } from 'playwright-core';

/** Milliseconds: between two frames, and of processor time on the page's thread for one, which other programs do not lengthen. */
export type Frames = {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
  readonly work: number;
};

type Watched = typeof globalThis & { frameTimes?: number[]; watching?: boolean };

/** Counts the page's frames while `act` goes on. */
export async function watchFrames(page: Page, cdp: CDPSession, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(startWatching);
  const before = await busySeconds(cdp);
  await act();
  const after = await busySeconds(cdp);
  const times = await page.evaluate(stopWatching);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const sorted = gaps.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return {
    count: gaps.length,
    median: at(0.5),
    p95: at(0.95),
    worst: sorted.at(-1) ?? Number.NaN,
    work: ((after - before) * 1000) / Math.max(1, gaps.length),
  };
}

/** Seconds for which the page's thread was at work since it began. */
async function busySeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

/** Runs in the page. */
function startWatching(): void {
  const page = globalThis as Watched;
  page.frameTimes = [];
  page.watching = true;
  const look = (time: number) => {
    page.frameTimes?.push(time);
    if (page.watching) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs in the page. */
function stopWatching(): number[] {
  const page = globalThis as Watched;
  page.watching = false;
  return page.frameTimes ?? [];
}
