import * as electron from 'electron';
import { parseLaunchOptions, pickLaunchFlags } from '#electron/host/launchOptions.ts';
import { startShell } from './startShell.ts';

const report = (error: unknown) => console.error(error);
const options = parseLaunchOptions(pickLaunchFlags(process.argv.slice(1)));

if (options.ok) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => electron.app.quit());
  startShell(electron, {
    options: options.value,
    programs: import.meta.dirname,
    platform: process.platform,
    homepage: 'https://overture.example',
    say: console.log,
    report,
  }).catch((error: unknown) => {
    report(error);
    electron.app.exit(1);
  });
} else {
  console.error(options.error);
  electron.app.exit(2);
}
