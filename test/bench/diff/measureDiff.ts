import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright-core';
import { build, preview } from 'vite';
import { settingsRun } from '#test/fixtures/run/settingsRun.ts';
import { type Frames, watchFrames } from '../plan/watchFrames.ts';
import { bigPatch, bigTexts } from './bigChange.ts';

/** Turns of the wheel, 400 px each, as fast as the page takes them. */
const TURNS = 120;

export type DrawnDiff = { readonly painted: number; readonly frames: Frames };

/** The pages that draw a change of so many lines; `draw` opens the one that a query names. */
export interface DiffPages extends AsyncDisposable {
  draw(browser: Browser, query: string): Promise<DrawnDiff>;
}

export async function openDiffPages(lines: number): Promise<DiffPages> {
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
        name: 'change',
        configurePreviewServer: ({ middlewares }) => {
          middlewares.use('/change', (request, response) =>
            response.end(changeFor(request.url ?? '', lines)),
          );
        },
      },
    ],
  });
  return {
    async draw(browser, query) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      const drawn = await measure(page, `${server.resolvedUrls?.local[0] ?? ''}?${query}`);
      await page.close();
      return drawn;
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function changeFor(address: string, lines: number): string {
  const wanted = new URLSearchParams(address.slice(address.indexOf('?') + 1));
  if (wanted.get('view') === 'monaco') return JSON.stringify(bigTexts(lines));
  const run = settingsRun(new Date('2026-06-09T12:33:00.000Z'), 'inReview');
  return JSON.stringify({ patch: bigPatch(Number(wanted.get('files')), lines), run });
}

async function measure(page: Page, address: string): Promise<DrawnDiff> {
  await page.goto(address);
  await page.waitForFunction(() => 'draw' in globalThis);
  const painted = await page.evaluate(() => (globalThis as { draw?: () => Promise<number> }).draw?.() ?? 0);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await page.mouse.move(700, 500);
  const frames = await watchFrames(page, cdp, async () => {
    for (let turn = 0; turn < TURNS; turn += 1) await page.mouse.wheel(0, 400);
  });
  return { painted, frames };
}
