import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { enter, tabTo, typeInto } from './byKeyboard.ts';
import { ownRepository } from './ownRepository.ts';
import { inState, task, WORK } from './runSteps.ts';
import { type Overture, startOverture } from './startOverture.ts';
import { dialog, git, walking } from './steps.ts';

const CRITERION = 'WHEN a person names a language, the system SHALL greet them in it.';

/** A tiny project in another language: a greeting in POSIX shell, with a test that needs nothing but sh. */
function makeShellProject(): string {
  const root = ownRepository('greeter', {
    'bin/greet.sh': '#!/bin/sh\n# Greets the person named.\necho "Hello, ${1:-you}."\n',
    'test/greet-test.sh': '#!/bin/sh\ntest "$(sh bin/greet.sh Ada)" = "Hello, Ada."\n',
    Makefile: 'test:\n\tsh test/greet-test.sh\n',
  });
  git(root, 'branch', '--move', 'trunk');
  return root;
}

test('a repository of one’s own, from a pasted request to code on its branch, by a person alone and by keys alone', async () => {
  const root = makeShellProject();
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  await overture.page.emulateMedia({ colorScheme: 'light' });
  await walking(overture, async () => {
    await openByKeys(overture, root);
    const spec = await agree(overture, root);
    const tasks = await draftAndStart(overture, spec);
    for (const id of tasks) await workOn(overture, id, tasks);
    await mergeAll(overture, tasks.length > 1);
  });
  expect(git(root, 'branch', '--show-current')).toBe('trunk');
  expect(readFileSync(join(root, 'bin', 'greet.sh'), 'utf8')).toContain('Salut');
  expect(git(root, 'log', '--format=%(trailers:key=Overture-Task,valueonly)')).toMatch(/T\d/);
});

async function openByKeys({ page }: Overture, root: string): Promise<void> {
  await enter(page, page.getByRole('button', { name: 'Open a repository…' }));
  const chooser = dialog(page, 'Open a repository');
  await chooser.getByRole('list', { name: 'Folders' }).getByRole('listitem').first().waitFor();
  await typeInto(page, chooser.getByRole('textbox', { name: 'Folder' }), root);
  await enter(page, chooser.getByRole('button', { name: 'Open', exact: true }));
}

/** From the request to an approved spec, whose path it returns. */
async function agree({ page, context, lookAt }: Overture, root: string): Promise<string> {
  await paste(page, context, 'People want to be greeted in their own language.');
  await lookAt('own-request');
  await enter(page, page.getByRole('button', { name: 'Start the interview' }));

  // The guided interview: its answers become proposals, and nothing is written before they are accepted.
  await page.getByRole('region', { name: 'Question 1' }).waitFor();
  await answer(page, 'People can choose the language of the greeting.');
  await lookAt('own-interview');
  await enter(page, page.getByRole('button', { name: 'Accept all' }));
  const criterion = page.getByRole('textbox', { name: 'Criterion AC-1.1' });
  await criterion.waitFor();
  // A suggestion is given as the answer from where it was chosen.
  await tabTo(page, page.getByRole('region', { name: 'Question 2' }).getByRole('radio').first());
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('region', { name: 'Question 3' }).waitFor();
  const folder = git(root, 'ls-files', '--others', '--exclude-standard', 'specs');
  expect(folder).toMatch(/^specs\/001-[a-z-]+\/spec\.md$/);
  const path = join(root, folder);
  const text = () => readFileSync(path, 'utf8');
  await expect.poll(text).toMatch(/- \*\*AC-1\.1\*\* .*SHALL/);

  // The person sharpens the wording in place.
  await typeInto(page, criterion, CRITERION);
  await page.keyboard.press('Tab');
  await expect.poll(text).toContain(CRITERION);
  await tabTo(page, page.getByRole('tab', { name: /^Document/ }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByText('SHALL greet them in it.').first().waitFor();
  await tabTo(page, page.getByRole('tab', { name: /^Markdown/ }));
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await criterion.waitFor();
  await approve(page);
  expect(git(root, 'log', '-1', '--format=%(trailers:key=Overture-Approved)')).toMatch(
    /^Overture-Approved: 001-/,
  );
  return path;
}

/** As from a ticket: the words come from the clipboard. */
async function paste(page: Page, context: Overture['context'], words: string): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), words);
  const request = page.getByRole('textbox', { name: 'The request' });
  await tabTo(page, request);
  await page.keyboard.press('Control+v');
  expect(await request.inputValue()).toBe(words);
}

async function answer(page: Page, words: string): Promise<void> {
  const interview = page.getByRole('region', { name: 'Interview', exact: true });
  const question = interview.getByRole('region', { name: /^Question \d+$/ });
  const before = await question.getAttribute('aria-label');
  await typeInto(page, question.getByRole('textbox', { name: 'Answer in your own words' }), words);
  await enter(page, question.getByRole('button', { name: /^Answer/ }));
  await interview
    .getByRole('region', { name: /^Question \d+$/ })
    .and(page.locator(`:not([aria-label="${before}"])`))
    .waitFor();
}

async function approve(page: Page): Promise<void> {
  await enter(page, page.getByRole('button', { name: 'Review and approve' }));
  const pane = page.getByRole('complementary', { name: 'Approve' });
  await enter(page, pane.getByRole('button', { name: /^Approve version/ }));
  const asking = dialog(page, /^Approve version/);
  await typeInto(page, asking.getByRole('textbox', { name: 'Your name' }), 'Grace');
  await enter(page, asking.getByRole('button', { name: /^Approve version/ }));
  await page.getByRole('heading', { name: /^Version \d+ is approved$/ }).waitFor();
}

