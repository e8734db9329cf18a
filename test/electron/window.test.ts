import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockDataFolder } from '#electron/host/dataFolderLock.ts';

const root = join(import.meta.dirname, '../..');
const asRoot = process.platform === 'linux' && process.getuid?.() === 0;

let folder: string;
let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'overture-electron-'));
  app = await _electron.launch({
    executablePath: process.env['OVERTURE_ELECTRON'] ?? '',
    args: [...(asRoot ? ['--no-sandbox'] : []), root, '--data', join(folder, 'data')],
  });
  page = await app.firstWindow();
  await page.getByRole('main').waitFor();
});

afterAll(async () => {
  await app.close();
  // Closing waited for the host and let go of the data folder.
  const lock = await lockDataFolder(join(folder, 'data'));
  expect(lock.ok).toBe(true);
  if (lock.ok) await lock.value.release();
  await rm(folder, { recursive: true, force: true });
});

test('the page is the app’s own, without Node and without Electron', async () => {
  expect(page.url()).toMatch(/^overture-app:\/\/overture\//);
  const reach = await page.evaluate(() =>
    ['process', 'require', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(reach).toEqual([]);
});

test('the page shows what the host tells it, also after a reload', async () => {
  const button = page.getByRole('button', { name: /Open a repository/ });
  await button.waitFor();
  await page.reload();
  await button.waitFor();
});

test('the page cannot leave, open a window or load from elsewhere', async () => {
  const before = page.url();
  await page.evaluate(() => void (location.href = 'https://example.org/'));
  const opened = await page.evaluate(() => window.open('about:blank') === null);
  const loaded = await page.evaluate(() =>
    fetch('https://example.org/').then(
      () => true,
      () => false,
    ),
  );
  expect({ url: page.url(), opened, loaded }).toEqual({ url: before, opened: true, loaded: false });
});

test('the host is a utility process of its own', async () => {
  const names = await app.evaluate(({ app: running }) => running.getAppMetrics().map(({ name }) => name));
  expect(names).toContain('Overture host');
});

test('permissions are denied', async () => {
  const state = await page.evaluate(() => Notification.requestPermission());
  expect(state).toBe('denied');
});
