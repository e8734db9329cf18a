import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { bundle } from '../../build/bundle.ts';
import { findChromium } from '../e2e/findChromium.ts';
import { buildFloor } from './floor.ts';
import { measureLargeScreens } from './largeScreens.ts';
import { type Measures, measureFloor, measureOverture } from './measures.ts';
import { quantile } from './quantile.ts';
import { reportLines, type Rounds, toRows } from './report.ts';
import { makeSampleRepository } from './sampleRepository.ts';
import { rowLines, type ScreenRow } from './screens/screenRows.ts';
import { writeResults } from './writeResults.ts';

/**
 * How long Overture takes until it can be used, and what it weighs, beside two floors measured in the same run on
 * the same machine: a bare page, and what Vite's React template starts with; then the screens of a large project.
 * Only the ratios mean anything elsewhere.
 */
const ROUNDS = Number(process.argv[2] ?? 9);
const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

async function run(): Promise<void> {
  await bundle();
  const executablePath = findChromium();
  if (!executablePath) throw new Error('The bench needs Chrome, Chromium or Edge; “npm test” installs one.');
  const folder = await mkdtemp(join(tmpdir(), 'overture-bench-'));
  const at = (name: string) => join(folder, name);
  await buildFloor('bare', at('bare'));
  await buildFloor('react', at('react'));
  await makeSampleRepository(at('sample'));
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
  const rounds: Rounds = { overture: [], bare: [], react: [] };
  const measure: Record<keyof Rounds, (round: number) => Promise<Measures>> = {
    bare: () => measureFloor(browser, at('bare')),
    react: () => measureFloor(browser, at('react')),
    overture: (round) => measureOverture(browser, at(`data-${round}`), at('sample')),
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    // Turn and turn about, so that a busy moment of the machine hits all.
    for (const name of ['bare', 'overture', 'react'] as const) rounds[name].push(await measure[name](round));
  }
  const value = quantile(
    rounds.bare.map(({ specThere }) => specThere),
    0.5,
  );
  const floor = { name: 'the bare page', value };
  const large = await measureLargeScreens(browser, folder, Math.ceil(ROUNDS / 3), floor);
  await browser.close();
  await rm(folder, { recursive: true, force: true });
  await report(rounds, large);
}

async function report(rounds: Rounds, large: readonly ScreenRow[]): Promise<void> {
  console.log([...reportLines(rounds), '', ...rowLines(large)].join('\n'));
  const file = await writeResults('', { rows: toRows(rounds), large, rounds });
  console.log(`\nWritten to ${file}.`);
}

await run();
