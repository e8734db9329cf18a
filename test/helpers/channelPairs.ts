import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { WebSocket, WebSocketServer } from 'ws';
import type { Channel } from '#shared/contract/channel.ts';
import { memoryChannelPair } from '#shared/contract/memoryChannel.ts';
import { createMessagePortChannel } from '#shared/contract/messagePortChannel.ts';
import { createWebSocketChannel } from '#shared/contract/webSocketChannel.ts';

export interface ChannelPair {
  readonly page: Channel;
  readonly host: Channel;
  close(): Promise<void>;
}

/** Both ends of every transport the product has, joined for real. */
export const CHANNEL_PAIRS: Readonly<Record<string, () => Promise<ChannelPair>>> = {
  memory: async () => {
    const [page, host] = memoryChannelPair();
    return { page, host, close: async () => page.close() };
  },
  'message port': async () => {
    const { port1, port2 } = new MessageChannel();
    const page = createMessagePortChannel(port1);
    const host = createMessagePortChannel(port2);
    return { page, host, close: async () => page.close() };
  },
  'web socket': openSocketPair,
};

async function openSocketPair(): Promise<ChannelPair> {
  const { socket, channel, close } = await openRawSocket();
  return { page: createWebSocketChannel(socket), host: channel, close };
}

/** A socket to speak into freely, and the channel at its far end. */
export async function openRawSocket(): Promise<{
  socket: WebSocket;
  channel: Channel;
  close(): Promise<void>;
}> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const accepted = once(server, 'connection') as Promise<[WebSocket]>;
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  const [[far]] = await Promise.all([accepted, once(socket, 'open')]);
  return {
    socket,
    channel: createWebSocketChannel(far),
    async close() {
      socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
