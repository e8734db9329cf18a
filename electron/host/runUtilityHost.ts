import { createMessagePortChannel, type EmittingPort } from '#shared/contract/messagePortChannel.ts';
import type { Host, HostNeeds } from './host.ts';
import { readHostArguments, toHostMessageSchema } from './hostMessages.ts';
import { createRemoteShell } from './remoteShell.ts';

type ParentMessage = { readonly data: unknown; readonly ports: readonly EmittingPort[] };

/** What Electron adds to `process` in a utility process, named here because the host does not import Electron. */
export interface ParentPort {
  on(event: 'message', listener: (message: ParentMessage) => void): unknown;
  postMessage(message: unknown): void;
}

/**
 * The host in Electron. Messages are read one after the other from the first moment, because a page's port may
 * come while the host is still being made. `exit` gets the code once everything is written.
 */
export function runUtilityHost(needs: {
  readonly parent: ParentPort;
  readonly args: readonly string[];
  readonly createHost: (needs: HostNeeds) => Promise<Host>;
  readonly exit: (code: number) => void;
}): void {
  let host: Promise<Host> | undefined;

  async function receive({ data, ports: [port] }: ParentMessage): Promise<void> {
    const { type } = toHostMessageSchema.parse(data);
    switch (type) {
      case 'shell': {
        if (!port || host) return;
        const { dataDir, openAtStart } = readHostArguments(needs.args);
        host = needs.createHost({
          dataDir,
          shell: createRemoteShell(createMessagePortChannel(port)),
          ...(openAtStart !== undefined && { openAtStart }),
        });
        await host;
        needs.parent.postMessage({ type: 'ready' });
        return;
      }
      case 'page':
        if (port) (await host)?.connect(createMessagePortChannel(port));
        return;
      case 'close':
        await (await host)?.close();
        return needs.exit(0);
    }
  }

  needs.parent.on('message', (message) => {
    receive(message).catch((error: unknown) => {
      // Without its host the process is of no use; the shell starts a new one.
      console.error(error);
      needs.exit(1);
    });
  });
}
