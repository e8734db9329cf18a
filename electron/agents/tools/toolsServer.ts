import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { McpServerStdio } from '@agentclientprotocol/sdk';
import type { AgentTool } from './agentTool.ts';
import { serveTools } from './serveTools.ts';
import type { ToolsProgram } from './toolsProgram.ts';

/** The tools of one attempt, as a session is told of them; closing ends every connection and the key. */
export type ToolsServer = { readonly server: McpServerStdio; close(): Promise<void> };

/** Agents start a server again when it seems lost, and some start it twice. */
const MOST_CONNECTIONS = 8;
const KEY_BYTES = 32;
/** Milliseconds within which a connection must have said its key. */
const KEY_LIMIT_MS = 5000;
/** The longest path that every system takes for a socket. */
const LONGEST_SOCKET = 100;

/**
 * Offers the tools over the Model Context Protocol, on a socket in a folder that only this user may enter, to whoever
 * knows the attempt's key. The agent starts the small `program`, which joins its standard streams to that socket.
 */
export async function openToolsServer(
  tools: readonly AgentTool[],
  program: ToolsProgram,
): Promise<ToolsServer> {
  const place = await makePlace();
  const key = randomBytes(KEY_BYTES).toString('hex');
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    if (sockets.size > MOST_CONNECTIONS) socket.destroy();
    else void welcome(socket, key, tools);
  });
  server.listen(place.socket);
  await once(server, 'listening');
  return {
    server: {
      name: 'overture',
      command: program.command,
      args: [...program.args],
      env: [
        { name: 'OVERTURE_TOOLS_SOCKET', value: place.socket },
        { name: 'OVERTURE_TOOLS_KEY', value: key },
      ],
    },
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await place.remove();
    },
  };
}

async function makePlace(): Promise<{ readonly socket: string; remove(): Promise<void> }> {
  if (process.platform === 'win32') {
    const name = `\\\\.\\pipe\\overture-${randomBytes(KEY_BYTES).toString('hex')}`;
    return { socket: name, remove: async () => undefined };
  }
  const usual = join(tmpdir(), 'overture-');
  const isShort = usual.length + 'XXXXXX/tools'.length <= LONGEST_SOCKET;
  const folder = await mkdtemp(isShort ? usual : '/tmp/overture-');
  await chmod(folder, 0o700);
  return { socket: join(folder, 'tools'), remove: () => rm(folder, { recursive: true, force: true }) };
}

async function welcome(socket: Socket, key: string, tools: readonly AgentTool[]): Promise<void> {
  if (await admit(socket, key)) await serveTools(tools, socket);
  else socket.destroy();
}

/** Whether the connection begins with the key; what follows it stays to be read. */
function admit(socket: Socket, key: string): Promise<boolean> {
  const wanted = Buffer.from(`${key}\n`);
  let read = Buffer.alloc(0);
  return new Promise((resolve) => {
    const limit = setTimeout(() => end(false), KEY_LIMIT_MS);
    const end = (isIn: boolean) => {
      clearTimeout(limit);
      socket.off('data', take).off('close', leave).pause();
      resolve(isIn);
    };
    const leave = () => end(false);
    const take = (chunk: Buffer) => {
      read = Buffer.concat([read, chunk]);
      if (read.length < wanted.length) return;
      const isIn = timingSafeEqual(read.subarray(0, wanted.length), wanted);
      end(isIn);
      if (isIn && read.length > wanted.length) socket.unshift(read.subarray(wanted.length));
    };
    socket.on('data', take).once('close', leave);
  });
}
