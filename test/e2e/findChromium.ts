import { accessSync, constants } from 'node:fs';
import { chromium } from 'playwright-core';
import { browserPaths } from '#electron/process/findBrowser.ts';

/**
 * An installed Chrome, Chromium or Edge, or the Chromium Playwright keeps for itself; undefined when there is none.
 * `OVERTURE_CHROMIUM` names another one.
 */
export function findChromium(): string | undefined {
  const named = process.env['OVERTURE_CHROMIUM'];
  const installed = browserPaths(process.env, process.platform);
  // One that draws no windows of its own leaves half of the processors' time to the page.
  const windowless = installed.filter((path) => path.endsWith('headless-shell'));
  return [named ?? '', ...windowless, ...installed, chromium.executablePath()].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
