import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright-core';
import { build, preview } from 'vite';
import { type Frames, watchFrames } from '../plan/watchFrames.ts';
import { bigTexts } from './bigChange.ts';
import { benchRun, type diffHost } from './diffHost.ts';

/** Turns of the wheel, 400 px each, as fast as the page takes them. */
const TURNS = 120;

/** Milliseconds from asking for the change until its first lines are painted, and until all of it is there. */
export type DrawnDiff = { readonly painted: number; readonly whole: number; readonly frames: Frames };
export type DiffHost = Awaited<ReturnType<typeof diffHost>>;

/** The built pages; `draw` opens the one that a query names. */
export interface DiffPages extends AsyncDisposable {
  /** Null when the change was not shown within `limitMs`. */
  draw(browser: Browser, query: string, limitMs: number): Promise<DrawnDiff | null>;
}

/** `hostOf` gives the host that a page's query asks for. */
export async function openDiffPages(hostOf: (query: URLSearchParams) => DiffHost): Promise<DiffPages> {
  const folder = await mkdtemp(join(tmpdir(), 'overture-diff-bench-'));
  const root = join(import.meta.dirname, 'page');
  const output = { outDir: folder, emptyOutDir: true };
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [react()],
    build: { ...output, target: 'esnext' },
  });
  const server = await preview({
    configFile: false,
    root,
    logLevel: 'warn',
    build: output,
    preview: { port: 0 },
    plugins: [
      {
        name: 'given',
        configurePreviewServer: ({ middlewares }) => {
          middlewares.use('/given', (request, response) => response.end(givenFor(queryOf(request.url))));
        },
      },
    ],
  });
  server.httpServer.on('upgrade', (request, socket, head) =>
    hostOf(queryOf(request.url)).accept(request, socket, head),
  );
  return {
    async draw(browser, query, limitMs) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      return measure(page, `${server.resolvedUrls?.local[0] ?? ''}?${query}`, limitMs);
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function queryOf(address = ''): URLSearchParams {
  return new URLSearchParams(address.slice(address.indexOf('?') + 1));
}

/** What a page has before it asks for the change. */
function givenFor(wanted: URLSearchParams): string {
  if (wanted.get('view') === 'monaco') return JSON.stringify(bigTexts(Number(wanted.get('lines'))));
  return JSON.stringify({ run: benchRun });
}

async function measure(page: Page, address: string, limitMs: number): Promise<DrawnDiff | null> {
  await page.goto(address);
  await page.waitForFunction(() => 'draw' in globalThis);
  const drawn = await within(
    limitMs,
    page.evaluate(() => (globalThis as { draw?: () => Promise<Omit<DrawnDiff, 'frames'>> }).draw?.()),
  );
  if (!drawn) {
    // One that is still at work closes when it comes to it, which nobody waits for.
    page.close().catch(console.error);
    return null;
  }
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await page.mouse.move(700, 500);
  const frames = await watchFrames(page, cdp, async () => {
    for (let turn = 0; turn < TURNS; turn += 1) await page.mouse.wheel(0, 400);
  });
  await page.close();
  return { ...drawn, frames };
}

async function within<Value>(limitMs: number, work: Promise<Value>): Promise<Value | null> {
  const { promise, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), limitMs);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
