import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { bundle } from '../../../build/bundle.ts';
import { firstPaintFiles } from '../../../build/firstPaintFiles.ts';
import { findChromium } from '../../e2e/findChromium.ts';
import { startOverture } from '../measures.ts';
import { waitingPage } from '../measurePage.ts';
import { quantile } from '../quantile.ts';
import { LONG_SPEC_ID, makeLargeRepository } from './largeRepository.ts';
import { pageHeapMb } from './memory.ts';
import { timeKeys } from './timeKeys.ts';

/**
 * The screens with as much in them as a large project has: a repository of 20,000 files opened, beside `git status`
 * there in the same run, and a spec of 2,000 lines opened and typed in; what the page and the host weigh after each.
 */
const ROUNDS = Number(process.argv[2] ?? 5);
const FILES = 20_000;
const LINES = 2_000;
const KEYS = 60;
const root = join(import.meta.dirname, '../../..');

type Round = Readonly<
  Record<
    | 'gitStatus'
    | 'openRepository'
    | 'homeHeap'
    | 'projectHeap'
    | 'hostAfterOpen'
    | 'openSpec'
    | 'specHeap'
    | 'hostAfterSpec',
    number
  >
> & { readonly keys: readonly number[] };

async function run(): Promise<void> {
  await bundle();
  const executablePath = findChromium();
  if (!executablePath) throw new Error('The bench needs Chrome, Chromium or Edge; “npm test” installs one.');
  const folder = await mkdtemp(join(tmpdir(), 'overture-screens-'));
  const repository = join(folder, 'large');
  await makeLargeRepository(repository, FILES, LINES);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--no-first-run'] });
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push(await measureRound(browser, repository, join(folder, `data-${round}`)));
  await browser.close();
  await rm(folder, { recursive: true, force: true });
  await report(rounds);
}

async function measureRound(browser: Browser, repository: string, dataDir: string): Promise<Round> {
  const gitStatus = timeGitStatus(repository);
  const host = await startOverture(dataDir);
  const hostMb = async () => (await host.residentMb()) ?? Number.NaN;
  try {
    await using first = await waitingPage(browser, { selector: 'h1', words: 'Agree on what to build' });
    const { page } = first;
    await first.open(host.address);
    await page.getByText('Nothing opened yet').waitFor();
    const homeHeap = await pageHeapMb(page);
    const openRepository = await timeOpening(page, repository);
    const [projectHeap, hostAfterOpen] = [await pageHeapMb(page), await hostMb()];

    const cookies = await first.context.cookies();
    const sight = { selector: 'main *', words: 'Owners choose the editors of part 1' };
    await using second = await waitingPage(browser, sight, cookies);
    const project = /#\/p\/(?<id>[^/]+)/.exec(page.url())?.groups?.['id'] ?? '';
    const { usableMs } = await second.open(
      `${new URL(page.url()).origin}/#/p/${project}/${LONG_SPEC_ID}/spec`,
    );
    const keys = await timeKeys(second.page, 'Criterion AC-2.3', KEYS);
    const [specHeap, hostAfterSpec] = [await pageHeapMb(second.page), await hostMb()];
    return {
      gitStatus,
      openRepository,
      homeHeap,
      projectHeap,
      hostAfterOpen,
      openSpec: usableMs,
      keys,
      specHeap,
      hostAfterSpec,
    };
  } finally {
    await host.stop();
  }
}

/** From pressing “Open” until the project's screen has its spec in sight, by the page's own clock. */
async function timeOpening(page: Page, path: string): Promise<number> {
  await page.getByRole('button', { name: 'Open a repository…' }).click();
  const chooser = page.getByRole('dialog', { name: 'Open a repository' });
  await chooser.getByRole('textbox', { name: 'Folder' }).fill(path);
  const opened = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let pressedAt = 0;
        addEventListener('click', (event) => (pressedAt ||= event.timeStamp), { capture: true });
        const isThere = () =>
          [...document.querySelectorAll('main *')].some((part) => part.textContent === 'A long spec');
        const look = () =>
          requestAnimationFrame(pressedAt && isThere() ? () => resolve(performance.now() - pressedAt) : look);
        look();
      }),
  );
  await chooser.getByRole('button', { name: 'Open', exact: true }).click();
  return opened;
}

/** The median of five, so that the first, which fills the system's caches, does not count. */
function timeGitStatus(cwd: string): number {
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    execFileSync('git', ['status', '--porcelain'], { cwd });
    return performance.now() - began;
  });
  return quantile(times, 0.5);
}

async function report(rounds: readonly Round[]): Promise<void> {
  const median = (name: Exclude<keyof Round, 'keys'>) =>
    quantile(
      rounds.map((round) => round[name]),
      0.5,
    );
  const ratio = quantile(
    rounds.map(({ openRepository, gitStatus }) => openRepository / gitStatus),
    0.5,
  );
  const keys = rounds.flatMap((round) => round.keys);
  const files = await firstPaintFiles(join(root, 'out/renderer'));
  const kilobytes = (pattern: RegExp) =>
    files.filter(({ file }) => pattern.test(file)).reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1_000;
  const rows: readonly (readonly [string, number, string])[] = [
    [`git status, ${FILES} files`, median('gitStatus'), 'ms'],
    [`Opening them, “Open” pressed to usable`, median('openRepository'), 'ms'],
    ['  times git status (goal: at most 1.3)', ratio, ''],
    [`Spec of ${LINES} lines: navigation to its text`, median('openSpec'), 'ms'],
    ['A key in it to its paint, median', quantile(keys, 0.5), 'ms'],
    ['A key in it to its paint, 95th percentile', quantile(keys, 0.95), 'ms'],
    ['Page at Home: objects', median('homeHeap'), 'MB'],
    ['Page of the project: objects', median('projectHeap'), 'MB'],
    ['Page of the spec: objects', median('specHeap'), 'MB'],
    ['Host after opening: resident', median('hostAfterOpen'), 'MB'],
    ['Host after the spec: resident', median('hostAfterSpec'), 'MB'],
    ['First paint: scripts, gzip', kilobytes(/\.js$/), 'kB'],
    ['First paint: styles, gzip', kilobytes(/\.css$/), 'kB'],
    ['First paint: faces', kilobytes(/\.woff2$/), 'kB'],
  ];
  console.log(`Medians of ${rounds.length} rounds.\n`);
  for (const [title, value, unit] of rows) {
    const digits = unit === 'ms' || unit === 'kB' ? 0 : 1;
    console.log(`${title.padEnd(48)}${value.toFixed(digits).padStart(8)} ${unit}`);
  }
  const results = join(root, 'bench-results');
  await mkdir(results, { recursive: true });
  const file = join(results, `screens-${new Date().toISOString().replaceAll(':', '-')}.json`);
  await writeFile(file, `${JSON.stringify({ node: process.version, rows, rounds }, undefined, 2)}\n`);
  console.log(`\nWritten to ${file}.`);
}

await run();
