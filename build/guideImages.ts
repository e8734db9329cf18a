import { spawnSync } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../test/e2e/findChromium.ts';

/** Pictures of the guide and of the README, by the name that the suite gives them. */
const PICTURES = {
  home: 'recorded-home-light',
  spec: 'recorded-spec-light',
  plan: 'recorded-plan-light',
  run: 'recorded-run-light',
  review: 'recorded-review-light',
  history: 'recorded-history-light',
  settings: 'recorded-settings-light',
} as const;
const SIZE = { width: 1008, height: 630 };
const ROOT = join(import.meta.dirname, '..');
const TARGET = join(ROOT, 'docs/guide/images');

/** Walks the sample as the suite does, unless `--keep` takes the pictures that are there, and keeps them smaller. */
if (!process.argv.includes('--keep')) {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--project', 'e2e', 'test/e2e/recordedRun.test.ts'];
  const walked = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  if (walked.status !== 0) throw new Error('The walk failed, so the pictures stay as they were.');
}
const executablePath = findChromium();
if (!executablePath) throw new Error('No Chrome, Chromium or Edge was found. “npm test” installs one.');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: SIZE });
  await mkdir(TARGET, { recursive: true });
  let bytes = 0;
  for (const [name, shot] of Object.entries(PICTURES)) {
    const picture = await readFile(join(ROOT, 'test/screenshots', `${shot}.png`));
    const source = `data:image/png;base64,${picture.toString('base64')}`;
    await page.setContent(`<body style="margin:0"><img src="${source}" style="width:100%;display:block">`);
    await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
    const file = join(TARGET, `${name}.png`);
    await writeFile(file, await page.screenshot());
    bytes += (await stat(file)).size;
  }
  console.log(`${Object.keys(PICTURES).length} pictures, ${Math.round(bytes / 1024)} kB.`);
} finally {
  await browser.close();
}
