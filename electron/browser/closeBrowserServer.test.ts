import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { listPageFiles } from '#electron/page/pageFiles.ts';
import type { Channel } from '#shared/contract/channel.ts';
import { startBrowserServer } from './browserServer.ts';

test('closing turns away a socket that still waits for the host, and ends', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'overture-page-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Overture</title>');
  const host = Promise.withResolvers<{ connect(channel: Channel): void }>();
  const asked = Promise.withResolvers<void>();
  const connected: Channel[] = [];
  const files = await listPageFiles(folder);
  const server = await startBrowserServer({
    files,
    port: 0,
    host() {
      asked.resolve();
      return host.promise;
    },
    report: () => undefined,
  });
  const entry = await fetch(server.newAddress());
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, {
    origin: server.origin,
    headers: { cookie: entry.headers.get('set-cookie')?.split(';')[0] ?? '' },
  });
  const refused = new Promise<Error>((resolve) => socket.once('error', resolve));
  await asked.promise;

  const closed = server.close();
  host.resolve({ connect: (channel) => connected.push(channel) });
  await closed;
  expect((await refused).message).toContain('403');
  expect(connected).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});
