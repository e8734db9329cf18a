import type { Channel } from '#shared/contract/channel.ts';

/** The part of Electron's MessagePortMain that a channel needs, named here so that the host need not know Electron. */
export interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** A channel over one end of a message port. Messages that arrived before the first listener are kept for it. */
export function createPortChannel(port: Port): Channel {
  const messageListeners = new Set<(message: unknown) => void>();
  const closeListeners = new Set<() => void>();
  let closed = false;
  let started = false;

  port.on('message', (event) => {
    for (const listener of messageListeners) listener(event.data);
  });
  const announceClose = () => {
    if (closed) return;
    closed = true;
    for (const listener of closeListeners) listener();
  };
  port.on('close', announceClose);

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
      announceClose();
    },
  };
}
