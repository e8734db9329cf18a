import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findElectron } from './electronBinary.ts';

/** Drives the real window through Playwright, where there is an Electron and a display to show it on. */
const root = join(import.meta.dirname, '..');
const program = await findElectron();
const { DISPLAY, WAYLAND_DISPLAY } = process.env;

if (!program) {
  console.log(
    'Electron’s program is not in node_modules, so its window was not tested. “npm start” fetches it.',
  );
} else if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
  console.log(
    'There is no display here, so Electron’s window was not tested. “xvfb-run npm run test:electron” gives it one.',
  );
} else {
  const { status } = spawnSync(join(root, 'node_modules/.bin/vitest'), ['run', '--project', 'electron'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, OVERTURE_ELECTRON: program },
  });
  process.exitCode = status ?? 1;
}
