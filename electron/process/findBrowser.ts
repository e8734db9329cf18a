import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from './childEnvironment.ts';

/** Chromium without the parts that draw windows: Debian's package of that name. */
const HEADLESS_SHELL = 'chromium-headless-shell';
const NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  HEADLESS_SHELL,
];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** An installed browser that prints without a window; null when there is none. */
export async function findBrowser(env: Environment, platform: NodeJS.Platform): Promise<string | null> {
  for (const path of browserPaths(env, platform)) {
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  return null;
}

/** Where Chrome, Chromium and Edge are installed, the likeliest first. */
export function browserPaths(env: Environment, platform: NodeJS.Platform): readonly string[] {
  if (platform === 'darwin') return MAC;
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => env[name] ?? '');
    return roots.filter(Boolean).flatMap((root) => WINDOWS.map((path) => join(root, path)));
  }
  const folders = (env['PATH'] ?? '').split(':').filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}
