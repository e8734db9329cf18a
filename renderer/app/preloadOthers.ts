import { preloadScreen, screens } from './screens.ts';

/** An idle callback alone would come between the first render and its paint. */
const SETTLE_MS = 500;

/**
 * Loads the other screens once the first one stands, so that going there does not wait for their code. One at a
 * time and only while nothing else is to do: together they would hold the page up for a tenth of a second.
 */
export async function preloadOthers(page: Window): Promise<void> {
  await new Promise((resolve) => page.setTimeout(resolve, SETTLE_MS));
  for (const name of Object.keys(screens) as (keyof typeof screens)[]) {
    await new Promise((resolve) => page.requestIdleCallback(resolve));
    await preloadScreen(name);
  }
}
