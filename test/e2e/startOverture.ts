import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { accessFaults } from './accessFaults.ts';
import { type HostProcess, startHostProcess } from './hostProcess.ts';
import { inView, lastViews } from './lastViews.ts';
import { borrowBrowser, giveBrowserBack } from './sharedBrowser.ts';

export interface StartOptions {
  /** Keep all data here; a temporary folder otherwise, removed at the end. */
  readonly dataDir?: string;
  /** Open this repository at once, as `--repo` does. */
  readonly repo?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Arguments for the Node that runs the host, such as an inspector's. */
  readonly nodeArgs?: readonly string[];
  /** Errors in the page's console that the test means to cause. All others fail it. */
  readonly expectedErrors?: readonly RegExp[];
}

export interface Overture extends AsyncDisposable {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly dataDir: string;
  /** The address of the page without its token, for `page.goto(origin + '/…')`. */
  readonly origin: string;
  readonly host: HostProcess;
  /** Kills the host as a crash would. The page stays and shows that it lost it. */
  killHost(): Promise<void>;
  /** Starts the host again on the same data folder and port, and opens the page anew. */
  restartHost(): Promise<void>;
  /** Writes `<name>-light.png` and `<name>-dark.png` to test/screenshots. */
  screenshot(name: string): Promise<void>;
  /**
   * Writes `<name>-light.png` and `<name>-dark.png` to test/screenshots, and looks at both as axe does.
   * What it finds is said by `close`, so that one walk tells of all its screens.
   */
  lookAt(name: string): Promise<void>;
  /** Ends everything, and throws when the page's console had an unexpected error or a screen kept someone out. */
  close(): Promise<void>;
}

const SCREENSHOTS = join(import.meta.dirname, '../screenshots');
/** The browser says this itself when a socket of a killed host goes; it is no error of the page. */
const LOST_HOST =
  /net::ERR_(?:CONNECTION_(?:REFUSED|RESET|CLOSED|ABORTED)|SOCKET_NOT_CONNECTED|EMPTY_RESPONSE)|WebSocket connection to/;

/** Overture as a person has it: the built browser shell in its own process, and its page in a real Chromium. */
export async function startOverture(options: StartOptions = {}): Promise<Overture> {
  const temporary = options.dataDir ? undefined : await mkdtemp(join(tmpdir(), 'overture-e2e-'));
  const dataDir = options.dataDir ?? temporary ?? '';
  const start = (port: string) =>
    startHostProcess(
      ['--data', dataDir, '--port', port, ...(options.repo ? ['--repo', options.repo] : [])],
      options.env,
      undefined,
      options.nodeArgs,
    );
  let host = await start('0');
  const { origin, port } = new URL(host.address);
  const browser = await borrowBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const errors = watchErrors(page, options.expectedErrors ?? []);
  const faults: string[] = [];
  await page.goto(host.address);

  async function close(): Promise<void> {
    lastViews.push(await inView(page));
    await context.close();
    await giveBrowserBack();
    await host.close();
    if (temporary) await rm(temporary, { recursive: true, force: true });
    if (errors.length > 0) {
      throw new Error(`The page reported errors:\n${errors.join('\n')}\n\nThe host said:\n${host.output()}`);
    }
    if (faults.length > 0) throw new Error(`Not everyone can use these screens:\n${faults.join('\n')}`);
  }
  return {
    page,
    context,
    dataDir,
    origin,
    get host() {
      return host;
    },
    killHost: () => host.kill(),
    async restartHost() {
      host = await start(port);
      await page.goto(host.address);
    },
    async screenshot(name) {
      await takeScreenshots(page, name, async () => {});
    },
    async lookAt(name) {
      await takeScreenshots(page, name, async (theme) => {
        const found = await accessFaults(page, theme === 'light' ? 'everything' : 'colours');
        faults.push(...found.map((fault) => `${name}: ${theme}: ${fault}`));
      });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function watchErrors(page: Page, expected: readonly RegExp[]): string[] {
  const errors: string[] = [];
  const note = (text: string) => {
    if (![LOST_HOST, ...expected].some((pattern) => pattern.test(text))) errors.push(text);
  };
  page.on('pageerror', (error) => note(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') note(`${message.text()} (${message.location().url})`);
  });
  return errors;
}

/** Runs in the page: fonts are there, and what a change of theme set in motion is at its end. */
async function settled(): Promise<void> {
  await document.fonts.ready;
  // A new colour scheme starts its transitions with the next frame.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  for (const animation of document.getAnimations()) {
    // What goes on for ever has no end to be brought to.
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  }
}

/** `look` sees the page in each theme while it is shown. */
async function takeScreenshots(
  page: Page,
  name: string,
  look: (theme: 'light' | 'dark') => Promise<void>,
): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(settled);
    await page.screenshot({ path: join(SCREENSHOTS, `${name}-${colorScheme}.png`), animations: 'disabled' });
    await look(colorScheme);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
