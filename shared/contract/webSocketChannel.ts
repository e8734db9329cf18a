import type { Channel } from './channel.ts';

/** What a browser's WebSocket and one of the `ws` package have in common. */
export interface SocketLike {
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(data: string): void;
  close(code?: number, reason?: string): void;
  /** Only `ws` has it: ends the connection without the closing handshake. */
  terminate?(): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
}

const OPEN = 1;
/** Codes below 4000 are not a page's to send. */
const NOT_JSON_TEXT = 4400;

/**
 * JSON text over an open socket. What is not JSON text ends the connection: neither side of ours sends it.
 * `mostUnsentBytes` cuts off a reader slower than the writer; it reconnects and starts from a snapshot.
 */
export function createWebSocketChannel(
  socket: SocketLike,
  options: { readonly mostUnsentBytes?: number } = {},
): Channel {
  const { mostUnsentBytes = Number.POSITIVE_INFINITY } = options;
  const messageListeners = new Set<(message: unknown) => void>();
  const closeListeners = new Set<() => void>();
  const cutOff = () => (socket.terminate ? socket.terminate() : socket.close());

  socket.addEventListener('message', ({ data }) => {
    const message = parse(data);
    if (message === undefined) return socket.close(NOT_JSON_TEXT, 'Only JSON text is read.');
    for (const listener of messageListeners) listener(message);
  });
  socket.addEventListener('close', () => {
    for (const listener of closeListeners) listener();
  });

  return {
    send(message) {
      if (socket.readyState !== OPEN) return;
      if (socket.bufferedAmount > mostUnsentBytes) return cutOff();
      socket.send(JSON.stringify(message));
    },
    onMessage(listener) {
      messageListeners.add(listener);
      return () => messageListeners.delete(listener);
    },
    onClose(listener) {
      closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
    close: () => socket.close(1000),
  };
}

function parse(data: unknown): unknown {
  if (typeof data !== 'string') return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
