import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { askForAddress, lockDataFolder } from './dataFolderLock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'overture-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const RUNNING = { pid: 1, kind: 'browser', origin: 'http://127.0.0.1:1', handOverSecret: 's' } as const;

test('the second to ask is told who holds the folder', async () => {
  const first = await lockDataFolder(folder);
  if (!first.ok) throw new Error('The first has to get it.');
  await first.value.announce(RUNNING);
  expect(await lockDataFolder(folder)).toEqual({ ok: false, error: RUNNING });
  await first.value.release();
  const next = await lockDataFolder(folder);
  expect(next.ok).toBe(true);
  if (next.ok) await next.value.release();
});

test('only this person can read the secret in the announcement', async () => {
  const lock = await lockDataFolder(folder);
  if (!lock.ok) throw new Error('Nobody else holds it.');
  await lock.value.announce(RUNNING);
  expect((await stat(join(folder, 'running.json'))).mode & 0o077).toBe(0);
  await lock.value.release();
});

test('a killed holder leaves the folder free', async () => {
  const script = `
    import { lockDataFolder } from '${new URL('./dataFolderLock.ts', import.meta.url).href}';
    const lock = await lockDataFolder(${JSON.stringify(folder)});
    await lock.value.announce(${JSON.stringify(RUNNING)});
    console.log('held');
    setInterval(() => lock, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  expect((await lockDataFolder(folder)).ok).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = await lockDataFolder(folder);
  expect(lock.ok).toBe(true);
  if (lock.ok) await lock.value.release();
});

test('a holder that does not answer gives no address', async () => {
  expect(await askForAddress(RUNNING)).toBeUndefined();
  expect(await askForAddress({ pid: 1, kind: 'electron' })).toBeUndefined();
});

test.each([
  'https://evil.example/',
  'file:///etc/passwd',
  'http://127.0.0.1.evil.example/',
  'javascript:alert(1)',
  'calculator:',
  '',
])('an answer that is no page of its own (%j) is not handed on', async (answer) => {
  const server = createServer((_request, response) => response.end(answer));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await askForAddress({ ...RUNNING, origin })).toBeUndefined();
});

test('the secret goes to this machine alone, whatever stands in the announcement', async () => {
  const first = await lockDataFolder(folder);
  if (!first.ok) throw new Error('The first has to get it.');
  await first.value.announce({ ...RUNNING, origin: 'https://evil.example' });
  const second = await lockDataFolder(folder);
  expect(second).toEqual({ ok: false, error: { pid: 1, kind: 'browser' } });
  await first.value.release();
});
