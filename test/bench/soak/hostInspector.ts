import { once } from 'node:events';
import { WebSocket } from 'ws';

/** The host's own inspector, which only a bench starts it with. */
export type HostInspector = Disposable & {
  /** Bytes of the main thread's objects once what nobody holds is gone. */
  heapBytes(): Promise<number>;
  /** Cuts every connection to pages without a word. */
  cutConnections(): Promise<void>;
};

export const INSPECT = ['--inspect=127.0.0.1:0'];
const LISTENING = /Debugger listening on (?<address>ws:\/\/\S+)/;
const CUT = `process._getActiveHandles()
  .filter((handle) => handle.constructor.name === 'Socket' && handle.server)
  .forEach((socket) => socket.destroy())`;

/** `said` is what the host has printed. */
export async function openHostInspector(said: string): Promise<HostInspector> {
  const address = LISTENING.exec(said)?.groups?.['address'];
  if (!address) throw new Error(`The host said nothing of an inspector:\n${said}`);
  const socket = new WebSocket(address, { perMessageDeflate: false });
  await once(socket, 'open');
  let last = 0;

  async function ask(method: string, params: object = {}): Promise<unknown> {
    last += 1;
    const id = last;
    socket.send(JSON.stringify({ id, method, params }));
    for (;;) {
      const [raw] = await once(socket, 'message');
      const answer = JSON.parse(String(raw));
      if (answer.id !== id) continue;
      if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
      return answer.result;
    }
  }

  return {
    async heapBytes() {
      // What a finalizer let go of is collected only the second time.
      for (let time = 0; time < 2; time += 1) await ask('HeapProfiler.collectGarbage');
      const { usedSize } = (await ask('Runtime.getHeapUsage')) as { readonly usedSize: number };
      return usedSize;
    },
    async cutConnections() {
      await ask('Runtime.evaluate', { expression: CUT });
    },
    // A host waits with its end for whoever looks into it.
    [Symbol.dispose]: () => socket.close(),
  };
}
