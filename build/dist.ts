import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { writeThirdParty } from './thirdParty.ts';

/** Packages the app for this system into dist/, or for another with electron-builder's flags (`--mac`, `--win`, `--linux`). */
const root = join(import.meta.dirname, '..');
await bundle({ force: true });
writeThirdParty(root);
const { status } = spawnSync(join(root, 'node_modules/.bin/electron-builder'), process.argv.slice(2), {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
process.exitCode = status ?? 1;
