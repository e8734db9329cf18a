import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '#shared/contract/result.ts';

export interface LaunchOptions {
  /** Open the browser shell even where a window could be had. */
  readonly browser: boolean;
  /** Whether to open the person's browser at the address; otherwise it is only printed. */
  readonly open: boolean;
  /** 0 asks the system for a free port; without one, it is that of the launch before. */
  readonly port: number | undefined;
  /** Where everything Overture keeps lives. Absolute. */
  readonly dataDir: string;
  /** A repository to open at once. Absolute. */
  readonly repo: string | undefined;
  readonly help: boolean;
}

export const LAUNCH_HELP = `Overture: agree on what to build, then watch it get built.

  npm start                     open Overture in its own window, or in the browser where there is none
  npm start -- --browser        open it in the browser
  npm start -- --no-open        only print the address
  npm start -- --port N         use this port for the browser
  npm start -- --data DIR       keep all of Overture's data in DIR
  npm start -- --repo DIR       open this repository at once
  npm start -- --help           this text
`;

type Surroundings = {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly cwd: string;
};

/** Reads the flags of a launch. The failure is one sentence for the person who typed them. */
export function parseLaunchOptions(
  args: readonly string[],
  { env, platform, cwd }: Surroundings = { env: process.env, platform: process.platform, cwd: process.cwd() },
): Result<LaunchOptions, string> {
  const parsed = readFlags(args);
  if (!parsed.ok) return parsed;
  const { browser, port, data, repo, help } = parsed.value;

  const portNumber = Number(port ?? 0);
  if (port === '' || !Number.isInteger(portNumber) || portNumber < 0 || portNumber > 65_535) {
    return fail(`--port needs a number from 0 to 65535, not “${port}”.`);
  }
  if (data === '') return fail('--data needs a folder.');
  if (repo === '') return fail('--repo needs a folder.');
  return ok({
    browser: browser === true,
    open: parsed.value['no-open'] !== true,
    port: port === undefined ? undefined : portNumber,
    dataDir: data === undefined ? defaultDataDir(env, platform) : resolve(cwd, data),
    repo: repo === undefined ? undefined : resolve(cwd, repo),
    help: help === true,
  });
}

function readFlags(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        browser: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        port: { type: 'string' },
        data: { type: 'string' },
        repo: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return ok(values);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(/\.\s/)[0] ?? error.message) : String(error);
    return fail(`${reason.replace(/\.$/, '')}. “npm start -- --help” lists the flags.`);
  }
}

/** The flags meant for Overture among those that Chromium and Electron were started with. */
export function pickLaunchFlags(args: readonly string[]): string[] {
  const withValue = ['--data', '--repo', '--port'];
  return args.flatMap((arg, index) => {
    if (withValue.includes(arg)) return [`${arg}=${args[index + 1] ?? ''}`];
    const [name = ''] = arg.split('=');
    return withValue.includes(name) || ['--browser', '--no-open', '--help'].includes(arg) ? [arg] : [];
  });
}

/** Where each system keeps the data of an app for one person. */
export function defaultDataDir(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const home = env['HOME'] ?? homedir();
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Overture');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Overture');
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'overture');
}
