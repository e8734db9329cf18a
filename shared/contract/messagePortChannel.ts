import type { Channel } from './channel.ts';

type Sending = { postMessage(message: unknown): void; start(): void; close(): void };

/** A MessagePort of a page or of node:worker_threads. */
export type ListeningPort = Sending & {
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
};

/** Electron's MessagePortMain, which emits instead. */
export type EmittingPort = Sending & {
  on(type: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(type: 'close', listener: () => void): unknown;
};

/** One end of a message channel. The port is started by the first listener, so nothing sent before it is lost. */
export function createMessagePortChannel(port: ListeningPort | EmittingPort): Channel {
  const messageListeners = new Set<(message: unknown) => void>();
  const closeListeners = new Set<() => void>();
  let started = false;
  let closed = false;

  const closeOnce = () => {
    if (closed) return;
    closed = true;
    for (const listener of closeListeners) listener();
  };
  const deliver = ({ data }: { data: unknown }) => {
    if (closed) return;
    for (const listener of messageListeners) listener(data);
  };
  if ('addEventListener' in port) {
    port.addEventListener('message', deliver);
    port.addEventListener('close', closeOnce);
  } else {
    port.on('message', deliver);
    port.on('close', closeOnce);
  }

  return {
    send(message) {
      if (!closed) port.postMessage(message);
    },
    onMessage(listener) {
      messageListeners.add(listener);
      if (!started) port.start();
      started = true;
      return () => messageListeners.delete(listener);
    },
    onClose(listener) {
      closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
    close() {
      port.close();
      closeOnce();
    },
  };
}
