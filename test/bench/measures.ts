import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { startFloor } from './floor.ts';
import { type PageTimes, type Sight, waitingPage } from './measurePage.ts';
import { SPEC_ID } from './sampleRepository.ts';
import { pageHeapMb } from './screens/memory.ts';
import { now, type Started, waitForLine } from './started.ts';

/** Milliseconds, and megabytes for the memory. */
export type Measures = Readonly<
  Record<'ready' | 'paint' | 'usable' | 'usableLater' | 'specPaint' | 'specThere' | 'memory', number>
>;

const REST_MS = 2_000;
/** A new page keeps the processors busy for a moment, and that is not to be measured. */
const SETTLE_MS = 500;
const program = join(import.meta.dirname, '../../out/main/browser.js');
const openButton: Sight = { selector: 'button', words: 'Open a repository' };
export const sampleText: Sight = { selector: 'main *', words: 'Who can edit workspace settings' };

type Start = PageTimes & { readonly ready: number; readonly usable: number; readonly memory: number };

export async function measureFloor(browser: Browser, folder: string): Promise<Measures> {
  const { ready, firstPaintMs, usable, usableMs, memory } = await measureStart(browser, () =>
    startFloor(folder),
  );
  return {
    ready,
    paint: firstPaintMs,
    usable,
    usableLater: usable,
    specPaint: firstPaintMs,
    specThere: usableMs,
    memory,
  };
}

/** A first start on an empty data folder, a later one on the same, and then one that opens a repository. */
export async function measureOverture(browser: Browser, dataDir: string, sample: string): Promise<Measures> {
  const first = await measureStart(browser, () => startOverture(dataDir));
  const later = await measureStart(browser, () => startOverture(dataDir));
  const spec = await measureScreen(browser, dataDir, sample, { path: `${SPEC_ID}/spec`, sight: sampleText });
  return {
    ready: first.ready,
    paint: first.firstPaintMs,
    usable: first.usable,
    usableLater: later.usable,
    specPaint: spec.firstPaintMs,
    specThere: spec.usableMs,
    memory: first.memory,
  };
}

/** From spawning a server until its page can be used, with a browser that is already open and waits. */
async function measureStart(browser: Browser, start: () => Promise<Started>): Promise<Start> {
  await using waiting = await waitingPage(browser, openButton);
  await delay(SETTLE_MS);
  const server = await start();
  try {
    const times = await waiting.open(server.address);
    await delay(REST_MS);
    return {
      ...times,
      ready: server.readyAfterMs,
      usable: times.navigatedAt + times.usableMs - server.began,
      memory: (await server.residentMb()) ?? Number.NaN,
    };
  } finally {
    await server.stop();
  }
}

export type ScreenTimes = PageTimes & { readonly pageMb: number; readonly hostMb: number };

/** A screen of a repository by its own address, as after a reload: nothing of it is in the browser yet. */
export async function measureScreen(
  browser: Browser,
  dataDir: string,
  repository: string,
  screen: { readonly path: string; readonly sight: Sight },
): Promise<ScreenTimes> {
  const host = await startOverture(dataDir, ['--repo', repository]);
  try {
    await using first = await waitingPage(browser, openButton);
    await first.page.goto(host.address);
    await first.page.waitForURL(/#\/p\/[^/]+/);
    const project = /#\/p\/(?<id>[^/]+)/.exec(first.page.url())?.groups?.['id'] ?? '';
    const address = `${new URL(first.page.url()).origin}/#/p/${project}/${screen.path}`;
    await using second = await waitingPage(browser, screen.sight, await first.context.cookies());
    await first.context.close();
    await delay(SETTLE_MS);
    const times = await second.open(address);
    return {
      ...times,
      pageMb: await pageHeapMb(second.page),
      hostMb: (await host.residentMb()) ?? Number.NaN,
    };
  } finally {
    await host.stop();
  }
}

/** The built browser shell in a process of its own. */
export function startOverture(dataDir: string, args: readonly string[] = []): Promise<Started> {
  const began = now();
  const command = [program, '--no-open', '--data', dataDir, ...args];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  return waitForLine(child, /^Overture is ready at (?<address>\S+)$/, began);
}
