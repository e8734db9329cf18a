import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { bundle } from '../../../build/bundle.ts';
import { findChromium } from '../../e2e/findChromium.ts';
import { writeResults } from '../writeResults.ts';
import { makeLargeRepository } from './largeRepository.ts';
import { measureScreens, type ScreensRound } from './measureScreens.ts';
import { bundleRows, rowLines, screenRows } from './screenRows.ts';

/**
 * The screens with as much in them as a large project has: a repository of 20,000 files opened, beside `git status`
 * there in the same run, and a spec of 2,000 lines opened and typed in; what the page and the host weigh after each.
 */
const ROUNDS = Number(process.argv[2] ?? 5);
const SIZE = { files: 20_000, lines: 2_000 };

async function run(): Promise<void> {
  await bundle();
  const executablePath = findChromium();
  if (!executablePath) throw new Error('The bench needs Chrome, Chromium or Edge; “npm test” installs one.');
  const folder = await mkdtemp(join(tmpdir(), 'overture-screens-'));
  const repository = join(folder, 'large');
  await makeLargeRepository(repository, SIZE.files, SIZE.lines);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--no-first-run'] });
  const rounds: ScreensRound[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push(await measureScreens(browser, repository, join(folder, `data-${round}`)));
  await browser.close();
  await rm(folder, { recursive: true, force: true });
  const rows = [...screenRows(rounds, SIZE), ...(await bundleRows(join(import.meta.dirname, '../../..')))];
  console.log(`Medians of ${rounds.length} rounds.\n\n${rowLines(rows).join('\n')}`);
  console.log(`\nWritten to ${await writeResults('screens-', { rows, rounds })}.`);
}

await run();
