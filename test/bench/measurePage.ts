import type { Browser, Cookie, Page } from 'playwright-core';

export interface PageTimes {
  /** First contentful paint, from the start of navigation, in milliseconds. */
  readonly firstPaintMs: number;
  /** From the start of navigation until the named element was there to be used. */
  readonly usableMs: number;
  readonly url: string;
  /** What lets another fresh context in. */
  readonly cookies: Cookie[];
}

/** Opens an address in a fresh browser context, with nothing cached, and reads the page's own clock. */
export async function measurePage(
  browser: Browser,
  address: string,
  ready: (page: Page) => Promise<unknown>,
  cookies: readonly Cookie[] = [],
): Promise<PageTimes> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    await context.addCookies([...cookies]);
    const page = await context.newPage();
    await page.goto(address);
    await ready(page);
    const usableMs = await page.evaluate(() => performance.now());
    return {
      firstPaintMs: await firstPaint(page),
      usableMs,
      url: page.url(),
      cookies: await context.cookies(),
    };
  } finally {
    await context.close();
  }
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
