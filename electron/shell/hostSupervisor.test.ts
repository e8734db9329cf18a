import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lockDataFolder } from '#electron/host/dataFolderLock.ts';
import { createClient } from '#shared/contract/createClient.ts';
import { createReplyReader } from '#shared/contract/replyReader.ts';
import { ok } from '#shared/contract/result.ts';
import { COMMAND, CONNECT } from '#shared/contract/windowMessages.ts';
import { connectPage, greeting, shellBench } from '#test/helpers/shellBench.ts';

const { place, start } = shellBench();

describe('the host', () => {
  test('runs in a utility process on the data folder, with the repository to open', async () => {
    const { children, host } = await start({ repo: '/home/ada/repo' });
    await expect.poll(() => host.dataDirs).toEqual([place.dataDir]);
    expect(children[0]?.modulePath).toBe(join(place.folder, 'out/main/host.js'));
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
    const lock = await lockDataFolder(place.dataDir);
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
    expect(await readFile(join(place.dataDir, 'secrets.json'), 'utf8')).not.toContain('sk-1');
    await shell.notify({ title: 'T2 needs you', body: 'A question is open.', route: '/run/7' });
    expect(notifications[0]).toMatchObject({ shown: true, options: { title: 'T2 needs you' } });
    notifications[0]?.emit('click');
    expect(windows[0]?.webContents.sent).toEqual([[COMMAND, { route: '/run/7' }]]);
    windows[0]!.focused = true;
    await shell.notify({ title: 'T3', body: 'Seen in the window already.' });
    expect(notifications).toHaveLength(1);
  });
});
