import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { ownRepository, planOf, specOf } from './ownRepository.ts';
import { inState, openReview, startRun } from './runSteps.ts';
import { type Overture, startOverture } from './startOverture.ts';
import { addCommandAgent, dialog, git, openFolder, walking } from './steps.ts';

const SPEC = '001-greetings';
const CITIES = 296;

const filler = Array.from({ length: 30 }, (_, line) => `// part ${line}`);
const greet = (top: string, middle: string, end: string) =>
  [top, ...filler, middle, ...filler, end, ''].join('\n');
const city = (number: number) => `cities/city-${String(number).padStart(3, '0')}.json`;
const lock = (version: number) => `{\n  "name": "greetings",\n  "lockfileVersion": ${version}\n}\n`;

/** A repository whose branch `wanted` holds what its agent, git itself, hands in: 300 files of every kind. */
function greetings(): string {
  const repo = ownRepository('greetings', {
    'src/greet.js': greet(
      'export const hello = 1;',
      'if (loud) {\n  shout();\n}',
      'export const colour = 1;',
    ),
    'src/old names.js': `${filler.join('\n')}\nexport const names = [];\n`,
    'package-lock.json': lock(2),
    'app.min.js': 'let a=1\n',
    'check/bye.sh': 'exit 1\n',
    'overture.yaml': 'overture: 1\nlimits: { agents: 2, retries: 0 }\n',
    ...Object.fromEntries(Array.from({ length: CITIES }, (_, number) => [city(number), '{ "visits": 0 }\n'])),
    [`specs/${SPEC}/spec.md`]: specOf(SPEC, 'Greetings by name', [
      ['AC-1.1', 'WHEN a name is given, the greeting SHALL say it.', '`true`'],
      ['AC-1.2', 'WHEN a name is given, the goodbye SHALL say it.', '`sh check/bye.sh`'],
    ]),
    [`specs/${SPEC}/plan.yaml`]: planOf(SPEC, [
      { id: 'T1', title: 'Greet by name', change: '"**"', criteria: 'AC-1.1, AC-1.2', lines: ['Do it.'] },
    ]),
  });
  git(repo, 'checkout', '--quiet', '-b', 'wanted');
  const write = (path: string, text: string) => writeFileSync(join(repo, path), text);
  write(
    'src/greet.js',
    greet(
      '// AC-1.1: the greeting says the name.\nexport const hello = (name) => `Hello, ${name}.`;',
      'if (loud) {\n      shout();\n}',
      '// AC-1.2: the goodbye says the name.\nexport const bye = (name) => `Goodbye, ${name}.`;',
    ),
  );
  mkdirSync(join(repo, 'src/people'));
  renameSync(join(repo, 'src/old names.js'), join(repo, 'src/people/all names.js'));
  write('src/people/all names.js', `${filler.join('\n')}\n// AC-1.1\nexport const names = ['Ada'];\n`);
  write('package-lock.json', lock(3));
  write('app.min.js', 'let a=2\n');
  for (let number = 0; number < CITIES; number += 1) write(city(number), '{ "visits": 1 }\n');
  git(repo, 'add', '-A');
  git(repo, 'commit', '--quiet', '-m', 'Greet by name');
  git(repo, 'checkout', '--quiet', 'main');
  return repo;
}

test('a change of 300 files is read by criterion and keys, marked seen for good, and shown as its reader likes', async () => {
  const repo = greetings();
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  const { page } = overture;
  await walking(overture, async () => {
    await addCommandAgent(page, 'Git', 'git read-tree -u --reset wanted');
    await page.getByRole('button', { name: 'Start page' }).click();
    await openFolder(page, repo);
    await page.getByRole('button', { name: 'Greetings by name' }).waitFor();
    await startRun(page, 'greetings');
    await inState(page, 'T1', 'In review');
    const review = await openReview(page, 'T1');
    await opensInOrder(overture, review);
    await readsByKeys(overture, review);
    await marksSeen(page, review);
    await choosesFiles(overture, review);
    await changesView(overture, review);
  });
});

const changes = (review: Locator) => review.getByRole('region', { name: 'Changed files' });
const place = (review: Locator, name: string) => changes(review).getByRole('region', { name, exact: true });
const current = (review: Locator) => changes(review).locator('[aria-current="true"]');

async function opensInOrder({ lookAt }: Overture, review: Locator): Promise<void> {
  await review.getByRole('tab', { name: 'All 300' }).waitFor();
  const headings = changes(review).getByRole('heading');
  await headings.first().filter({ hasText: 'AC-1.2, not met' }).waitFor();
  expect(await headings.allTextContents()).toEqual(['AC-1.2, not met', 'AC-1.1, met', 'Not asked for']);
  const asked = review.getByRole('region', { name: 'What was asked' });
  await asked.getByRole('button', { name: /the goodbye SHALL say it/, pressed: true }).waitFor();
  await place(review, 'src/greet.js').getByText('export const bye').waitFor();
  await place(review, 'src/greet.js, place 2').getByText('export const hello').first().waitFor();
  // Hundreds of files are listed at once; what is far from view is not drawn.
  expect(await review.getByRole('tab').count()).toBeGreaterThan(300);
  expect(await changes(review).locator('[data-file]').count()).toBeLessThan(60);
  await lookAt('review-order');
}

