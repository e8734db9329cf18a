import { EventEmitter, once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { lockDataFolder } from '#electron/host/dataFolderLock.ts';
import type { Host } from '#electron/host/host.ts';
import { runUtilityHost } from '#electron/host/runUtilityHost.ts';
import type { Shell } from '#electron/host/shell.ts';
import { CONTENT_SECURITY_POLICY } from '#electron/page/contentSecurityPolicy.ts';
import { createClient } from '#shared/contract/createClient.ts';
import { createMessagePortChannel } from '#shared/contract/messagePortChannel.ts';
import { procedure } from '#shared/contract/procedure.ts';
import { createReplyReader } from '#shared/contract/replyReader.ts';
import { ok } from '#shared/contract/result.ts';
import { serve } from '#shared/contract/serve.ts';
import { COMMAND, CONNECT } from '#shared/contract/windowMessages.ts';
import {
  cancellable,
  type ChildDouble,
  electronDouble,
  type PortDouble,
} from '#test/helpers/electronDouble.ts';
import { startShell } from './startShell.ts';

const greeting = {
  app: { greet: procedure({ input: z.strictObject({}), output: z.string(), error: z.never() }) },
} as const;

let folder: string;
let dataDir: string;
const quitAll: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'overture-shell-'));
  dataDir = join(folder, 'data');
  await mkdir(join(folder, 'out/main'), { recursive: true });
  await mkdir(join(folder, 'out/renderer/assets'), { recursive: true });
  await writeFile(join(folder, 'out/renderer/index.html'), '<!doctype html><title>Overture</title>');
});
afterEach(async () => {
  for (const quit of quitAll.splice(0)) await quit();
  await rm(folder, { recursive: true, force: true });
});

/** Starts the shell on the double, with a real host loop in place of the forked process. */
async function start(
  given: Parameters<typeof electronDouble>[0] & {
    platform?: NodeJS.Platform;
    repo?: string;
    args?: readonly string[];
    updates?: NonNullable<Parameters<typeof startShell>[1]['updates']>;
    /** What is reported; without it any report fails the test. */
    reported?: unknown[];
  } = {},
) {
  const double = electronDouble(given);
  const host = {
    shells: [] as Shell[],
    dataDirs: [] as string[],
    opened: [] as (string | undefined)[],
    closed: 0,
  };
  double.parts.app.on('test:forked', (child: ChildDouble) => runHost(child, host));
  await startShell(double.electron, {
    options: { browser: false, open: true, port: 0, dataDir, repo: given.repo, help: false },
    programs: join(folder, 'out/main'),
    platform: given.platform ?? 'linux',
    homepage: 'https://overture.example',
    say: (sentence) => void double.steps.push(sentence),
    report: (error) => {
      if (!given.reported) throw error;
      given.reported.push(error);
    },
    ...(given.args && { args: given.args }),
    ...(given.updates && { updates: given.updates }),
  });
  quitAll.push(async () => {
    double.parts.app.quit();
    await expect.poll(() => double.steps.at(-1)).toBe('quit');
  });
  return { ...double, host };
}

function runHost(
  child: ChildDouble,
  seen: { shells: Shell[]; dataDirs: string[]; opened: unknown[]; closed: number },
) {
  runUtilityHost({
    parent: child.parent,
    args: child.args,
    exit: (code) => child.end(code),
    createHost: async ({ shell, dataDir: given, openAtStart }): Promise<Host> => {
      seen.shells.push(shell);
      seen.dataDirs.push(given);
      seen.opened.push(openAtStart);
      return {
        connect: (channel) =>
          void serve(channel, greeting, { app: { greet: async () => ok('hello') } }, () => undefined),
        close: async () => void (seen.closed += 1),
      };
    },
  });
}

type Started = Awaited<ReturnType<typeof start>>;

/** What the page does through preload: ask for a port, and speak the contract over it. */
async function connectPage({ parts, windows }: Started) {
  const contents = windows[0]!.webContents;
  const port = once(contents, 'test:port') as Promise<[PortDouble]>;
  parts.ipcMain.emit(CONNECT, { sender: contents, senderFrame: contents.mainFrame });
  return createMessagePortChannel((await port)[0]);
}

