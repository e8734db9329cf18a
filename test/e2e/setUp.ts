import { afterAll, beforeEach } from 'vitest';
import { lastViews } from './lastViews.ts';
import { endBrowser, keepBrowser } from './sharedBrowser.ts';

keepBrowser();
afterAll(endBrowser);

// A failure on a machine that nobody sees the screen of has to show what was on it.
beforeEach(({ onTestFailed }) => {
  lastViews.length = 0;
  onTestFailed(() => {
    for (const view of lastViews) console.error(`In view at the end: ${view}`);
  });
});
