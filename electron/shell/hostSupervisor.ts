import type { UtilityProcess, WebContents } from 'electron';
import {
  fromHostMessageSchema,
  type HostArguments,
  writeHostArguments,
} from '#electron/host/hostMessages.ts';
import { serveShell } from '#electron/host/remoteShell.ts';
import type { Shell } from '#electron/host/shell.ts';
import { createMessagePortChannel } from '#shared/contract/messagePortChannel.ts';
import { PORT } from '#shared/contract/windowMessages.ts';
import type { ElectronApi } from './electronApi.ts';

export interface HostSupervisor {
  /** Gives the page a port to the host, as soon as the host is ready. A page may ask as often as it likes. */
  connectPage(contents: WebContents): void;
  /** Asks the host to finish; resolves when its process has ended, by force if it takes too long. */
  close(): Promise<void>;
}

/** A host that keeps falling over is not started for ever: this many times within this long. */
const MOST_RESTARTS = 5;
const WITHIN_MS = 60_000;

/** Whether a host that just ended is started again. `ends` are the times it ended unasked, in milliseconds. */
export function decideRestart(ends: readonly number[], now: number): boolean {
  return ends.filter((end) => now - end < WITHIN_MS).length <= MOST_RESTARTS;
}

type SupervisorElectron = Pick<ElectronApi, 'MessageChannelMain' | 'utilityProcess'>;

export type SupervisorNeeds = {
  readonly modulePath: string;
  readonly hostArguments: HostArguments;
  readonly shell: Shell;
  readonly now: () => number;
  readonly closeWithinMs: number;
  readonly onGivenUp: () => void;
  readonly report: (error: unknown) => void;
};

/** Runs the host in a process of its own, without any listening port, and starts it again when it falls over. */
export function superviseHost(electron: SupervisorElectron, needs: SupervisorNeeds): HostSupervisor {
  const waiting = new Set<WebContents>();
  let ends: readonly number[] = [];
  let closing = false;
  let ready = false;
  let child: UtilityProcess | undefined = start();

  function start(): UtilityProcess {
    const started = forkHost(electron, needs, onExit);
    started.on('message', (message: unknown) => {
      if (!fromHostMessageSchema.safeParse(message).success) return;
      ready = true;
      for (const contents of waiting) deliverPort(electron, started, contents);
      waiting.clear();
    });
    return started;
  }

  function onExit(): void {
    ready = false;
    child = undefined;
    if (closing) return;
    ends = [...ends, needs.now()];
    if (decideRestart(ends, needs.now())) child = start();
    else needs.onGivenUp();
  }

  return {
    connectPage(contents) {
      if (ready && child) deliverPort(electron, child, contents);
      else waiting.add(contents);
    },
    async close() {
      closing = true;
      if (child) await endHost(child, needs.closeWithinMs);
    },
  };
}

/** The host serves pages; what only the shell can do it asks for over a port of its own. */
function forkHost(
  electron: SupervisorElectron,
  { modulePath, hostArguments, shell, report }: SupervisorNeeds,
  onExit: () => void,
): UtilityProcess {
  const started = electron.utilityProcess.fork(modulePath, writeHostArguments(hostArguments), {
    serviceName: 'Overture host',
    stdio: 'inherit',
  });
  const { port1, port2 } = new electron.MessageChannelMain();
  const stopServing = serveShell(createMessagePortChannel(port1), shell, report);
  started.postMessage({ type: 'shell' }, [port2]);
  started.once('exit', () => {
    stopServing();
    port1.close();
    onExit();
  });
  return started;
}

function deliverPort(electron: SupervisorElectron, host: UtilityProcess, contents: WebContents): void {
  if (contents.isDestroyed()) return;
  const { port1, port2 } = new electron.MessageChannelMain();
  host.postMessage({ type: 'page' }, [port1]);
  contents.postMessage(PORT, null, [port2]);
}

function endHost(host: UtilityProcess, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => host.kill(), withinMs);
    host.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    host.postMessage({ type: 'close' });
  });
}
