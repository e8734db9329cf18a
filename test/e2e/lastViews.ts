import type { Page } from 'playwright-core';

/** What each page of the running test had in view as it was closed. */
export const lastViews: string[] = [];

/** Where a page is, what has the focus, and all its roles and names; never rejects. */
export async function inView(page: Page): Promise<string> {
  try {
    const focus = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
    const names = await page.locator('body').ariaSnapshot({ timeout: 5_000 });
    return `${page.url()}\nThe focus is on ${focus}\n${names}`;
  } catch (error) {
    return `${page.url()}\nNothing of it can be read: ${String(error)}`;
  }
}
