import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startOverture } from './startOverture.ts';

function repository(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'frame-')));
  const git = (...args: string[]) => execFileSync('git', args, { cwd: path });
  git('init', '--initial-branch=main');
  writeFileSync(join(path, 'read-me.txt'), 'hello');
  git('add', '-A');
  git('-c', 'user.name=Priya', '-c', 'user.email=priya@example.org', 'commit', '-m', 'first');
  return path;
}

async function start() {
  const overture = await startOverture({ repo: repository() });
  onTestFinished(() => overture.close());
  await overture.page.waitForURL(/#\/p\/[0-9a-f]{16}/);
  return overture;
}

/** Goes from Home to a project whose screen's code is on its way until `release` is called. */
async function startHolding() {
  const overture = await start();
  const { page } = overture;
  const { promise: released, resolve } = Promise.withResolvers<void>();
  const { hash } = new URL(page.url());
  await page.goto(`${overture.origin}/#/`);
  await page.route(/assets\/ProjectScreen-.*\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  await page.reload();
  await page.getByRole('button', { name: 'Open a repository…' }).waitFor();
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.getByRole('main', { name: 'Loading' }).waitFor();
  return { ...overture, release: resolve };
}

test('a repository named at the start opens, and the foot names its branch', async () => {
  const { page } = await start();
  await page.getByRole('contentinfo').getByText('main').waitFor();
  await page.waitForFunction(() => /frame-.+ · Overture$/.test(document.title));
  // The address of a spec that is gone leads on, whichever stage it names.
  for (const stage of ['spec', 'plan', 'history']) {
    await page.goto(`${page.url().split('/001-gone')[0]}/001-gone/${stage}`);
    const said = page.getByText(/There is no spec/);
    await said.waitFor();
    expect((await said.boundingBox())?.x).toBeGreaterThan(300);
    await page.getByRole('button', { name: 'See all specs' }).click();
    await page.getByRole('heading', { name: 'Start with the request' }).waitFor();
  }
});

test('the palette opens by key, finds a place by a few letters and leads there', async () => {
  const { page } = await start();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or do' }).fill('setti');
  await page.getByRole('option', { name: 'Settings' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/settings$/);
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.goBack();
  await page.waitForURL(/#\/p\/[0-9a-f]{16}$/);
});

test('“?” lists every key, and does not act while a field has the focus', async () => {
  const { page } = await start();
  // The request's field has the focus when its screen opens.
  await page.getByRole('heading', { name: 'Start with the request' }).click();
  await page.keyboard.press('Shift+?');
  await page.getByRole('dialog', { name: 'All shortcuts' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.keyboard.press('Control+,');
  // The screen before has a field as well, which is still there for a moment.
  const name = page.getByRole('textbox', { name: 'Your name' });
  await name.focus();
  await page.keyboard.press('Shift+?');
  expect(await name.inputValue()).toContain('?');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('a resting pointer or the keyboard brings an icon’s name and key, and Escape takes it away', async () => {
  const { page } = await start();
  const settings = page.getByRole('button', { name: 'Settings' });
  const tooltip = page.getByRole('tooltip');
  await settings.hover();
  await tooltip.filter({ hasText: 'Settings' }).waitFor();
  await page.mouse.move(700, 500);
  await tooltip.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Find or do' }).focus();
  await page.keyboard.press('Tab');
  await tooltip.filter({ hasText: 'Settings' }).waitFor();
  await page.keyboard.press('Escape');
  await tooltip.waitFor({ state: 'detached' });
});

test('F6 goes round the parts of the window', async () => {
  const { page } = await start();
  await page.keyboard.press('Control+,');
  await page.getByRole('main').waitFor();
  const isIn = (role: 'banner' | 'main') =>
    page.getByRole(role).evaluate((part) => part.contains(document.activeElement));
  await page.keyboard.press('F6');
  expect(await isIn('banner')).toBe(true);
  await page.keyboard.press('Shift+F6');
  await page.keyboard.press('F6');
  expect(await isIn('banner')).toBe(true);
});

test('a window made narrow and wide again keeps its screen, with both side panes back in their places', async () => {
  const { page } = await start();
  await page.getByRole('textbox', { name: 'The request' }).fill('Readers need larger text.');
  await page.getByRole('button', { name: 'Start the interview' }).click();
  const interview = page.getByRole('region', { name: 'Interview' });
  await interview.waitFor();
  await page.setViewportSize({ width: 1120, height: 720 });
  await page.getByRole('button', { name: /the right pane$/ }).waitFor();
  // As at 200 % zoom: the words have the window to themselves, and the outline comes when it is asked for.
  await page.setViewportSize({ width: 720, height: 450 });
  await page.getByRole('button', { name: 'Show the left pane' }).click();
  await page.getByRole('tree', { name: 'Outline' }).waitFor();
  await page.getByRole('button', { name: 'Hide the left pane' }).click();
  await page.getByRole('tree', { name: 'Outline' }).waitFor({ state: 'detached' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('tree', { name: 'Outline' }).waitFor();
  await page.getByRole('separator', { name: 'Width of the right pane' }).waitFor();
  await interview.waitFor();
});

test('a field that takes the focus leaves the tooltip of a resting pointer, and an open dialog, alone', async () => {
  const { page, release } = await startHolding();
  await page.getByRole('button', { name: 'Settings' }).hover();
  await page.getByRole('tooltip').filter({ hasText: 'Settings' }).waitFor();
  release();
  await page.getByRole('heading', { name: 'Start with the request' }).waitFor();
  expect(await page.getByRole('tooltip').isVisible()).toBe(true);
});

test('a dialog that is opened before its screen has come keeps the focus', async () => {
  const { page, release } = await startHolding();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Find or do' });
  await field.fill('setti');
  release();
  // Behind the dialog the screen is there, but not to be read.
  await page.getByText('Start with the request').waitFor();
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('code and styles that the host was not there for are loaded once it is', async () => {
  const overture = await startOverture({ repo: repository(), expectedErrors: [/ERR_FAILED/] });
  onTestFinished(() => overture.close());
  const { page } = overture;
  // Before the page asks: once for its own sake, once for the second try.
  await page.route(/assets\/ShortcutSheet-.*\.js$/, (route) => route.abort(), { times: 2 });
  await page.route(/assets\/ShortcutSheet-.*\.css$/, (route) => route.abort(), { times: 1 });
  const lost = Promise.all([
    page.waitForEvent('requestfailed', (request) => request.url().endsWith('.js')),
    page.waitForEvent('requestfailed', (request) => request.url().endsWith('.css')),
  ]);
  await page.reload();
  await page.getByRole('heading', { name: 'Start with the request' }).click();
  await lost;
  await page.keyboard.press('Shift+?');
  const sheet = page.getByRole('dialog', { name: 'All shortcuts' });
  await sheet.waitFor();
  const unstyled = page.locator('link[rel="stylesheet"]');
  expect(
    await unstyled.evaluateAll((links) => links.filter((link) => !(link as HTMLLinkElement).sheet)),
  ).toEqual([]);
});

test('a host that goes away is said quietly, and the screen stays', async () => {
  const { page, killHost } = await start();
  await page.keyboard.press('Control+,');
  await page.getByRole('main').waitFor();
  await killHost();
  await page.getByRole('status').filter({ hasText: 'Connecting again' }).waitFor();
  expect(await page.getByRole('main').isVisible()).toBe(true);
});
