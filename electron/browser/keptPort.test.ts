import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { onKeptPort } from './keptPort.ts';

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'overture-port-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A real server, which `close` ends before the test does. */
function listen(wanted: number) {
  return new Promise<{ readonly port: number; close(): Promise<void> }>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const close = () => new Promise<void>((closed) => server.close(() => closed()));
      onTestFinished(close);
      resolve({ port: (server.address() as AddressInfo).port, close });
    });
  });
}

test('a launch takes the port of the one before', async () => {
  const dataDir = await dataFolder();
  const first = await onKeptPort(dataDir, listen);
  await first.close();
  expect((await onKeptPort(dataDir, listen)).port).toBe(first.port);
});

test('where another program has it, any free one is taken and kept from then on', async () => {
  const dataDir = await dataFolder();
  const other = await listen(0);
  await writeFile(join(dataDir, 'port'), `${other.port}\n`);
  const { port } = await onKeptPort(dataDir, listen);
  expect(port).not.toBe(other.port);
  expect(await readFile(join(dataDir, 'port'), 'utf8')).toBe(`${port}\n`);
});

test.each(['', 'x', '80', '70000', '4100.5', '-1'])('“%s” is no port to come back to', async (text) => {
  const dataDir = await dataFolder();
  await writeFile(join(dataDir, 'port'), text);
  const asked: number[] = [];
  await onKeptPort(dataDir, (port) => {
    asked.push(port);
    return listen(port);
  });
  expect(asked).toEqual([0]);
});

test('what else keeps a server from listening is told', async () => {
  const refuse = () => Promise.reject(Object.assign(new Error('no sockets left'), { code: 'EMFILE' }));
  await expect(onKeptPort(await dataFolder(), refuse)).rejects.toThrow('no sockets left');
});
