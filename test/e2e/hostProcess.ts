import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const BROWSER_SHELL = join(import.meta.dirname, '../../out/main/browser.js');
const READY = /^Overture is ready at (?<address>http:\/\/127\.0\.0\.1:\d+\/\S*)$/;

export interface HostProcess {
  readonly address: string;
  readonly pid: number;
  /** Everything it has said so far, for a failing test to show. */
  output(): string;
  /** SIGKILL, as a crash or a power cut would: nothing gets to clean up. */
  kill(): Promise<void>;
  /** SIGTERM, as closing does. Resolves with the exit code. */
  close(): Promise<number | null>;
}

/** Starts the built browser shell in plain Node and waits for the line that says where it is. */
export async function startHostProcess(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  browserShell: string = BROWSER_SHELL,
  nodeArgs: readonly string[] = [],
): Promise<HostProcess> {
  const [program = '', ...before] = asOrdinaryPerson();
  const command = [...before, ...nodeArgs, '--enable-source-maps', browserShell, '--no-open', ...args];
  const child = spawn(program, command, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const said: string[] = [];
  const address = await waitForReady(child, said);
  return {
    address,
    pid: child.pid ?? 0,
    output: () => said.join('\n'),
    async kill() {
      await end(child, 'SIGKILL');
    },
    close: () => end(child, 'SIGTERM'),
  };
}

/** Root may read everything; without that power the host meets the folders a person may not read. */
function asOrdinaryPerson(): readonly string[] {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [process.execPath];
  return ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-all', process.execPath];
}

function waitForReady(child: ChildProcess, said: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        const address = READY.exec(line)?.groups?.['address'];
        if (address) resolve(address);
      });
    }
    child.once('error', reject);
    child.once('close', (code) =>
      reject(new Error(`Overture ended with ${code} before it was ready:\n${said.join('\n')}`)),
    );
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
  return child.exitCode;
}
