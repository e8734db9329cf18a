import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

/** Opens an address with whatever the system uses for it. False when there is nothing to open it with. */
export function openInSystem(url: string): Promise<boolean> {
  switch (process.platform) {
    case 'darwin':
      return run('open', [url]);
    case 'win32':
      // Not through cmd: it would read “&” in an address as the end of a command.
      return run('rundll32', ['url.dll,FileProtocolHandler', url]);
    default:
      return hasDisplay(process.env) ? run('xdg-open', [url]) : Promise.resolve(false);
  }
}

/** Shows a file in the file manager. False when there is none. */
export function revealInSystem(path: string): Promise<boolean> {
  switch (process.platform) {
    case 'darwin':
      return run('open', ['-R', path]);
    case 'win32':
      return run('explorer', [`/select,${path}`]);
    default:
      return hasDisplay(process.env) ? run('xdg-open', [dirname(path)]) : Promise.resolve(false);
  }
}

export function hasDisplay(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

function run(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
