import { spawn } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FETCH_LIMIT_MS = 5 * 60_000;
const REACH_LIMIT_MS = 10_000;

/** The folder of the npm package; its main file is never required, because that starts a download at once. */
function electronPackage(): string {
  return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
}

/** The path of Electron's program when it is there, without fetching anything. */
export async function findElectron(): Promise<string | undefined> {
  const folder = electronPackage();
  try {
    const name = await readFile(join(folder, 'path.txt'), 'utf8');
    const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name);
    await access(path);
    return path;
  } catch {
    return undefined;
  }
}

/** Fetches Electron's program once, within five minutes. Undefined when it cannot be had. */
export async function fetchElectron(): Promise<string | undefined> {
  if (!(await canReachDownloads())) return undefined;
  console.log('Fetching Electron, about 110 MB; this happens once.');
  const fetched = await runInstaller(join(electronPackage(), 'install.js'));
  return fetched ? findElectron() : undefined;
}

/** A firewall that drops packets would hold the installer for minutes; behind a proxy only the installer knows the way. */
async function canReachDownloads(): Promise<boolean> {
  const { env } = process;
  if (env['HTTPS_PROXY'] || env['https_proxy'] || env['ELECTRON_GET_USE_PROXY']) return true;
  const address = env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? 'https://github.com';
  try {
    await fetch(address, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(REACH_LIMIT_MS) });
    return true;
  } catch {
    return false;
  }
}

function runInstaller(script: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], {
      stdio: ['ignore', 'ignore', 'ignore'],
      timeout: FETCH_LIMIT_MS,
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
