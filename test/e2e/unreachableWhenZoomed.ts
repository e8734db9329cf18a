import type { Page } from 'playwright-core';

/** A window of 1440×900 at 200 % zoom has this many CSS pixels. */
const ZOOMED = { width: 720, height: 450 };

/**
 * Names of the controls that cannot be brought into view in a window at 200 % zoom, and `the page` when it would
 * have to be scrolled sideways. Tasks of the graph are left out: the graph is panned. The size comes back after.
 */
export async function unreachableWhenZoomed(page: Page): Promise<string[]> {
  const size = page.viewportSize() ?? { width: 1440, height: 900 };
  await page.setViewportSize(ZOOMED);
  // Panes become drawers with the next frames.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
  );
  const names = await page.evaluate(outOfReach);
  await page.setViewportSize(size);
  return names;
}

/** Runs in the page. */
function outOfReach(): string[] {
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.getBoundingClientRect().width > 1 &&
    !element.closest('[inert], [aria-hidden="true"], .react-flow');
  const isInView = (element: Element) => {
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const isTall = bottom - top > innerHeight / 2;
    return left >= -1 && right <= innerWidth + 1 && (isTall || (top >= -1 && bottom <= innerHeight + 1));
  };
  const nameOf = (element: Element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const name = element.getAttribute('aria-label') ?? element.textContent?.slice(0, 60) ?? element.tagName;
    return `${name} at ${[left, right, top, bottom].map(Math.round).join(' ')}`;
  };
  const controls = document.querySelectorAll(
    'button, a[href], input, textarea, select, [role="tab"], [role="textbox"], [role="treeitem"]',
  );
  const missing = [...controls].filter((element) => isShown(element) && !isInView(element)).map(nameOf);
  const root = document.scrollingElement;
  return root && root.scrollWidth > innerWidth ? ['the page', ...missing] : missing;
}
