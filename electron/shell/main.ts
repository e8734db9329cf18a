import { join } from 'node:path';
import * as electron from 'electron';
import { parseLaunchOptions, pickLaunchFlags } from '#electron/host/launchOptions.ts';
import { linkAmong } from './deepLink.ts';
import { startShell } from './startShell.ts';
import { hasFeed } from './updates.ts';

const report = (error: unknown) => console.error(error);
const args = process.argv.slice(1);
// Where a web page's link starts Overture, nothing else of the command line is taken from it.
const options = parseLaunchOptions(linkAmong(args) === undefined ? pickLaunchFlags(args) : []);

if (options.ok) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => electron.app.quit());
  startShell(electron, {
    options: options.value,
    programs: import.meta.dirname,
    platform: process.platform,
    homepage: 'https://overture.example',
    say: console.log,
    report,
    args,
    updates: {
      hasFeed: hasFeed(join(process.resourcesPath ?? '', 'app-update.yml'), process.platform),
      load: async () => (await import('electron-updater')).default.autoUpdater,
    },
  }).catch((error: unknown) => {
    report(error);
    electron.app.exit(1);
  });
} else {
  console.error(options.error);
  electron.app.exit(2);
}
