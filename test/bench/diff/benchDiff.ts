import { chromium } from 'playwright-core';
import { findChromium } from '#test/e2e/findChromium.ts';
import { quantile } from '../quantile.ts';
import { type DrawnDiff, openDiffPages } from './measureDiff.ts';

/**
 * How soon a change of 200,000 lines is painted and how smoothly it scrolls in Chromium: the review's pane beside
 * Monaco's own diff editor alone, in the same browser on the same machine.
 */
const LINES = Number(process.argv[2] ?? 200_000);
const MANY_FILES = 300;
const ROUNDS = 3;

const CASES = [
  { name: `Review, ${LINES} lines in one file`, query: 'view=review&files=1' },
  { name: `Review, ${LINES} lines in ${MANY_FILES} files`, query: `view=review&files=${MANY_FILES}` },
  { name: `Monaco’s diff editor, ${LINES} lines in one file`, query: 'view=monaco' },
] as const;

async function run(): Promise<void> {
  await using pages = await openDiffPages(LINES);
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update'],
  });
  console.log(`Milliseconds, median of ${ROUNDS} (goals: painted below 1,000; a frame below 20 at p95)`);
  for (const { name, query } of CASES.filter((one) => one.query.includes(process.argv[3] ?? ''))) {
    const rounds: DrawnDiff[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await pages.draw(browser, query));
    console.log(line(name, rounds));
  }
  await browser.close();
}

function line(name: string, rounds: readonly DrawnDiff[]): string {
  const median = (of: (round: DrawnDiff) => number) => quantile(rounds.map(of), 0.5);
  const cell = (title: string, value: number, digits: number, width: number) =>
    `${title} ${value.toFixed(digits).padStart(width)}`;
  return [
    name.padEnd(52),
    cell(
      'painted',
      median((one) => one.painted),
      0,
      6,
    ),
    cell(
      'frame',
      median((one) => one.frames.median),
      1,
      6,
    ),
    cell(
      'p95',
      median((one) => one.frames.p95),
      1,
      6,
    ),
    cell(
      'worst',
      median((one) => one.frames.worst),
      0,
      5,
    ),
    cell(
      'work a frame',
      median((one) => one.frames.work),
      1,
      6,
    ),
  ].join('  ');
}

await run();
