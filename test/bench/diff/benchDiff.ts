import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build, preview } from 'vite';
import react from '@vitejs/plugin-react';
import { findChromium } from '#test/e2e/findChromium.ts';
import { settingsRun } from '#test/fixtures/run/settingsRun.ts';
import { type Frames, watchFrames } from '../plan/watchFrames.ts';
import { bigPatch, bigTexts } from './bigChange.ts';

/**
 * How soon a change of 200,000 lines is painted and how smoothly it scrolls in Chromium: the review's pane beside
 * Monaco's own diff editor alone, in the same browser on the same machine.
 */
const LINES = Number(process.argv[2] ?? 200_000);
const MANY_FILES = 300;
const ROUNDS = 3;
/** Turns of the wheel, 400 px each, as fast as the page takes them. */
const TURNS = 120;

const CASES = [
  { name: `Review, ${LINES} lines in one file`, query: 'view=review&files=1' },
  { name: `Review, ${LINES} lines in ${MANY_FILES} files`, query: `view=review&files=${MANY_FILES}` },
  { name: `Monaco’s diff editor, ${LINES} lines in one file`, query: 'view=monaco' },
] as const;

async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'overture-diff-bench-'));
  const root = join(import.meta.dirname, 'page');
  const output = { outDir: folder, emptyOutDir: true };
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
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
          middlewares.use('/change', (request, response) => response.end(changeFor(request.url ?? '')));
        },
      },
    ],
  });
  const origin = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update'],
  });
  console.log(`Milliseconds, median of ${ROUNDS} (goals: painted below 1,000; a frame below 20 at p95)`);
  for (const { name, query } of CASES.filter((one) => one.query.includes(process.argv[3] ?? ''))) {
    const rounds: { painted: number; frames: Frames }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      rounds.push(await measure(page, `${origin}?${query}`));
      await page.close();
    }
    const median = (of: (round: (typeof rounds)[number]) => number) =>
      rounds.map(of).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
    console.log(
      [
        name.padEnd(52),
        `painted ${median((one) => one.painted)
          .toFixed(0)
          .padStart(6)}`,
        `frame ${median((one) => one.frames.median)
          .toFixed(1)
          .padStart(6)}`,
        `p95 ${median((one) => one.frames.p95)
          .toFixed(1)
          .padStart(6)}`,
        `worst ${median((one) => one.frames.worst)
          .toFixed(0)
          .padStart(5)}`,
        `work a frame ${median((one) => one.frames.work)
          .toFixed(1)
          .padStart(6)}`,
      ].join('  '),
    );
  }
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
}

function changeFor(address: string): string {
  const wanted = new URLSearchParams(address.slice(address.indexOf('?') + 1));
  if (wanted.get('view') === 'monaco') return JSON.stringify(bigTexts(LINES));
  const run = settingsRun(new Date('2026-06-09T12:33:00.000Z'), 'inReview');
  return JSON.stringify({ patch: bigPatch(Number(wanted.get('files')), LINES), run });
}

async function measure(page: Page, address: string): Promise<{ painted: number; frames: Frames }> {
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

await run();
