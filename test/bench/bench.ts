import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { bundle } from '../../build/bundle.ts';
import { findChromium } from '../e2e/findChromium.ts';
import { buildFloor, startFloor } from './floor.ts';
import { measurePage } from './measurePage.ts';
import { makeSampleRepository, SPEC_ID } from './sampleRepository.ts';
import { type Started, waitForLine } from './started.ts';

/**
 * How long Overture takes until it can be used, and what it weighs, beside a bare page on a bare server measured
 * in the same run on the same machine. Only the ratios mean anything elsewhere.
 */
const ROUNDS = 7;
const REST_MS = 2_000;
const root = join(import.meta.dirname, '../..');
const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

type Round = Readonly<Record<'ready' | 'home' | 'usable' | 'spec' | 'memory', number>>;

async function run(): Promise<void> {
  await bundle();
  const executablePath = findChromium();
  if (!executablePath) throw new Error('The bench needs Chrome, Chromium or Edge; “npm test” installs one.');
  const folder = await mkdtemp(join(tmpdir(), 'overture-bench-'));
  await buildFloor(join(folder, 'floor'));
  await makeSampleRepository(join(folder, 'sample'));
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
  const overture: Round[] = [];
  const floor: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // Turn and turn about, so that a busy moment of the machine hits both.
    floor.push(await measureFloor(browser, join(folder, 'floor')));
    overture.push(await measureOverture(browser, join(folder, `data-${round}`), join(folder, 'sample')));
  }
  await browser.close();
  await rm(folder, { recursive: true, force: true });
  await report(median(overture), median(floor));
}

async function measureFloor(browser: Browser, folder: string): Promise<Round> {
  const server = await startFloor(folder);
  const { firstPaintMs, usableMs } = await measurePage(browser, server.address, openButton);
  await delay(REST_MS);
  const memory = (await server.residentMb()) ?? Number.NaN;
  await server.stop();
  const usable = server.readyAfterMs + usableMs;
  return { ready: server.readyAfterMs, home: firstPaintMs, usable, spec: firstPaintMs, memory };
}

async function measureOverture(browser: Browser, dataDir: string, sample: string): Promise<Round> {
  const host = await startOverture(dataDir);
  const home = await measurePage(browser, host.address, openButton);
  await delay(REST_MS);
  const memory = (await host.residentMb()) ?? Number.NaN;
  await host.stop();
  const spec = await measureSpec(browser, dataDir, sample);
  return {
    ready: host.readyAfterMs,
    home: home.firstPaintMs,
    usable: host.readyAfterMs + home.usableMs,
    spec,
    memory,
  };
}

/** The spec screen by its own address, as after a reload: nothing of it is in the browser yet. */
async function measureSpec(browser: Browser, dataDir: string, sample: string): Promise<number> {
  const host = await startOverture(dataDir, ['--repo', sample]);
  try {
    const opened = await measurePage(browser, host.address, (page) => page.waitForURL(/#\/p\/[^/]+/));
    const project = /#\/p\/(?<id>[^/]+)/.exec(opened.url)?.groups?.['id'] ?? '';
    const address = `${new URL(opened.url).origin}/#/p/${project}/${SPEC_ID}/spec`;
    return (await measurePage(browser, address, specTitle, opened.cookies)).firstPaintMs;
  } finally {
    await host.stop();
  }
}

function startOverture(dataDir: string, args: readonly string[] = []): Promise<Started> {
  const began = performance.now();
  const program = join(root, 'out/main/browser.js');
  const command = [program, '--no-open', '--data', dataDir, ...args];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  return waitForLine(child, /^Overture is ready at (?<address>\S+)$/, began);
}

function openButton(page: Page): Promise<void> {
  return page.getByRole('button', { name: /Open a repository/ }).waitFor();
}

function specTitle(page: Page): Promise<void> {
  return page.getByRole('main').getByText('Who can edit workspace settings').first().waitFor();
}

function median(rounds: readonly Round[]): Round {
  const middle = (name: keyof Round) =>
    rounds.map((round) => round[name]).toSorted((left, right) => left - right)[
      Math.floor(rounds.length / 2)
    ] ?? 0;
  return {
    ready: middle('ready'),
    home: middle('home'),
    usable: middle('usable'),
    spec: middle('spec'),
    memory: middle('memory'),
  };
}

const TITLES: Readonly<Record<keyof Round, readonly [title: string, unit: string]>> = {
  ready: ['Host: start to ready line', 'ms'],
  home: ['Home: first contentful paint', 'ms'],
  usable: ['Home: start to usable', 'ms'],
  spec: ['Spec: first contentful paint', 'ms'],
  memory: ['Host: memory at rest', 'MB'],
};

async function report(overture: Round, floor: Round): Promise<void> {
  const rows = Object.entries(TITLES).map(([key, [title, unit]]) => {
    const name = key as keyof Round;
    return { title, unit, overture: overture[name], floor: floor[name], ratio: overture[name] / floor[name] };
  });
  console.log(`Medians of ${ROUNDS} rounds; the floor is a bare page on a bare Node server.\n`);
  console.log(
    `${'measure'.padEnd(32)}${'Overture'.padStart(12)}${'floor'.padStart(12)}${'ratio'.padStart(8)}`,
  );
  for (const { title, unit, overture: mine, floor: bare, ratio } of rows) {
    const cell = (value: number) => `${value.toFixed(0)} ${unit}`.padStart(12);
    console.log(`${title.padEnd(32)}${cell(mine)}${cell(bare)}${ratio.toFixed(2).padStart(8)}`);
  }
  const folder = join(root, 'bench-results');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}.json`);
  await writeFile(file, `${JSON.stringify({ node: process.version, rounds: ROUNDS, rows }, undefined, 2)}\n`);
  console.log(`\nWritten to ${file}.`);
}

await run();
