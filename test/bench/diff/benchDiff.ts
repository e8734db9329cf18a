import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '#test/e2e/findChromium.ts';
import { quantile } from '../quantile.ts';
import { bigChange } from './bigChange.ts';
import { diffHost } from './diffHost.ts';
import { type DiffHost, type DiffPages, type DrawnDiff, openDiffPages } from './measureDiff.ts';

/**
 * How soon a change of 200,000 lines is painted, from asking the host to the first lines on the screen, and how
 * smoothly it scrolls in Chromium. Beside it stand git alone, a page with nothing to draw, and Monaco's own diff
 * editor with both texts in hand.
 */
const LINES = Number(process.argv[2] ?? 200_000);
const ONLY = process.argv[3] ?? '';
/** Monaco's diff editor is given up after this, so that the bench ends on any machine. */
const LIMIT_MS = 60_000;
const MANY_FILES = 300;
const ROUNDS = 3;
/** A tenth of the change, which Monaco paints in its time. */
const FEW_LINES = Math.round(LINES / 10);

const CASES = [
  { name: 'A page with nothing to draw', query: 'view=empty' },
  ...[
    { lines: LINES, files: 1 },
    { lines: LINES, files: MANY_FILES },
    { lines: FEW_LINES, files: 1 },
  ].map(({ lines, files }) => ({
    name: `Review, ${wordsFor(lines)} lines in ${files === 1 ? 'one file' : `${files} files`}`,
    query: `view=review&lines=${lines}&files=${files}`,
  })),
  ...[FEW_LINES, LINES].map((lines) => ({
    name: `Monaco’s diff editor, ${wordsFor(lines)} lines in one file`,
    query: `view=monaco&lines=${lines}`,
  })),
];

async function run(): Promise<void> {
  const hosts = new Map<string, DiffHost>();
  await using pages = await openDiffPages((query) => {
    const host = hosts.get(keyOf(query));
    if (!host) throw new Error(`No change of ${keyOf(query)} was made`);
    return host;
  });
  console.log(`Milliseconds, median of ${ROUNDS} (goals: painted below 1,000; a frame below 20 at p95)`);
  for (const { name, query } of CASES.filter((one) => one.query.includes(ONLY))) {
    const wanted = new URLSearchParams(query);
    const isOurs = wanted.get('view') === 'review';
    const [files, lines] = [Number(wanted.get('files')), Number(wanted.get('lines'))];
    const host = isOurs ? await diffHost(await bigChange(files, lines)) : null;
    if (host) hosts.set(keyOf(wanted), host);
    console.log(await figures(name, query, pages, host));
    await host?.[Symbol.asyncDispose]();
  }
}

function keyOf(query: URLSearchParams): string {
  return `${query.get('files')} ${query.get('lines')}`;
}

async function figures(
  name: string,
  query: string,
  pages: DiffPages,
  host: DiffHost | null,
): Promise<string> {
  const rounds: DrawnDiff[] = [];
  const floors: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    if (host) floors.push(await host.gitAlone());
    const browser = await launch();
    const drawn = await pages.draw(browser, query, LIMIT_MS);
    await browser.close();
    if (!drawn) return `${name.padEnd(52)}  its change not shown within ${LIMIT_MS / 1000} s`;
    rounds.push(drawn);
  }
  return line(name, rounds, floors);
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium() ?? '',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update'],
  });
}

function line(name: string, rounds: readonly DrawnDiff[], floors: readonly number[]): string {
  const median = (of: (round: DrawnDiff) => number, digits: number) =>
    quantile(rounds.map(of), 0.5).toFixed(digits);
  const git = floors.length > 0 ? quantile(floors, 0.5).toFixed(0) : '';
  return [
    name.padEnd(52),
    `git alone ${git.padStart(5)}`,
    `painted ${median((one) => one.painted, 0).padStart(6)}`,
    `whole ${median((one) => one.whole, 0).padStart(6)}`,
    `frame ${median((one) => one.frames.median, 1).padStart(6)}`,
    `p95 ${median((one) => one.frames.p95, 1).padStart(6)}`,
    `worst ${median((one) => one.frames.worst, 0).padStart(5)}`,
    `work a frame ${median((one) => one.frames.work, 1).padStart(6)}`,
  ].join('  ');
}

function wordsFor(lines: number): string {
  return lines.toLocaleString('en');
}

await run();
