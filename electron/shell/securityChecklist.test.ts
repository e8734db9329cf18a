import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lockDataFolder } from '#electron/host/dataFolderLock.ts';
import { CONTENT_SECURITY_POLICY } from '#electron/page/contentSecurityPolicy.ts';
import { CONNECT } from '#shared/contract/windowMessages.ts';
import { electronDouble } from '#test/helpers/electronDouble.ts';
import { printPage } from './printPage.ts';
import { startShell } from './startShell.ts';

/**
 * What Electron's own checklist asks for and no other test shows; docs/security.md names the test of every item. Each
 * name begins with the item's number there.
 */
const root = join(import.meta.dirname, '../..');
const sources = (pattern: string) =>
  globSync(pattern, { cwd: root })
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }));
const naming = (pattern: string, words: RegExp) =>
  sources(pattern).flatMap(({ path, text }) => (words.test(text) ? [path] : []));

async function started() {
  const folder = await mkdtemp(join(tmpdir(), 'overture-checklist-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'out/main'), { recursive: true });
  await mkdir(join(folder, 'out/renderer'), { recursive: true });
  await writeFile(join(folder, 'out/renderer/index.html'), '<!doctype html><title>Overture</title>');
  const dataDir = join(folder, 'data');
  const double = electronDouble();
  const start = () =>
    startShell(double.electron, {
      options: { browser: false, open: true, port: 0, dataDir, repo: undefined, help: false },
      programs: join(folder, 'out/main'),
      platform: 'linux',
      homepage: 'https://overture.example',
      say: () => undefined,
      report: (error) => {
        throw error;
      },
    });
  return { ...double, start, dataDir };
}

test('1 Only secure content: the page as built from names no place but its own', () => {
  const page = readFileSync(join(root, 'renderer/index.html'), 'utf8');
  expect(page).not.toMatch(/\b(?:https?|ws|ftp|file):/);
  expect([...page.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual([
    '<script type="module" src="./main.tsx">',
  ]);
});

test('2, 3, 4 Node, isolation, sandbox: the window that prints has every protection, and no script at all', async () => {
  const { electron, windows } = electronDouble();
  await printPage(electron, '<p>Hello</p>');
  expect(windows[0]?.options).toEqual({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webviewTag: false,
      devTools: false,
    },
  });
  expect(naming('electron/**/*.ts', /new (?:\w+\.)?(?:BrowserWindow|WebContentsView|BrowserView)\(/)).toEqual(
    ['electron/shell/openWindow.ts', 'electron/shell/printPage.ts'],
  );
});

test.each([
  ['6 webSecurity', /webSecurity: false|disable-web-security/],
  ['8 Insecure content', /allowRunningInsecureContent|allow-running-insecure-content/],
  ['9 Experimental features', /experimentalFeatures|enable-experimental-web-platform/],
  ['10 Blink features', /enableBlinkFeatures|enable-blink-features|disable-features/],
  ['the sandbox of Chromium', /sandbox: false|contextIsolation: false|nodeIntegration\w*: true/],
  ['Chromium’s switches', /appendSwitch|appendArgument|bypassCSP|allowServiceWorkers/],
  ['who a server is', /setCertificateVerifyProc|certificate-error|ignore-certificate|rejectUnauthorized/],
  ['who signed an update', /verifyUpdateCodeSignature|forceDevUpdateConfig|setFeedURL|allowDowngrade = true/],
])('%s: nothing in the window’s program lowers it', (_item, words) => {
  const program = '{electron/{shell,preload,page,host},build}/**/*.ts';
  expect(naming(program, /sandbox|webPreferences/).length).toBeGreaterThan(1);
  expect(naming(program, words)).toEqual([]);
});

test('7 Content security policy: nothing is allowed first, and then only what is the page’s own', () => {
  const rules = new Map(
    CONTENT_SECURITY_POLICY.split('; ').map((rule) => {
      const [name = '', ...allowed] = rule.split(' ');
      return [name, allowed];
    }),
  );
  expect(rules.get('default-src')).toEqual(["'none'"]);
  for (const name of ['base-uri', 'form-action', 'frame-ancestors'])
    expect(rules.get(name), name).toEqual(["'none'"]);
  for (const name of ['script-src', 'connect-src', 'worker-src'])
    expect(rules.get(name), name).toEqual(["'self'"]);
  const elsewhere = [...rules.values()].flat().filter((word) => !/^'(?:none|self)'$/.test(word));
  expect(elsewhere.toSorted()).toEqual(["'unsafe-inline'", 'blob:', 'data:']);
  expect(rules.get('style-src')).toContain("'unsafe-inline'");
  expect(rules.get('img-src')).toEqual(["'self'", 'data:', 'blob:']);
});

test('11, 12 webviews: the page makes none', () => {
  expect(sources('renderer/**/*.{ts,tsx,html}').length).toBeGreaterThan(100);
  expect(naming('renderer/**/*.{ts,tsx,html}', /<webview|allowpopups|createElement\(['"]webview/)).toEqual(
    [],
  );
});

test('15 openExternal: an address that another program gave for Overture is opened only if it is Overture’s', async () => {
  const { start, dataDir, opened, parts, steps } = await started();
  let answer = 'file:///etc/passwd';
  const server = createServer((_request, response) => response.end(answer));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const lock = await lockDataFolder(dataDir);
  if (!lock.ok) throw new Error('Nobody holds it yet.');
  onTestFinished(() => lock.value.release());
  await lock.value.announce({ pid: 1, kind: 'browser', origin, handOverSecret: 's' });
  await start();
  expect(opened).toEqual([]);
  expect(parts.dialog.errors).toHaveLength(1);
  answer = `${origin}/?token=x`;
  await start();
  expect(opened).toEqual([answer]);
  expect(steps.at(-1)).toBe('quit');
});

test('15 openExternal: what opens an address is in view here, each with its check', () => {
  expect(naming('electron/**/*.ts', /openExternal\(/)).toEqual([
    'electron/shell/electronShell.ts',
    'electron/shell/lockDown.ts',
    'electron/shell/startShell.ts',
  ]);
});

test('16 A current Electron: a released version, by its hash, that takes every fix of its line', () => {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string; integrity?: string }>;
  };
  const { version, integrity } = lock.packages['node_modules/electron']!;
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(own.devDependencies['electron']).toMatch(new RegExp(`^\\^${version.split('.')[0]}\\.`));
  expect(integrity).toMatch(/^sha512-/);
});

test('17 Sender of every message: the one message there is has its sender looked at', async () => {
  const { start, parts, windows, children, steps } = await started();
  await start();
  expect(parts.ipcMain.eventNames()).toEqual([CONNECT]);
  const own = windows[0]!.webContents;
  expect(own.eventNames()).not.toContain('ipc-message');
  parts.ipcMain.emit(CONNECT, { sender: own, senderFrame: { ...own.mainFrame } });
  expect(own.posted).toEqual([]);
  parts.app.quit();
  for (const child of children) child.end(0);
  await expect.poll(() => steps.at(-1)).toBe('quit');
});

test('18 No file://: only printing loads a file', () => {
  expect(naming('electron/{shell,preload,page}/**/*.ts', /loadFile\(|file:\/\//)).toEqual([
    'electron/shell/printPage.ts',
  ]);
});

test('20 No Electron API for the page: nothing is put into its world', () => {
  expect(naming('electron/**/*.ts', /contextBridge|exposeInMainWorld|executeJavaScript/)).toEqual([]);
  expect(naming('electron/**/*.ts', /^import \{[^}]*\} from 'electron';$/m)).toEqual([
    'electron/preload/preload.ts',
  ]);
});
