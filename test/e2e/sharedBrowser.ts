import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './findChromium.ts';

let shared: Promise<Browser> | undefined;
let borrowers = 0;
let isKept = false;

/** One Chromium for all that borrow it at once; with `keepBrowser`, until `endBrowser`. Each makes its own context. */
export async function borrowBrowser(): Promise<Browser> {
  borrowers += 1;
  const own = (shared ??= launch());
  try {
    const browser = await own;
    // One that fell over is not given to the next test.
    browser.once('disconnected', () => forget(own));
    return browser;
  } catch (error) {
    // One that did not start is not waited for again.
    forget(own);
    throw error;
  }
}

function forget(one: Promise<Browser>): void {
  if (shared === one) shared = undefined;
}

/** For one `borrowBrowser`, after its context is closed. */
export async function giveBrowserBack(): Promise<void> {
  borrowers -= 1;
  if (borrowers === 0 && !isKept) await endBrowser();
}

/** The tests of a file follow one another: what one gives back, the next one takes. */
export function keepBrowser(): void {
  isKept = true;
}

export async function endBrowser(): Promise<void> {
  const ending = shared;
  shared = undefined;
  // Why it did not start has been told to the test that asked for it.
  const browser = await ending?.catch(() => undefined);
  await browser?.close();
}

async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chrome, Chromium or Edge was found. “npm test” installs one.');
  const browser = await chromium.launch({
    executablePath,
    args: [
      // Containers and root have no user namespaces for Chromium's own sandbox; the page under test is ours.
      '--no-sandbox',
      '--disable-gpu',
      // No process is kept warm for a page that never comes; pages of one origin share theirs, as they may anywhere.
      '--renderer-process-limit=1',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--font-render-hinting=none',
    ],
  });
  return browser;
}
