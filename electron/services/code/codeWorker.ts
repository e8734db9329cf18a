import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { serveCodeIndex } from './serveCodeIndex.ts';
import { type FromWorker, toWorkerSchema, workerStartSchema } from './workerMessages.ts';

const port = parentPort;
if (!port) throw new Error('The code index is read by a worker thread, which only the host starts.');
/** About a third of the processor time of others at work; still enough to get through while agents build and test. */
const NICE = 5;
// On Linux a priority is a thread's own, so the reading gives way to the host and the page. Elsewhere it would be the
// whole host's.
if (process.platform === 'linux') setPriority(NICE);
const send = (message: FromWorker) => port.postMessage(message);
const server = serveCodeIndex(workerStartSchema.parse(workerData), send);

port.on('message', (message: unknown) => {
  const asked = toWorkerSchema.parse(message);
  switch (asked.type) {
    case 'update':
      return server.update(asked.trusted);
    case 'find':
      return void server.find(asked);
    case 'look':
      return void server.look(asked);
    case 'forTask':
      return void server.forTask(asked);
    case 'cancel':
      return server.cancel();
    case 'close':
      void server.close().then(() => {
        send({ type: 'closed' });
        port.close();
      });
  }
});
