import type { Page } from 'playwright-core';

type Timed = typeof globalThis & { keyTimes: number[] };

/** Types into the text box called `name`; milliseconds from each key, on the page's clock, until it was painted. */
export async function timeKeys(page: Page, name: string, count: number): Promise<readonly number[]> {
  const box = page.getByRole('textbox', { name });
  await box.click();
  await page.keyboard.press('End');
  await page.evaluate(() => {
    const times: number[] = [];
    (globalThis as Timed).keyTimes = times;
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        // A task after the frame's callback comes once the frame has been painted.
        requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - timeStamp)));
      },
      { capture: true },
    );
  });
  for (let key = 0; key < count; key += 1) {
    await page.keyboard.press('abcdefghij'[key % 10] ?? 'a');
    await page.waitForFunction((typed) => (globalThis as Timed).keyTimes.length >= typed, key + 1);
  }
  return page.evaluate(() => (globalThis as Timed).keyTimes);
}
