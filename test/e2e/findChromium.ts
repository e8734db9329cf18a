import { accessSync, constants } from 'node:fs';
import { chromium } from 'playwright-core';
import { browserPaths } from '#electron/process/findBrowser.ts';

/** An installed Chrome, Chromium or Edge, or the Chromium Playwright keeps for itself; undefined when there is none. */
export function findChromium(): string | undefined {
  const named = process.env['OVERTURE_CHROMIUM'];
  const installed = browserPaths(process.env, process.platform);
  return [...(named ? [named] : []), ...installed, chromium.executablePath()].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
