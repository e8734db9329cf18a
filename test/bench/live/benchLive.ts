import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { bundle } from '../../../build/bundle.ts';
import { startOverture } from '../../e2e/startOverture.ts';
import { addAcpAgent, dialog } from '../../e2e/steps.ts';
import { missedGoals } from './missedGoals.ts';
import { makeLiveRepository, LIVE_SPEC } from './liveRepository.ts';

/**
 * How a window stays usable while many agents stream: milliseconds from a key press to the next paint on the Run
 * screen with 20 attempts at work and 200 updates a second in all, beside the same keys before the run began, and
 * the memory of the page as the transcripts grow. Ends with 1 where a goal is missed.
 */
const ATTEMPTS = Number(process.argv[2] ?? 20);
const SECONDS = Number(process.argv[3] ?? 30);
const UPDATES_A_SECOND = 200;

async function run(): Promise<void> {
  await bundle();
  const folder = await mkdtemp(join(tmpdir(), 'overture-live-bench-'));
  await makeLiveRepository(folder, ATTEMPTS, UPDATES_A_SECOND / ATTEMPTS);
  await using overture = await startOverture({ repo: folder });
  const { page, context } = overture;
  const cdp = await context.newCDPSession(page);
  await page.waitForURL(/#\/p\/[0-9a-f]{16}/);
  const project = /#\/p\/([0-9a-f]{16})/.exec(page.url())?.[1] ?? '';
  const agent = join(import.meta.dirname, '../../fixtures/agents/fakeAcpAgent.ts');
  await addAcpAgent(page, 'Streaming', `"${process.execPath}" "${agent}"`);
  await page.goto(`${overture.origin}/#/p/${project}/${LIVE_SPEC}/plan`);
  const calm = await pressKeys(page, 5);
  await startRun(page);
  await page.getByText(`${ATTEMPTS} at work`).waitFor({ timeout: 120_000 });
  await page
    .getByRole('log', { name: 'Activity' })
    .getByText(/word 20\b/)
    .first()
    .waitFor({ timeout: 60_000 });

  const before = await heapMb(cdp);
  const busy = await pressKeys(page, SECONDS);
  const after = await heapMb(cdp);
  console.log(
    `${ATTEMPTS} attempts, ${UPDATES_A_SECOND} updates a second in all, ${SECONDS} s; key press to next paint`,
  );
  console.log(line('Before the run', calm));
  console.log(line('While all stream', busy));
  console.log(`Page memory ${before.toFixed(1)} MB, after ${SECONDS} s more ${after.toFixed(1)} MB`);
  await rm(folder, { recursive: true, force: true });
  const missed = missedGoals({ p95Ms: busy.p95, growthMb: after - before, seconds: SECONDS });
  for (const sentence of missed) console.error(sentence);
  if (missed.length > 0) process.exitCode = 1;
}

async function startRun(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start run…' }).click();
  const starting = dialog(page, 'Start a run of this plan');
  await starting.getByRole('button', { name: 'Start run', exact: true }).click();
  await page.getByRole('button', { name: /^Trust / }).click();
}

type Delays = {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
};

/** Presses an arrow key ten times a second and reads what the browser measured of each. */
async function pressKeys(page: Page, seconds: number): Promise<Delays> {
  await page.evaluate(watchKeys);
  for (let press = 0; press < seconds * 10; press += 1) {
    await page.keyboard.press(press % 2 === 0 ? 'F6' : 'Shift+F6');
    await page.waitForTimeout(100);
  }
  const delays = (await page.evaluate(keyDelays)).toSorted((a, b) => a - b);
  const at = (share: number) =>
    delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? Number.NaN;
  return { count: delays.length, median: at(0.5), p95: at(0.95), worst: delays.at(-1) ?? Number.NaN };
}

type Watched = typeof globalThis & { keyDelays?: number[] };

/** Runs in the page: from the press to the frame after what it caused. */
function watchKeys(): void {
  const here = globalThis as Watched;
  here.keyDelays = [];
  addEventListener(
    'keydown',
    (event) => {
      const pressed = event.timeStamp;
      requestAnimationFrame(() => setTimeout(() => here.keyDelays?.push(performance.now() - pressed)));
    },
    { capture: true },
  );
}

/** Runs in the page. */
function keyDelays(): number[] {
  return (globalThis as Watched).keyDelays ?? [];
}

async function heapMb(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

function line(name: string, { count, median, p95, worst }: Delays): string {
  const numbers = [median, p95, worst].map((value) => `${value.toFixed(1)} ms`.padStart(12)).join('');
  return `${name.padEnd(20)}${String(count).padStart(6)} keys  median, p95, worst ${numbers}`;
}

await run();