async function readsByKeys({ page, lookAt }: Overture, review: Locator): Promise<void> {
  const isAt = (text: string) => current(review).filter({ hasText: text }).waitFor();
  await page.keyboard.press('j');
  await isAt('export const bye');
  await page.keyboard.press('j');
  await isAt('export const hello');
  await page.keyboard.press('j');
  await isAt("export const names = ['Ada']");
  await page.keyboard.press('k');
  await isAt('export const hello');
  await page.keyboard.press('k');
  await isAt('export const bye');
  await page.keyboard.press('k');
  await isAt('export const bye');

  await page.keyboard.press('c');
  const field = current(review).getByRole('textbox', { name: 'Comment' });
  await field.and(page.locator(':focus')).waitFor();
  // Letters are words while a field has the focus.
  await page.keyboard.type('Say their joke, too.');
  await page.keyboard.press('Control+Enter');
  await review.getByRole('button', { name: 'Send back with 1 comment' }).waitFor();
  await current(review).getByText('Say their joke, too.').waitFor();
  await lookAt('review-comment');
  await page.keyboard.press('Control+Shift+B');
  const sending = dialog(page, /^Send T1 back/);
  await sending.waitFor();
  await page.keyboard.press('Escape');
  await sending.waitFor({ state: 'hidden' });
}

/** Minutes that the header says are left. */
async function left(review: Locator): Promise<number> {
  const words = await review.getByText(/^About \d+ min left$/).textContent();
  return Number(/\d+/.exec(words ?? '')?.[0]);
}

async function marksSeen(page: Page, review: Locator): Promise<void> {
  const bye = place(review, 'src/greet.js');
  const hello = place(review, 'src/greet.js, place 2');
  const seen = (of: Locator) => of.getByRole('checkbox', { name: 'Seen' });
  const before = await left(review);
  await page.keyboard.press('s');
  await bye.getByRole('checkbox', { name: 'Seen', checked: true }).waitFor();
  await bye.getByText('export const bye').waitFor({ state: 'detached' });
  // The rest of the file is still to be read.
  expect(await seen(hello).isChecked()).toBe(false);
  await seen(hello).click();
  await hello.getByText('export const hello').first().waitFor({ state: 'detached' });
  expect(await left(review)).toBeLessThanOrEqual(before);

  await page.reload();
  await bye.getByRole('checkbox', { name: 'Seen', checked: true }).waitFor();
  await hello.getByRole('checkbox', { name: 'Seen', checked: true }).waitFor();
  expect(await bye.getByText('export const bye').count()).toBe(0);
  await seen(hello).click();
  await hello.getByText('export const hello').first().waitFor();
  expect(await seen(bye).isChecked()).toBe(true);
}

async function choosesFiles({ page, lookAt }: Overture, review: Locator): Promise<void> {
  const regions = changes(review).locator('[data-file]');
  await review.getByRole('tab', { name: 'all names.js' }).click();
  const names = place(review, 'src/people/all names.js');
  await names.getByText('Was src/old names.js.').waitFor();
  await names.getByText('renamed', { exact: true }).waitFor();
  expect(await regions.count()).toBe(1);

  await review.getByRole('button', { name: 'Find a changed file' }).click();
  const finder = dialog(page, 'Changed files');
  await finder.getByText(/^300 files, 300 not seen yet$/).waitFor();
  expect(await finder.getByRole('option').count()).toBe(300);
  await finder.getByRole('combobox').fill('lock');
  await finder.getByRole('option').filter({ hasText: 'package-lock.json' }).click();
  // A file that somebody asks for is open, whoever wrote it.
  await place(review, 'package-lock.json').getByText('"lockfileVersion": 3').waitFor();

  await review.getByRole('tab', { name: 'All 300' }).click();
  const minified = place(review, 'app.min.js');
  await minified.getByText('generated').waitFor();
  expect(await minified.getByText('let a=2').count()).toBe(0);
  await minified.getByRole('button', { name: 'app.min.js', exact: true }).click();
  await minified.getByText('let a=2').waitFor();
  await lookAt('review-generated');
}

async function view(page: Page, review: Locator, choice: string): Promise<void> {
  await review.getByRole('button', { name: 'How changes are shown' }).click();
  await page.getByRole('menuitem', { name: choice }).click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

async function changesView({ page, lookAt }: Overture, review: Locator): Promise<void> {
  const hello = place(review, 'src/greet.js, place 2');
  const was = hello.locator('[data-old="1"]');
  const is = hello.locator('[data-new="2"]');
  const isBeside = async () => (await was.boundingBox())?.y === (await is.boundingBox())?.y;
  await was.scrollIntoViewIfNeeded();
  expect(await isBeside()).toBe(false);
  await view(page, review, 'Side by side');
  await expect.poll(isBeside).toBe(true);
  await lookAt('review-beside');

  await review.getByRole('tab', { name: 'greet.js' }).click();
  const shout = changes(review).getByText('shout();');
  await expect.poll(() => shout.count()).toBe(2);
  await view(page, review, 'One below the other');
  await expect.poll(() => shout.count()).toBe(2);
  await view(page, review, 'Leave out changes of blanks');
  await expect.poll(() => shout.count()).toBe(1);

  await view(page, review, 'File by file');
  await changes(review).getByRole('heading', { name: 'AC-1.2, not met' }).waitFor({ state: 'detached' });
  await page.reload();
  await review.getByRole('tab', { name: 'All 300' }).waitFor();
  await changes(review).getByRole('heading', { name: 'Not asked for' }).waitFor();
  expect(await changes(review).getByRole('heading').count()).toBe(1);
}
