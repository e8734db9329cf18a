import { execFileSync } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';
import { fillFolder } from '../../e2e/steps.ts';
import { sampleText, startOverture } from '../measures.ts';
import { waitingPage } from '../measurePage.ts';
import { quantile } from '../quantile.ts';
import { LONG_SPEC_ID } from './largeRepository.ts';
import { pageHeapMb } from './memory.ts';
import { timeKeys } from './timeKeys.ts';

const KEYS = 60;

/** Milliseconds, and megabytes of objects in the page and of resident memory of the host. */
export type ScreensRound = Readonly<
  Record<
    | 'gitStatus'
    | 'openRepository'
    | 'homeHeap'
    | 'projectHeap'
    | 'hostAtHome'
    | 'hostAfterOpen'
    | 'openSpec'
    | 'specHeap'
    | 'hostAfterSpec',
    number
  >
> & { readonly keys: readonly number[]; readonly floorKeys: readonly number[] };

/** One start, from Home to a key in a long spec. */
export async function measureScreens(
  browser: Browser,
  repository: string,
  dataDir: string,
): Promise<ScreensRound> {
  const gitStatus = timeGitStatus(repository);
  const host = await startOverture(dataDir);
  const hostMb = async () => (await host.residentMb()) ?? Number.NaN;
  try {
    await using first = await waitingPage(browser, { selector: 'h1', words: 'Agree on what to build' });
    const { page } = first;
    await first.open(host.address);
    await page.getByText('Nothing opened yet').waitFor();
    const [homeHeap, hostAtHome] = [await pageHeapMb(page), await hostMb()];
    const openRepository = await timeOpening(page, repository);
    // The reading of the code, which follows, weighs too.
    await host.atRest();
    const [projectHeap, hostAfterOpen] = [await pageHeapMb(page), await hostMb()];

    const cookies = await first.context.cookies();
    const sight = { selector: 'main *', words: 'Owners choose the editors of part 1' };
    await using second = await waitingPage(browser, sight, cookies);
    const project = /#\/p\/(?<id>[^/]+)/.exec(page.url())?.groups?.['id'] ?? '';
    const { usableMs } = await second.open(
      `${new URL(page.url()).origin}/#/p/${project}/${LONG_SPEC_ID}/spec`,
    );
    const keys = await timeKeys(second.page, 'Criterion AC-2.3', KEYS);
    await host.atRest();
    const [specHeap, hostAfterSpec] = [await pageHeapMb(second.page), await hostMb()];
    return {
      gitStatus,
      floorKeys: await timeFloorKeys(browser),
      openRepository,
      homeHeap,
      hostAtHome,
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

/** From pressing “Open” until the project's screen has its newest spec in sight, by the page's own clock. */
async function timeOpening(page: Page, path: string): Promise<number> {
  await page.getByRole('button', { name: 'Open a repository…' }).click();
  const chooser = page.getByRole('dialog', { name: 'Open a repository' });
  await fillFolder(chooser, path);
  const opened = page.evaluate(
    (title) =>
      new Promise<number>((resolve) => {
        let pressedAt = 0;
        addEventListener('click', (event) => (pressedAt ||= event.timeStamp), { capture: true });
        const isThere = () =>
          [...document.querySelectorAll('main *')].some((part) => part.textContent === title);
        const look = () =>
          requestAnimationFrame(pressedAt && isThere() ? () => resolve(performance.now() - pressedAt) : look);
        look();
      }),
    sampleText.words,
  );
  await chooser.getByRole('button', { name: 'Open', exact: true }).click();
  return opened;
}

/** The same keys in a text box of an empty page. */
async function timeFloorKeys(browser: Browser): Promise<readonly number[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.setContent('<textarea aria-label="Nothing else"></textarea>');
    return await timeKeys(page, 'Nothing else', KEYS);
  } finally {
    await page.close();
  }
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
