import type { WebSocket } from 'ws';
import type { Channel } from '#shared/contract/channel.ts';

/** A page that reads slower than the host writes is cut off here; it reconnects and starts from a snapshot. */
const MOST_UNSENT_BYTES = 64 * 1024 * 1024;

/** JSON text over one socket. What is not JSON text ends the connection: no page of ours sends it. */
export function createSocketChannel(socket: WebSocket): Channel {
  const messageListeners = new Set<(message: unknown) => void>();
  const closeListeners = new Set<() => void>();

  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) return socket.close(1003, 'Only text is read.');
    const message = parse(data.toString('utf8'));
    if (message === undefined) return socket.close(1007, 'Not JSON.');
    for (const listener of messageListeners) listener(message);
  });
  socket.on('close', () => {
    for (const listener of closeListeners) listener();
  });

  return {
    send(message) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > MOST_UNSENT_BYTES) return socket.terminate();
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
