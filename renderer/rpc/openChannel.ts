import type { Channel } from '#shared/contract/channel.ts';
import { createMessagePortChannel } from '#shared/contract/messagePortChannel.ts';
import { createWebSocketChannel } from '#shared/contract/webSocketChannel.ts';
import { CONNECT, PORT } from '#shared/contract/windowMessages.ts';

/**
 * The way to the host: the page served over HTTP opens a socket to where it came from;
 * any other page is in the app's own window, whose preload hands it a port.
 */
export function channelOpener(page: Window): () => Promise<Channel> {
  const { protocol, host } = page.location;
  if (protocol !== 'http:' && protocol !== 'https:') return portOpener(page);
  const address = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/rpc`;
  return () => openSocket(address);
}

export function openSocket(address: string): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.addEventListener('open', () => resolve(createWebSocketChannel(socket)), { once: true });
    socket.addEventListener('close', () => reject(new Error('The socket did not open.')), { once: true });
  });
}

/** Each port is asked for and handed over once; while the host starts again, the answer waits for it. */
function portOpener(page: Window): () => Promise<Channel> {
  let claim: ((port: MessagePort) => void) | undefined;
  page.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port] = event.ports;
    if (event.source !== page || event.data !== PORT || !port) return;
    if (!claim) return port.close();
    claim(port);
    claim = undefined;
  });
  return () =>
    new Promise((resolve) => {
      claim = (port) => resolve(createMessagePortChannel(port));
      page.postMessage(CONNECT, page.location.origin);
    });
}
