import type { Page } from 'playwright-core';

type Watching = typeof globalThis & { movements?: string[] };

/** Notes every animation and transition that starts on the page from now on, until it is loaded anew. */
export async function watchMovements(page: Page): Promise<void> {
  await page.evaluate(() => {
    const movements: string[] = [];
    (globalThis as Watching).movements = movements;
    const note = (event: AnimationEvent | TransitionEvent) => {
      const what = 'animationName' in event ? event.animationName : event.propertyName;
      movements.push(`${what} of ${(event.target as Element).className}`);
    };
    document.addEventListener('animationstart', note, true);
    document.addEventListener('transitionrun', note, true);
  });
}

/** What moved since `watchMovements`, and what moves now by script, which no event tells of. */
export function movementsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => [
    ...((globalThis as Watching).movements ?? []),
    ...document.getAnimations().map((animation) => `${animation.id} ${animation.playState}`),
  ]);
}