describe('the start', () => {
  test('sandboxes everything and registers the scheme before Electron is ready', async () => {
    const { steps } = await start();
    expect(steps.slice(0, 4)).toEqual([
      'enableSandbox',
      `setPath userData ${join(dataDir, 'window')}`,
      'registerSchemesAsPrivileged',
      'whenReady',
    ]);
  });

  test('a second window app leaves at once, and the first comes to the front', async () => {
    const first = await start();
    const second = electronDouble({ singleInstance: false });
    await startShell(second.electron, {
      options: { browser: false, open: true, port: 0, dataDir, repo: undefined, help: false },
      programs: join(folder, 'out/main'),
      platform: 'linux',
      homepage: '',
      say: () => undefined,
      report: () => undefined,
    });
    expect(second.steps.at(-1)).toBe('quit');
    expect(second.windows).toEqual([]);
    first.parts.app.emit('second-instance', {}, []);
    expect(first.windows[0]?.did.slice(-2)).toEqual(['show', 'focus']);
  });

  test('a data folder held by the browser shell is left alone', async () => {
    const lock = await lockDataFolder(dataDir);
    if (!lock.ok) throw new Error('Nobody holds it yet.');
    await lock.value.announce({ pid: 1, kind: 'browser' });
    const { windows, children, parts, steps } = await start();
    expect(parts.dialog.errors).toEqual([
      `Overture is already running: It is using ${dataDir}. Close it first.`,
    ]);
    expect({ windows, children }).toEqual({ windows: [], children: [] });
    expect(steps.at(-1)).toBe('quit');
    await lock.value.release();
  });
});

describe('the window', () => {
  test.each([false, true])('has every protection of Electron on (packaged: %s)', async (packaged) => {
    const { windows } = await start({ packaged });
    expect(windows[0]?.options.webPreferences).toEqual({
      preload: join(folder, 'out/preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: true,
      devTools: !packaged,
    });
  });

  test('opens on the page’s own scheme, shown once it has painted', async () => {
    const { windows, steps } = await start();
    expect(windows[0]?.options.show).toBe(false);
    expect(windows[0]?.did).toEqual(['load overture-app://overture/', 'show']);
    expect(steps).toContain('Overture is ready in its own window.');
  });

  test('comes back when its page’s process falls over', async () => {
    const reported: unknown[] = [];
    const { windows } = await start({ reported });
    windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(reported).toEqual(["The page's process ended: crashed."]);
    expect(windows[0]?.did).toEqual([
      'load overture-app://overture/',
      'show',
      'load overture-app://overture/',
    ]);
  });

  test('whose page keeps falling over is given up on, in words, and never loaded for ever', async () => {
    const { windows, parts, steps } = await start({ reported: [] });
    for (let count = 0; count < 6; count += 1)
      windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'oom' });
    expect(windows[0]?.did.filter((step) => step.startsWith('load'))).toHaveLength(6);
    expect(parts.dialog.errors[0]).toMatch(/^Overture keeps stopping: /);
    expect(steps).toContain('quit held');
  });

  test('comes back where it was left', async () => {
    const first = await start();
    first.windows[0]!.bounds = { x: 200, y: 100, width: 1300, height: 820 };
    first.windows[0]!.maximized = true;
    first.windows[0]!.emit('close');
    await expect.poll(() => readFile(join(dataDir, 'window.json'), 'utf8').catch(() => '')).toContain('1300');
    await quitAll.pop()?.();
    const second = await start();
    expect(second.windows[0]?.options).toMatchObject({ x: 200, y: 100, width: 1300, height: 820 });
    expect(second.windows[0]?.did).toContain('maximize');
  });

  test('does not leave the page, nor open another window or a webview', async () => {
    const { windows, opened } = await start();
    const contents = windows[0]!.webContents;
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      const away = cancellable({ url: 'https://evil.example/' });
      contents.emit(name, away);
      const close = cancellable({ url: 'overture-app://overture.evil.example/' });
      contents.emit(name, close);
      const within = cancellable({ url: 'overture-app://overture/specs/001' });
      contents.emit(name, within);
      expect([away.prevented, close.prevented, within.prevented]).toEqual([true, true, false]);
    }
    const frame = { url: 'about:srcdoc', isMainFrame: false };
    const preview = cancellable(frame);
    contents.emit('will-frame-navigate', preview);
    const whole = cancellable({ ...frame, isMainFrame: true });
    contents.emit('will-frame-navigate', whole);
    expect([preview.prevented, whole.prevented]).toEqual([false, true]);
    const webview = cancellable();
    contents.emit('will-attach-webview', webview);
    expect(webview.prevented).toBe(true);
    const urls = [
      'https://docs.example/',
      'mailto:ada@example.org',
      'file:///etc/passwd',
      'javascript:1',
      'smb://x/y',
      'nonsense',
    ];
    const answers = urls.map((url) => contents.windowOpenHandler?.({ url } as never));
    expect(answers).toEqual(urls.map(() => ({ action: 'deny' })));
    expect(opened).toEqual(['https://docs.example/', 'mailto:ada@example.org']);
  });

  test('is denied every permission but copying text', async () => {
    const { session, windows } = await start();
    const contents = windows[0]!.webContents as never;
    const { request, check, device, display } = session.handlers;
    const asked = (permission: string) => {
      let granted: boolean | undefined;
      request?.(contents, permission as never, (answer) => (granted = answer), {} as never);
      return granted;
    };
    const names = [
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'clipboard-read',
      'fullscreen',
      'fileSystem',
      'usb',
    ];
    expect(names.map(asked)).toEqual(names.map(() => false));
    expect(names.map((name) => check?.(null, name as never, 'overture-app://overture', {} as never))).toEqual(
      names.map(() => false),
    );
    expect(asked('clipboard-sanitized-write')).toBe(true);
    expect(check?.(null, 'clipboard-sanitized-write', 'overture-app://overture', {} as never)).toBe(true);
    expect(check?.(null, 'clipboard-sanitized-write', 'https://evil.example', {} as never)).toBe(false);
    expect(device?.({} as never)).toBe(false);
    let streams: unknown = 'unasked';
    display?.({} as never, (given) => (streams = given));
    expect(streams).toBeNull();
  });
});

