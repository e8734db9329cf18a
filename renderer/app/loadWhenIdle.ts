import { loadTheRest } from '#renderer/ui/later.tsx';
import { overlayStore } from './overlayStore.ts';
import { screenStands } from './screenStands.ts';

/** An idle callback alone would come between the first render and its paint. */
const SETTLE_MS = 500;

/**
 * Loads the rest of the page once its first screen stands, so that going on does not wait for code. One piece at a
 * time and only while nothing else is to do: together they would hold the page up for a tenth of a second.
 */
export async function loadWhenIdle(page: Window): Promise<void> {
  await screenStands(page);
  await new Promise((resolve) => page.setTimeout(resolve, SETTLE_MS));
  overlayStore.setState({ started: true });
  await loadTheRest(() => new Promise((resolve) => page.requestIdleCallback(() => resolve())));
}
