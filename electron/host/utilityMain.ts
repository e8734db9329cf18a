import { createHost } from './host.ts';
import { readHostArguments, toHostMessageSchema } from './hostMessages.ts';
import { createPortChannel, type Port } from './portChannel.ts';
import { createRemoteShell } from './remoteShell.ts';

/** What Electron adds to `process` in a utility process; the host runs there without importing Electron. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: readonly Port[] }) => void): void;
  once(event: 'message', listener: (event: { data: unknown; ports: readonly Port[] }) => void): void;
  postMessage(message: unknown): void;
}

/** The host in Electron: it lives as long as its parent wants it, and speaks to each page over a port of its own. */
async function run(parent: ParentPort): Promise<void> {
  const shellPort = await firstPort(parent);
  const { dataDir, openAtStart } = readHostArguments(process.argv.slice(2));
  const host = await createHost({
    dataDir,
    shell: createRemoteShell(createPortChannel(shellPort)),
    ...(openAtStart !== undefined && { openAtStart }),
  });
  parent.on('message', ({ data, ports }) => {
    const message = toHostMessageSchema.parse(data);
    switch (message.type) {
      case 'page': {
        const [port] = ports;
        if (port) host.connect(createPortChannel(port));
        return;
      }
      case 'shell':
        return;
      case 'close':
        return void host.close().then(
          () => process.exit(0),
          (error: unknown) => {
            console.error(error);
            process.exit(1);
          },
        );
    }
  });
  parent.postMessage({ type: 'ready' });
}

function firstPort(parent: ParentPort): Promise<Port> {
  return new Promise((resolve, reject) => {
    parent.once('message', ({ data, ports: [port] }) => {
      if (toHostMessageSchema.parse(data).type === 'shell' && port) resolve(port);
      else reject(new Error('The shell has to introduce itself first.'));
    });
  });
}

await run((process as unknown as { parentPort: ParentPort }).parentPort);
