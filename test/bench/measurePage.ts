import type { Browser, BrowserContext, Cookie, Page } from 'playwright-core';

/** What has to be seen before a page counts as usable: an element, and words it holds. */
export interface Sight {
  readonly selector: string;
  readonly words: string;
}

export interface PageTimes {
  /** First contentful paint, from the start of navigation, in milliseconds. */
  readonly firstPaintMs: number;
  /** From the start of navigation until the sight was painted and would take a click. */
  readonly usableMs: number;
  /** The start of navigation, in milliseconds since 1970. */
  readonly navigatedAt: number;
}

/** A page in a fresh browser context, with nothing cached, waiting for an address. */
export interface WaitingPage extends AsyncDisposable {
  readonly page: Page;
  readonly context: BrowserContext;
  open(address: string): Promise<PageTimes>;
}

type Watched = typeof globalThis & { usableAt?: Promise<number> };

export async function waitingPage(
  browser: Browser,
  sight: Sight,
  cookies: readonly Cookie[] = [],
): Promise<WaitingPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([...cookies]);
  await context.addInitScript(watchFor, sight);
  const page = await context.newPage();
  return {
    page,
    context,
    async open(address) {
      await page.goto(address, { waitUntil: 'commit' });
      const usableMs = await page.evaluate(() => (globalThis as Watched).usableAt ?? Number.NaN);
      const navigatedAt = await page.evaluate(() => performance.timeOrigin);
      return { firstPaintMs: await firstPaint(page), usableMs, navigatedAt };
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/**
 * Runs in the page before its own code and looks once per frame, so that what is measured is the page's clock and
 * not the way of a message to this process. The frame after the one that found it proves that it was painted.
 */
function watchFor({ selector, words }: Sight): void {
  const isThere = () =>
    [...document.querySelectorAll(selector)].some((element) => {
      if (!element.textContent.includes(words) || element.matches(':disabled')) return false;
      const { left, top, width, height } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
  (globalThis as Watched).usableAt = new Promise((resolve) => {
    const look = () => requestAnimationFrame(isThere() ? () => resolve(performance.now()) : look);
    requestAnimationFrame(look);
  });
}

function firstPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list, observer) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0];
          if (!paint) return;
          observer.disconnect();
          resolve(paint.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
}
