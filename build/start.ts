import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LAUNCH_HELP, type LaunchOptions, parseLaunchOptions } from '../electron/host/launchOptions.ts';
import { fetchElectron, findElectron } from './electronBinary.ts';

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
const options = parseLaunchOptions(args);

if (!options.ok) {
  console.error(options.error);
  process.exitCode = 2;
} else if (options.value.help) {
  console.log(LAUNCH_HELP);
} else if (build()) {
  await start(options.value);
} else {
  process.exitCode = 1;
}

/** In a process of its own, so that the bundler's memory is gone before the host starts. */
function build(): boolean {
  return spawnSync(process.execPath, [join(root, 'build', 'bundle.ts')], { stdio: 'inherit' }).status === 0;
}

async function start(options: LaunchOptions): Promise<void> {
  if (options.browser) return openInBrowser();
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    console.log('There is no display here for a window, so Overture opens in the browser.');
    return openInBrowser();
  }
  const program = (await findElectron()) ?? (await fetchElectron());
  if (!program) {
    console.log('Electron could not be fetched, so Overture opens in the browser.');
    return openInBrowser();
  }
  const ended = await runWindow(program);
  if (ended === 'neverOpened') {
    console.log('The window could not be opened, so Overture opens in the browser.');
    return openInBrowser();
  }
}

/** In this very process: nothing to forward, and Ctrl-C reaches it directly. */
async function openInBrowser(): Promise<void> {
  const program = join(root, 'out', 'main', 'browser.js');
  process.argv = [process.argv[0] ?? 'node', program, ...args];
  await import(pathToFileURL(program).href);
}

/** Resolves when the window's process has ended: `neverOpened` when it fell over before it showed a window. */
function runWindow(program: string): Promise<'closed' | 'neverOpened'> {
  // Chromium refuses to run its sandbox as root; the page keeps every other restriction.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const child = spawn(program, [...(asRoot ? ['--no-sandbox'] : []), root, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let opened = false;
  child.stdout.on('data', (chunk: Buffer) => {
    opened ||= chunk.includes('Overture is ready');
    process.stdout.write(chunk);
  });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, forward);
  return new Promise((resolve) => {
    const finish = (code: number | null) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, forward);
      process.exitCode = code ?? 0;
      resolve(code === 0 || opened ? 'closed' : 'neverOpened');
    };
    child.once('error', () => finish(1));
    child.once('exit', finish);
  });
}