describe('the page’s scheme', () => {
  test('is a standard, secure one that bypasses nothing', async () => {
    const { schemes } = await start();
    expect(schemes.privileged).toEqual([
      {
        scheme: 'overture-app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
  });

  test('serves the built page with its policy, and nothing else', async () => {
    await writeFile(join(folder, 'out/main/secret.js'), 'the secret');
    const { schemes } = await start();
    const fetchPage = (url: string, method = 'GET') => schemes.handler!(new Request(url, { method }));
    const page = await fetchPage('overture-app://overture/specs/001');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('<title>Overture');
    for (const url of [
      'overture-app://overture/../main/secret.js',
      'overture-app://overture/%2e%2e/main/secret.js',
      'overture-app://other/index.html',
    ]) {
      expect((await fetchPage(url)).status).toBe(404);
    }
    expect((await fetchPage('overture-app://overture/', 'POST')).status).toBe(404);
  });
});

describe('the host', () => {
  test('runs in a utility process on the data folder, with the repository to open', async () => {
    const { children, host } = await start({ repo: '/home/ada/repo' });
    await expect.poll(() => host.dataDirs).toEqual([dataDir]);
    expect(children[0]?.modulePath).toBe(join(folder, 'out/main/host.js'));
    expect(host.opened).toEqual(['/home/ada/repo']);
  });

  test('speaks to the page over a port of its own', async () => {
    const started = await start();
    const client = createClient(await connectPage(started), createReplyReader(greeting));
    expect(await client.app.greet({})).toEqual(ok('hello'));
  });

  test('is reached by the top frame of the app’s page only', async () => {
    const started = await start();
    const contents = started.windows[0]!.webContents;
    const connect = (senderFrame: unknown) =>
      started.parts.ipcMain.emit(CONNECT, { sender: contents, senderFrame });
    connect(null);
    connect({ url: 'overture-app://overture/' });
    contents.mainFrame.url = 'https://evil.example/';
    connect(contents.mainFrame);
    contents.mainFrame.url = 'overture-app://overture/';
    await connectPage(started);
    expect(contents.posted).toHaveLength(1);
  });

  test('is started again when it falls over, and the page gets a new port', async () => {
    const started = await start();
    const channel = await connectPage(started);
    const lost = new Promise<void>((resolve) => channel.onClose(resolve));
    started.children[0]!.end(1);
    channel.close();
    await lost;
    const client = createClient(await connectPage(started), createReplyReader(greeting));
    expect(await client.app.greet({})).toEqual(ok('hello'));
    expect(started.children).toHaveLength(2);
  });

  test('that keeps falling over is given up on, in words', async () => {
    const { children, parts, steps } = await start();
    for (let index = 0; index < 6; index += 1) children[index]!.end(1);
    expect(children).toHaveLength(6);
    expect(parts.dialog.errors[0]).toMatch(/^Overture keeps stopping: Its log is in .*Your work is kept/);
    expect(steps).toContain('quit held');
  });

  test('is waited for before the app quits, and lets go of the data folder', async () => {
    const { parts, steps, host, children } = await start();
    await expect.poll(() => host.shells.length).toBe(1);
    parts.app.quit();
    parts.app.quit();
    expect(steps.at(-1)).toBe('quit held');
    await expect.poll(() => steps.at(-1)).toBe('quit');
    expect({ closed: host.closed, killed: children[0]?.killed }).toEqual({ closed: 1, killed: false });
    const lock = await lockDataFolder(dataDir);
    expect(lock.ok).toBe(true);
    if (lock.ok) await lock.value.release();
  });

  test('is not ended while agents are at work before the person has said so', async () => {
    const { parts, steps, host, windows } = await start();
    await expect.poll(() => host.shells.length).toBe(1);
    await host.shells[0]!.noteWork(2);
    parts.dialog.pressed = 1;
    windows[0]!.webContents.destroyed = true;
    parts.app.quit();
    await expect
      .poll(() => parts.dialog.questions)
      .toEqual(['2 tasks are at work: Stop them and quit, Keep working']);
    // With the last window closed already, staying needs a new one.
    await expect.poll(() => windows.length).toBe(2);
    expect([steps.includes('quit'), host.closed]).toEqual([false, 0]);
    parts.dialog.pressed = 0;
    parts.app.quit();
    await expect.poll(() => [steps.at(-1), host.closed]).toEqual(['quit', 1]);
  });

  test('asks the shell for what only a shell can do', async () => {
    const { host, parts, opened, notifications, windows } = await start();
    await expect.poll(() => host.shells.length).toBe(1);
    const shell = host.shells[0]!;
    expect(await shell.chooseFolder()).toBe('/home/ada/repo');
    parts.dialog.folder = null;
    expect(await shell.chooseFolder()).toBeNull();
    expect(await shell.openLink('https://docs.example/')).toBe(true);
    expect(await shell.openLink('file:///etc/passwd')).toBe(false);
    expect(await shell.revealPath('/home/ada/repo')).toBe(true);
    expect(opened).toEqual(['https://docs.example/', '/home/ada/repo']);
    const printed = await shell.printPage('<p>Hello</p>');
    expect(printed.ok && Buffer.from(printed.value).toString()).toMatch(/^%PDF- of file:.*page\.html/);
    expect(windows[1]).toMatchObject({
      did: ['file <p>Hello</p>', 'destroy'],
      options: { show: false, webPreferences: { sandbox: true, javascript: false, nodeIntegration: false } },
    });
    await shell.keepSecret('openai', 'sk-1');
    expect(await shell.readSecret('openai')).toBe('sk-1');
    expect(await readFile(join(dataDir, 'secrets.json'), 'utf8')).not.toContain('sk-1');
    await shell.notify({ title: 'T2 needs you', body: 'A question is open.', route: '/run/7' });
    expect(notifications[0]).toMatchObject({ shown: true, options: { title: 'T2 needs you' } });
    notifications[0]?.emit('click');
    expect(windows[0]?.webContents.sent).toEqual([[COMMAND, { route: '/run/7' }]]);
    windows[0]!.focused = true;
    await shell.notify({ title: 'T3', body: 'Seen in the window already.' });
    expect(notifications).toHaveLength(1);
  });
});

describe('a process beside the window', () => {
  test('that falls over is reported by its name', async () => {
    const reported: unknown[] = [];
    const { parts } = await start({ reported });
    parts.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 139 });
    parts.app.emit('child-process-gone', {}, { type: 'Utility', reason: 'clean-exit', exitCode: 0 });
    expect(reported).toEqual(['GPU ended: crashed (139)']);
  });
});

describe('a link from another program', () => {
  const link = 'overture://p/0123456789abcdef/001-roles/run';
  const shown = [COMMAND, { route: '#/p/0123456789abcdef/001-roles/run' }];

  test('that started the app is shown once the page listens', async () => {
    const started = await start({ args: ['--flag', link] });
    expect(started.windows[0]?.webContents.sent).toEqual([]);
    await connectPage(started);
    expect(started.windows[0]?.webContents.sent).toEqual([shown]);
  });

  test('that comes later is shown at once, on every system', async () => {
    const started = await start();
    await connectPage(started);
    started.parts.app.emit('second-instance', {}, ['overture', link]);
    const event = cancellable();
    started.parts.app.emit('open-url', event, link);
    expect(started.windows[0]?.webContents.sent).toEqual([shown, shown]);
    expect(event.prevented).toBe(true);
  });

  test('that names no place of the app does nothing', async () => {
    const started = await start({ args: ['overture://evil.example/'] });
    await connectPage(started);
    for (const hostile of ['overture://settings?x=1', 'javascript:alert(1)', 'overture://p/../../x']) {
      started.parts.app.emit('second-instance', {}, [hostile]);
      started.parts.app.emit('open-url', cancellable(), hostile);
    }
    expect(started.windows[0]?.webContents.sent).toEqual([]);
  });

  test('is asked for by the installed app alone', async () => {
    expect((await start({ packaged: true })).steps).toContain('answers to overture');
    await quitAll.pop()?.();
    expect((await start()).steps).not.toContain('answers to overture');
  });
});

test.each([
  ['is asked for by the installed app', true, 1],
  ['is not so much as loaded from sources', false, 0],
] as const)('an update %s', async (_name, packaged, times) => {
  let loads = 0;
  const load = async () => {
    loads += 1;
    return Object.assign(new EventEmitter(), {
      autoDownload: false,
      autoInstallOnAppQuit: false,
      allowDowngrade: true,
      allowPrerelease: true,
      disableWebInstaller: false,
      checkForUpdates: async () => null,
    });
  };
  await start({ packaged, platform: 'darwin', updates: { hasFeed: true, load } });
  expect(loads).toBe(times);
});

describe('the menu', () => {
  test.each([
    ['darwin', ['Overture', 'File', 'Edit', 'View', 'windowMenu', 'help']],
    ['win32', ['File', 'Edit', 'View', 'windowMenu', 'help']],
    ['linux', ['File', 'Edit', 'View', 'windowMenu', 'help']],
  ] as const)('on %s is as people there expect', async (platform, titles) => {
    const { menu } = await start({ platform });
    expect(menu.template.map(({ label, role }) => label ?? role)).toEqual(titles);
    const roles = JSON.stringify(menu.template);
    expect(roles).toContain('"role":"quit"');
    expect(roles).toContain('"role":"toggleDevTools"');
  });

  test('sends what concerns the work to the page', async () => {
    const { menu, windows } = await start();
    const file = menu.template[0]?.submenu as { label?: string; click?: () => void }[];
    file.find(({ label }) => label === 'Open a Repository…')?.click?.();
    expect(windows[0]?.webContents.sent).toEqual([[COMMAND, { command: 'open' }]]);
  });

  test('of the packaged app has no developer tools', async () => {
    const { menu } = await start({ packaged: true });
    expect(JSON.stringify(menu.template)).not.toMatch(/toggleDevTools|reload/);
  });
});

test('closing the last window quits, except on a Mac, where a click on the icon opens a new one', async () => {
  const linux = await start();
  linux.parts.app.emit('window-all-closed');
  expect(linux.steps).toContain('quit held');
  await quitAll.pop()?.();
  const mac = await start({ platform: 'darwin' });
  mac.windows[0]!.webContents.destroyed = true;
  mac.parts.app.emit('window-all-closed');
  expect(mac.steps).not.toContain('quit held');
  mac.parts.app.emit('activate');
  await expect.poll(() => mac.windows.length).toBe(2);
});
