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

/** Runs the host in a process of its own, without any listening port, and starts it again when it falls over. */
export function superviseHost(
  electron: Pick<ElectronApi, 'MessageChannelMain' | 'utilityProcess'>,
  needs: {
    readonly modulePath: string;
    readonly hostArguments: HostArguments;
    readonly shell: Shell;
    readonly now: () => number;
    readonly closeWithinMs: number;
    readonly onGivenUp: () => void;
    readonly report: (error: unknown) => void;
  },
): HostSupervisor {
  const waiting = new Set<WebContents>();
  let ends: readonly number[] = [];
  let closing = false;
  let ready = false;
  let child: UtilityProcess | undefined = fork();

  function fork(): UtilityProcess {
    const started = electron.utilityProcess.fork(needs.modulePath, writeHostArguments(needs.hostArguments), {
      serviceName: 'Overture host',
      stdio: 'inherit',
    });
    const { port1, port2 } = new electron.MessageChannelMain();
    const stopServing = serveShell(createMessagePortChannel(port1), needs.shell, needs.report);
    started.postMessage({ type: 'shell' }, [port2]);
    started.on('message', (message: unknown) => {
      if (!fromHostMessageSchema.safeParse(message).success) return;
      ready = true;
      for (const contents of waiting) deliverPort(started, contents);
      waiting.clear();
    });
    started.once('exit', () => {
      stopServing();
      port1.close();
      onExit();
    });
    return started;
  }

  function onExit(): void {
    ready = false;
    child = undefined;
    if (closing) return;
    ends = [...ends, needs.now()];
    if (decideRestart(ends, needs.now())) child = fork();
    else needs.onGivenUp();
  }

  function deliverPort(host: UtilityProcess, contents: WebContents): void {
    if (contents.isDestroyed()) return;
    const { port1, port2 } = new electron.MessageChannelMain();
    host.postMessage({ type: 'page' }, [port1]);
    contents.postMessage(PORT, null, [port2]);
  }

  return {
    connectPage(contents) {
      if (ready && child) deliverPort(child, contents);
      else waiting.add(contents);
    },
    close() {
      closing = true;
      const host = child;
      if (!host) return Promise.resolve();
      return new Promise((resolve) => {
        const force = setTimeout(() => host.kill(), needs.closeWithinMs);
        host.once('exit', () => {
          clearTimeout(force);
          resolve();
        });
        host.postMessage({ type: 'close' });
      });
    },
  };
}
