import type { Locator, Page } from 'playwright-core';

/** More stops than any screen has. */
const MOST_STOPS = 200;

/** Goes with Tab until `target` has the focus, as a person does who has no pointer; the focus must be seen there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.evaluate((element) => element.matches(':focus-visible'))) return;
    await page.keyboard.press('Tab');
    passed.push(await page.evaluate(nameOfFocused));
  }
  throw new Error(`Tab never came to ${String(target)}. It came to:\n${passed.slice(0, 60).join('\n')}`);
}

/** Runs in the page: what has the focus, for people who read why a test failed. */
function nameOfFocused(): string {
  const element = document.activeElement;
  return `${element?.tagName} ${element?.getAttribute('aria-label') ?? element?.textContent?.slice(0, 40) ?? ''}`;
}

/** Goes to a button or link with Tab and presses Enter there. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Goes to a field with Tab and types over what it holds. */
export async function typeInto(page: Page, target: Locator, words: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(words);
}
