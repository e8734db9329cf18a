import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lockDataFolder } from '#electron/host/dataFolderLock.ts';
import { COMMAND } from '#shared/contract/windowMessages.ts';
import { cancellable, electronDouble } from '#test/helpers/electronDouble.ts';
import { connectPage, shellBench } from '#test/helpers/shellBench.ts';
import { startShell } from './startShell.ts';

const { place, start, quitLast } = shellBench();

describe('the start', () => {
  test('sandboxes everything and registers the scheme before Electron is ready', async () => {
    const { steps } = await start();
    expect(steps.slice(0, 4)).toEqual([
      'enableSandbox',
      `setPath userData ${join(place.dataDir, 'window')}`,
      'registerSchemesAsPrivileged',
      'whenReady',
    ]);
  });

  test('a second window app leaves at once, and the first comes to the front', async () => {
    const first = await start();
    const second = electronDouble({ singleInstance: false });
    await startShell(second.electron, {
      options: { browser: false, open: true, port: 0, dataDir: place.dataDir, repo: undefined, help: false },
      programs: join(place.folder, 'out/main'),
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
    const lock = await lockDataFolder(place.dataDir);
    if (!lock.ok) throw new Error('Nobody holds it yet.');
    await lock.value.announce({ pid: 1, kind: 'browser' });
    const { windows, children, parts, steps } = await start();
    expect(parts.dialog.errors).toEqual([
      `Overture is already running: It is using ${place.dataDir}. Close it first.`,
    ]);
    expect({ windows, children }).toEqual({ windows: [], children: [] });
    expect(steps.at(-1)).toBe('quit');
    await lock.value.release();
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
    await quitLast();
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

test('closing the last window quits, except on a Mac, where a click on the icon opens a new one', async () => {
  const linux = await start();
  linux.parts.app.emit('window-all-closed');
  expect(linux.steps).toContain('quit held');
  await quitLast();
  const mac = await start({ platform: 'darwin' });
  mac.windows[0]!.webContents.destroyed = true;
  mac.parts.app.emit('window-all-closed');
  expect(mac.steps).not.toContain('quit held');
  mac.parts.app.emit('activate');
  await expect.poll(() => mac.windows.length).toBe(2);
});
