import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { beginRun, greetings, NOTES, OWN, placeOf, settleDialog } from './greetingsToSettle.ts';
import { inState, land, openReview, task, withoutLastLook, WORK } from './runSteps.ts';
import { type Overture, startOverture } from './startOverture.ts';
import { dialog, git, goToStage, walking } from './steps.ts';

const bytesOf = (repo: string, object: string) => [
  ...execFileSync('git', ['cat-file', 'blob', object], { cwd: repo }),
];
test('where work meets landed work a person settles place by place, lands it, and takes it back from History', async () => {
  const repo = greetings();
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  await walking(overture, async () => {
    await beginRun(overture.page, repo);
    await choose(overture);
    await landMeanwhile(overture);
    await landSettled(overture, repo);
    await takeBack(overture, repo);
  });
});

const landingAsk = (page: Page) => dialog(page, 'Land T2 all the same?');
const settleHere = (page: Page) =>
  page
    .getByRole('alert')
    .filter({ hasText: /changed the same lines/ })
    .getByRole('button', { name: 'Settle it here…' });

async function choose(overture: Overture): Promise<void> {
  const { page } = overture;
  const review = await openReview(page, 'T2');
  await review.getByRole('button', { name: 'Approve and land…' }).click();
  const asking = landingAsk(page);
  // It is said before it is tried.
  await asking.getByText(/^It meets landed work in greet\.sh/).waitFor();
  await overture.lookAt('settle-before-landing');
  await asking.getByRole('textbox', { name: 'Reason' }).fill('They greet alike.');
  await asking.getByRole('button', { name: 'Land T2' }).click();
  await settleHere(page).click({ timeout: WORK });

  // Both sides of a place, with whose they are and what they were made for; by keys alone.
  const settling = settleDialog(page);
  await settling.getByText('Three places need your choice.').waitFor();
  const landed = settling.getByRole('region', { name: 'Landed: T1 Greet by name' });
  await landed.getByText('WHEN a name is given, the greeting SHALL say it.').waitFor();
  const mine = settling.getByRole('region', { name: 'In review: T2 Say goodbye by name' });
  await mine.getByText('AC-1.2').waitFor();
  await settling.getByRole('radio', { name: 'Only the lines of T1' }).focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown');
  await settling.getByRole('group', { name: 'What lands here' }).getByText('Hi').waitFor();
  await overture.lookAt('settle-both');
  await settling.getByRole('button', { name: 'Next place' }).press('Enter');

  await settling.getByText('lines 8 to 10').first().waitFor();
  await settling.getByRole('radio', { name: 'Write it yourself' }).press('Space');
  await settling.getByRole('textbox', { name: 'Your lines' }).fill(OWN);
  await overture.lookAt('settle-own');
  await page.keyboard.press('ControlOrMeta+Enter');
  await mine.getByText('The whole file, 3 bytes.').waitFor();
  await settling.getByRole('radio', { name: 'Keep the file of T2' }).click();
  await settling.getByText('All 3 places are settled. Nothing has landed yet.').waitFor();
  await overture.lookAt('settle-whole');
}

/** It is said, what still fits stays, and nothing written is lost. */
async function landMeanwhile(overture: Overture): Promise<void> {
  const { page } = overture;
  const settling = settleDialog(page);
  const other = await overture.context.newPage();
  await other.goto(page.url());
  await land(other, 'T3', 'It is asked for.');
  await other.close();
  await settling
    .getByText(
      'Two choices still fit. One choice no longer fits and is asked again. What you wrote yourself is still there.',
    )
    .waitFor({ timeout: WORK });
  await settling.getByText('1 of 3 places needs your choice.').waitFor();
  await placeOf(page, /lines 8 to 10/).click();
  await settling.getByRole('region', { name: /^Landed: T1 Greet by name and T3 / }).waitFor();
  await settling.getByRole('radio', { name: 'Write it yourself' }).click();
  const own = settling.getByRole('textbox', { name: 'Your lines' });
  expect(await own.inputValue()).toBe(OWN);
  await overture.lookAt('settle-moved');
}

/** Closing keeps what was chosen. */
async function landSettled({ page }: Overture, repo: string): Promise<void> {
  const settling = settleDialog(page);
  const asking = landingAsk(page);
  await page.keyboard.press('Escape');
  await settling.waitFor({ state: 'hidden' });
  await settleHere(page).click();
  await settling.getByRole('button', { name: 'Land T2…' }).click();
  await asking.getByRole('textbox', { name: 'Reason' }).fill('Settled by hand.', { timeout: WORK });
  await withoutLastLook(asking);
  await asking.getByRole('button', { name: 'Land T2' }).click();
  await asking.waitFor({ state: 'hidden', timeout: WORK });
  await goToStage(page, 'Review');
  await page.getByRole('region', { name: 'Everything landed on main' }).waitFor({ timeout: WORK });

  expect(git(repo, 'show', 'main:greet.sh').split('\n')).toEqual([
    'echo "Hi, $1."',
    'echo "Hello, $1."',
    ...NOTES,
    OWN,
    '# Priya.',
  ]);
  expect(bytesOf(repo, 'main:logo.bin')).toEqual([0, 2, 255]);
  expect(git(repo, 'ls-tree', '--name-only', 'main')).toContain('day.sh');
  expect(git(repo, 'diff', '--name-only', 'main')).toBe('');
}

async function takeBack(overture: Overture, repo: string): Promise<void> {
  const { page } = overture;
  await goToStage(page, 'History');
  const entry = page.getByRole('article').filter({ hasText: 'T2 landed' });
  await entry.getByRole('button', { name: 'Take T2 back out…' }).click();
  const asking = dialog(page, 'Take T2 back out?');
  await asking.getByText('An opposite change is added to main').waitFor();
  await asking.getByRole('list', { name: 'Its changes' }).getByText('bye.sh').waitFor();
  await overture.lookAt('history-undo');
  await asking.getByRole('button', { name: 'Take T2 back out' }).click();
  await asking.waitFor({ state: 'hidden', timeout: WORK });
  await page.getByRole('article').filter({ hasText: 'T2 was taken back out' }).waitFor();
  expect(await page.getByRole('button', { name: 'Take T2 back out…' }).count()).toBe(0);
  await overture.lookAt('history-undone');

  // The person's branch is as it was with T1 and T3 alone, and the work waits for review again.
  const before = [
    'echo "Hello, $1."',
    ...NOTES,
    'echo "How are you, $1?"',
    '# Asked once.',
    'echo "Nice day, $1."',
    '# Priya.',
  ];
  expect(git(repo, 'show', 'main:greet.sh').split('\n')).toEqual(before);
  expect(git(repo, 'ls-tree', '--name-only', 'main').split('\n')).toEqual([
    'day.sh',
    'greet.sh',
    'logo.bin',
    'specs',
  ]);
  expect(bytesOf(repo, 'main:logo.bin')).toEqual([0, 1, 255]);
  expect(git(repo, 'status', '--porcelain')).toBe('');
  await goToStage(page, 'Run');
  await inState(page, 'T2', 'In review');
  await openReview(page, 'T2');

  // The same from the task that has landed.
  await goToStage(page, 'Run');
  await task(page, 'T3').click();
  await page.getByRole('button', { name: 'Take T3 back out…' }).click();
  await dialog(page, 'Take T3 back out?').getByRole('button', { name: 'Take T3 back out' }).click();
  await inState(page, 'T3', 'In review');
}
