import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findChromium } from '../test/e2e/findChromium.ts';

const APT = '/usr/bin/apt-get';

/** Makes sure there is a browser to test in. True when there is one; it is only installed when none was found. */
export function ensureChromium(): boolean {
  if (findChromium()) return true;
  if (process.getuid?.() === 0 && existsSync(APT)) {
    console.log('There is no Chrome, Chromium or Edge here, so Debian’s Chromium is installed.');
    run(APT, ['update']);
    run(APT, ['install', '-y', '--no-install-recommends', 'chromium-headless-shell']);
    if (findChromium()) return true;
    run(APT, ['install', '-y', '--no-install-recommends', 'chromium']);
    if (findChromium()) return true;
  }
  console.log('There is no Chrome, Chromium or Edge here, so Playwright fetches its own.');
  const playwright = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  run(process.execPath, [join(playwright, 'cli.js'), 'install', 'chromium']);
  return findChromium() !== undefined;
}

function run(command: string, args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(command, args, { stdio: 'inherit', env, timeout: 10 * 60_000 });
}