/** A plan drafted by rules; all of it goes to a person. Returns the tasks in their order. */
async function draftAndStart({ page, lookAt }: Overture, spec: string): Promise<readonly string[]> {
  await page.keyboard.press('Control+2');
  await enter(
    page,
    page.getByRole('button', { name: /^(Draft the plan|Sketch a plan anyway|Draft a plan)/ }),
  );
  await page.getByRole('button', { name: /^T1 / }).waitFor();
  await lookAt('own-plan');
  await enter(page, page.getByRole('button', { name: 'Start run…' }));
  const starting = dialog(page, 'Start a run of this plan');
  await enter(page, starting.getByRole('button', { name: 'Start run', exact: true }));
  const trusting = dialog(page, /run its commands here/);
  await enter(page, trusting.getByRole('button', { name: 'Trust greeter' }));
  await page.getByRole('group', { name: 'Your turn' }).waitFor({ timeout: WORK });
  const plan = readFileSync(join(spec, '..', 'plan.yaml'), 'utf8');
  return [...plan.matchAll(/^ {2}- id: (T\d+)/gm)].map((match) => match[1] ?? '');
}

/** The person does it, has something to say of it in review, does it again, and lands it. */
async function workOn(overture: Overture, id: string, tasks: readonly string[]): Promise<void> {
  const { page, lookAt } = overture;
  await handIn(page, id, id === tasks[0] ? 'Bonjour' : 'Salut');
  const review = await openReviewByKeys(page, id);
  await lookAt(`own-review-${id}`);
  if (id === tasks[0]) {
    await comment(page, review, 'Friends say Salut.');
    await enter(page, review.getByRole('button', { name: 'Send back with 1 comment' }));
    const sending = dialog(page, `Send ${id} back`);
    await enter(page, sending.getByRole('button', { name: `Send back ${id}` }));
    await sending.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+3');
    await handIn(page, id, 'Salut');
    await openReviewByKeys(page, id);
    await review.getByText('Salut', { exact: false }).first().waitFor();
  }
  await landByKeys(page, review, id);
}

async function handIn(page: Page, id: string, greeting: string): Promise<void> {
  await task(page, id).filter({ hasText: 'Your turn' }).waitFor({ timeout: WORK });
  await enter(page, task(page, id));
  const turn = page.getByRole('group', { name: 'Your turn' });
  const workspace = (await turn.locator('code, pre').first().textContent())?.trim() ?? '';
  writeFileSync(
    join(workspace, 'bin', 'greet.sh'),
    `#!/bin/sh\n# AC-1.1: greets the person named, in the language named.\ncase "$2" in\n  fr) echo "${greeting}, \${1:-vous}." ;;\n  *) echo "Hello, \${1:-you}." ;;\nesac\n`,
  );
  appendFileSync(join(workspace, 'test', 'greet-test.sh'), `sh bin/greet.sh Ada fr | grep -q ${greeting}\n`);
  await enter(page, turn.getByRole('button', { name: 'Hand in' }));
  await inState(page, id, 'In review');
}

async function openReviewByKeys(page: Page, id: string): Promise<Locator> {
  await page.keyboard.press('Control+4');
  const review = page.getByRole('main', { name: 'Review' });
  await review.getByRole('button', { name: new RegExp(`^Task ${id} `) }).waitFor();
  await review.getByRole('button', { name: 'Approve and land…' }).waitFor();
  return review;
}

/** On the part that J chooses. */
async function comment(page: Page, review: Locator, words: string): Promise<void> {
  await review.getByText('Bonjour').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  await page.keyboard.type(words);
  await page.keyboard.press('Control+Enter');
  await review.getByRole('article').getByText(words).waitFor();
}

async function landByKeys(page: Page, review: Locator, id: string): Promise<void> {
  await enter(page, review.getByRole('button', { name: 'Approve and land…' }));
  const asking = dialog(page, new RegExp(`^Land ${id}`));
  await asking.getByRole('button', { name: `Land ${id}` }).waitFor();
  const reason = asking.getByRole('textbox', { name: 'Reason' });
  if (await reason.isVisible()) await typeInto(page, reason, 'I tried it by hand.');
  await enter(page, asking.getByRole('button', { name: `Land ${id}` }));
  // A dialog that is still closing keeps the keys from the screen below.
  await asking.waitFor({ state: 'detached', timeout: WORK });
  await page.keyboard.press('Control+3');
  await inState(page, id, 'Landed');
}

/** The last look at the whole, and then the person's own branch; what is one task alone went there at once. */
async function mergeAll({ page }: Overture, isWhole: boolean): Promise<void> {
  await page.keyboard.press('Control+4');
  if (isWhole) {
    const waiting = page.getByRole('region', { name: 'Everything landed, and waits for your last look' });
    await waiting.waitFor({ timeout: WORK });
    await enter(page, waiting.getByRole('button', { name: 'Look at the whole' }));
    const review = page.getByRole('main', { name: 'Review' });
    await review.getByRole('heading', { name: 'All of run 1' }).waitFor();
    await enter(page, review.getByRole('button', { name: 'Add to trunk…' }));
    const adding = dialog(page, 'Add all of it to trunk?');
    await enter(page, adding.getByRole('button', { name: 'Add to trunk' }));
  }
  await page.getByRole('region', { name: 'Everything landed on trunk' }).waitFor({ timeout: WORK });
}
