import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startHostProcess } from './hostProcess.ts';

test('what is packed runs without node_modules', async () => {
  const root = join(import.meta.dirname, '../..');
  const folder = await mkdtemp(join(tmpdir(), 'overture-packed-'));
  for (const part of ['out', 'resources', 'package.json']) {
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  const host = await startHostProcess(
    ['--data', join(folder, 'data')],
    {},
    join(folder, 'out/main/browser.js'),
  );
  const page = await fetch(host.address);
  expect(page.status).toBe(200);
  expect(await host.close()).toBe(0);
  expect(host.output()).not.toMatch(/Error/);
  await rm(folder, { recursive: true, force: true });
});
