import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type BrowserServer, startBrowserServer } from '#electron/browser/browserServer.ts';
import { listPageFiles } from '#electron/page/pageFiles.ts';
import type { Channel } from '#shared/contract/channel.ts';

export type Reply = { status: number; headers: IncomingHttpHeaders; body: string };

/** A browser server with a small page, a secret beside it, and a host that repeats what it hears. */
export async function openBrowserBench() {
  const folder = await mkdtemp(join(tmpdir(), 'overture-page-'));
  const page = join(folder, 'page');
  await mkdir(join(page, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.html'), 'the secret');
  await writeFile(join(page, 'index.html'), '<!doctype html><title>Overture</title>');
  await writeFile(join(page, 'assets/app-1a2b.js'), 'export {};');
  await writeFile(join(page, 'assets/app-1a2b.js.br'), brotliCompressSync('export {};'));
  await symlink(join(folder, 'secret.html'), join(page, 'link.html'));
  const connected: Channel[] = [];
  const server = await startBrowserServer({
    files: await listPageFiles(page),
    port: 0,
    host: async () => ({
      connect(channel) {
        connected.push(channel);
        channel.onMessage((message) => channel.send({ heard: message }));
      },
    }),
    report: () => undefined,
  });
  const cookie = cookieOf(await getFrom(server, pathOf(server.newAddress())));
  const close = async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { server, cookie, connected, close };
}

export function getFrom(
  server: BrowserServer,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path,
        method,
        headers: { host: `127.0.0.1:${server.port}`, ...headers },
      },
      (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += String(chunk)));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

export function pathOf(address: string): string {
  const { pathname, search } = new URL(address);
  return `${pathname}${search}`;
}

export function cookieOf(reply: Reply): string {
  return reply.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}
