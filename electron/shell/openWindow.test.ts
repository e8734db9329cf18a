import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cancellable } from '#test/helpers/electronDouble.ts';
import { shellBench } from '#test/helpers/shellBench.ts';

const { place, start, quitLast } = shellBench();

describe('the window', () => {
  test.each([false, true])('has every protection of Electron on (packaged: %s)', async (packaged) => {
    const { windows } = await start({ packaged });
    expect(windows[0]?.options.webPreferences).toEqual({
      preload: join(place.folder, 'out/preload/preload.cjs'),
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
    await expect
      .poll(() => readFile(join(place.dataDir, 'window.json'), 'utf8').catch(() => ''))
      .toContain('1300');
    await quitLast();
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
