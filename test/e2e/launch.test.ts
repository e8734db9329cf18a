import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { startHostProcess } from './hostProcess.ts';
import { borrowBrowser, giveBrowserBack } from './sharedBrowser.ts';
import { startOverture } from './startOverture.ts';

const root = join(import.meta.dirname, '../..');
let dataDir: string;
const started: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'overture-launch-'));
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

/** `npm start`, as it is typed: through the script, without a display. */
function npmStart(...args: string[]) {
  const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const child = spawn(process.execPath, [join(root, 'build/run.mjs'), 'start', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const lines: string[] = [];
  const ready = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const address = /^Overture is ready at (?<address>\S+)$/.exec(line)?.groups?.['address'];
        if (address) resolve(address);
      });
    }
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, lines, ready, ended };
}

describe('npm start', () => {
  test.runIf(process.platform === 'linux')(
    'without a display says so, and opens the browser shell',
    async () => {
      const { child, lines, ready, ended } = npmStart('--no-open', '--data', dataDir);
      expect(await ready).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
      expect(lines[0]).toBe('There is no display here for a window, so Overture opens in the browser.');
      child.kill('SIGINT');
      expect(await ended).toBe(0);
      await expect(access(join(dataDir, 'running.json'))).rejects.toThrow('ENOENT');
    },
  );

  test('explains its flags', async () => {
    const { lines, ended } = npmStart('--help');
    expect(await ended).toBe(0);
    for (const flag of ['--browser', '--no-open', '--port', '--data', '--repo'])
      expect(lines.join()).toContain(flag);
  });

  test.each([[['--bogus']], [['--port', 'x']], [['--data', join(root, 'package.json')]]])(
    'refuses %j in one sentence',
    async (args) => {
      const { lines, ended } = npmStart('--browser', '--no-open', ...args);
      expect(await ended).not.toBe(0);
      expect(lines).toHaveLength(1);
    },
  );

  test('says so when the port is taken', async () => {
    const first = await startHostProcess(['--data', dataDir]);
    const { port } = new URL(first.address);
    const { lines, ended } = npmStart(
      '--browser',
      '--no-open',
      '--port',
      port,
      '--data',
      join(dataDir, 'other'),
    );
    expect(await ended).toBe(1);
    expect(lines).toEqual(['That port is taken. Choose another with --port, or leave it out.']);
    await first.close();
  });
});

test('a second launch on the same data opens the first one’s page, by an address of its own', async () => {
  const first = await startHostProcess(['--data', dataDir]);
  const second = npmStart('--browser', '--no-open', '--data', dataDir);
  const address = await second.ready;
  expect(await second.ended).toBe(0);
  expect(second.lines[0]).toBe(`Overture is already running on ${dataDir}; this opens its page.`);
  expect(new URL(address).origin).toBe(new URL(first.address).origin);
  expect(address).not.toBe(first.address);
  await first.close();
});

describe('in a real browser', () => {
  test('the next launch is found by a page left open, and by what the browser keeps for it', async () => {
    const first = await startHostProcess(['--data', dataDir]);
    const browser = await borrowBrowser();
    const context = await browser.newContext();
    onTestFinished(async () => {
      await context.close();
      await giveBrowserBack();
    });
    const left = await context.newPage();
    await left.goto(first.address);
    await left.getByRole('button', { name: 'Open a repository…' }).waitFor();
    await first.close();
    const lost = left.getByRole('status').filter({ hasText: 'Connecting again' });
    await lost.waitFor();
    const second = await startHostProcess(['--data', dataDir]);
    expect(new URL(second.address).origin).toBe(new URL(first.address).origin);
    expect(new URL(second.address).search).not.toBe(new URL(first.address).search);
    await (await context.newPage()).goto(second.address);
    await lost.waitFor({ state: 'hidden' });
    await second.close();
  });

  test('the token leaves the address, and a reload and a second tab need none', async () => {
    await using overture = await startOverture({ dataDir });
    const { page, context, origin } = overture;
    expect(page.url()).toBe(`${origin}/`);
    await page.reload();
    const tab = await context.newPage();
    await tab.goto(origin);
    await tab.getByRole('banner').or(tab.getByRole('main')).first().waitFor();
  });

  test('another browser gets nothing for a spent address', async () => {
    await using overture = await startOverture({ dataDir });
    const other = await overture.context.browser()!.newContext();
    const page = await other.newPage();
    const response = await page.goto(overture.host.address);
    expect(response?.status()).toBe(403);
    expect(await page.innerText('body')).toMatch(/This address was used already/);
  });

  test('a page of another site reaches neither the files nor the socket', async () => {
    await using overture = await startOverture({ dataDir, expectedErrors: [/./] });
    const { context, origin } = overture;
    const evil = await context.newPage();
    await evil.route('http://evil.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<p>evil' }),
    );
    await evil.goto('http://evil.example/');
    const reached = await evil.evaluate(async (target) => {
      const read = await fetch(target, { credentials: 'include' }).then(
        () => true,
        () => false,
      );
      const socket = await new Promise<boolean>((resolve) => {
        const opened = new WebSocket(`${target.replace('http', 'ws')}/rpc`);
        opened.addEventListener('open', () => resolve(true));
        opened.addEventListener('error', () => resolve(false));
      });
      const framed = await new Promise<boolean>((resolve) => {
        const script = document.createElement('script');
        script.addEventListener('load', () => resolve(true));
        script.addEventListener('error', () => resolve(false));
        script.src = target;
        document.body.append(script);
      });
      return { read, socket, framed };
    }, origin);
    expect(reached).toEqual({ read: false, socket: false, framed: false });
  });

  test('a script that got into the page is not run', async () => {
    await using overture = await startOverture({ dataDir, expectedErrors: [/Content Security Policy/] });
    const { page } = overture;
    const ran = await page.evaluate(async () => {
      const inline = document.createElement('script');
      inline.textContent = 'globalThis.taken = true';
      document.body.append(inline);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'globalThis.taken = true');
      image.src = 'data:,x';
      document.body.append(image);
      const away = await fetch('https://example.org/').then(
        () => true,
        () => false,
      );
      return { taken: 'taken' in globalThis, away };
    });
    expect(ran).toEqual({ taken: false, away: false });
  });
});
