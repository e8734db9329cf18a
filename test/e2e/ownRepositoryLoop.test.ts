import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { withoutLastLook } from './runSteps.ts';
import { startOverture } from './startOverture.ts';
import { approveSpec, dialog, freshFolder, git, goToStage, openFolder, walking } from './steps.ts';

/** Nothing a person or a check does here takes longer than this, in milliseconds. */
const WORK = 60_000;

/** A tiny project in another language: a greeting in POSIX shell, with a test that needs nothing but sh. */
function makeShellProject(): string {
  const root = join(freshFolder(), 'greeter');
  mkdirSync(join(root, 'bin'), { recursive: true });
  mkdirSync(join(root, 'test'));
  writeFileSync(
    join(root, 'bin', 'greet.sh'),
    '#!/bin/sh\n# Greets the person named.\necho "Hello, ${1:-you}."\n',
  );
  writeFileSync(
    join(root, 'test', 'greet-test.sh'),
    '#!/bin/sh\ntest "$(sh bin/greet.sh Ada)" = "Hello, Ada."\n',
  );
  writeFileSync(join(root, 'Makefile'), 'test:\n\tsh test/greet-test.sh\n');
  git(root, 'init', '-q', '-b', 'trunk');
  git(root, 'add', '.');
  git(root, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '-q', '-m', 'A greeting');
  return root;
}

async function answer(page: Page, words: string): Promise<void> {
  const interview = page.getByRole('region', { name: 'Interview', exact: true });
  const question = interview.getByRole('region', { name: /^Question \d+$/ });
  const before = await question.getAttribute('aria-label');
  await question.getByRole('textbox', { name: 'Answer in your own words' }).fill(words);
  await question.getByRole('button', { name: /^Answer/ }).click();
  await interview
    .getByRole('region', { name: /^Question \d+$/ })
    .and(page.locator(`:not([aria-label="${before}"])`))
    .waitFor();
}

test('a repository of one’s own, from a pasted request to code on its branch, by a person alone', async () => {
  const root = makeShellProject();
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  await walking(overture, () => walk(overture, root));
});

async function walk(
  { page, lookAt }: Awaited<ReturnType<typeof startOverture>>,
  root: string,
): Promise<void> {
  await openFolder(page, root);
  await page
    .getByRole('textbox', { name: 'The request' })
    .fill('People want to be greeted in their own language.');
  await lookAt('own-request');
  await page.getByRole('button', { name: 'Start the interview' }).click();

  // The guided interview: its answers become proposals, and nothing is written before they are accepted.
  await page.getByRole('region', { name: 'Question 1' }).waitFor();
  await answer(page, 'People can choose the language of the greeting.');
  await lookAt('own-interview');
  await page.getByRole('button', { name: 'Accept all' }).click();
  await page.getByRole('textbox', { name: 'Criterion AC-1.1' }).waitFor();
  const folder = git(root, 'ls-files', '--others', '--exclude-standard', 'specs');
  expect(folder).toMatch(/^specs\/001-[a-z-]+\/spec\.md$/);
  const path = join(root, folder);
  await expect.poll(() => readFileSync(path, 'utf8')).toMatch(/- \*\*AC-1\.1\*\* .*SHALL/);

  // The person sharpens the wording in place, and says what shows it.
  const criterion = page.getByRole('textbox', { name: 'Criterion AC-1.1' });
  await criterion.fill('WHEN a person names a language, the system SHALL greet them in it.');
  await criterion.press('Tab');
  await expect
    .poll(() => readFileSync(path, 'utf8'))
    .toContain('WHEN a person names a language, the system SHALL greet them in it.');
  await page.getByRole('tab', { name: /^Markdown/ }).click();
  await page.getByText('SHALL greet them in it.').first().waitFor();
  await page.getByRole('tab', { name: /^Document/ }).click();
  await approveSpec(page, 'Grace');
  expect(git(root, 'log', '-1', '--format=%(trailers:key=Overture-Approved)')).toMatch(
    /^Overture-Approved: 001-/,
  );

  // A plan drafted by rules; all of it goes to a person.
  await goToStage(page, 'Plan');
  await page.getByRole('button', { name: /^(Draft the plan|Sketch a plan anyway|Draft a plan)/ }).click();
  await page.getByRole('button', { name: 'Start run…' }).waitFor();
  await page.getByRole('button', { name: /^T1 / }).waitFor();
  await lookAt('own-plan');
  await page.getByRole('button', { name: 'Start run…' }).click();
  await dialog(page, 'Start a run of this plan')
    .getByRole('button', { name: 'Start run', exact: true })
    .click();
  await dialog(page, /run its commands here/)
    .getByRole('button', { name: 'Trust greeter' })
    .click();

  const turn = page.getByRole('group', { name: 'Your turn' });
  await turn.waitFor({ timeout: WORK });
  const plan = readFileSync(join(path, '..', 'plan.yaml'), 'utf8');
  const tasks = [...plan.matchAll(/^ {2}- id: (T\d+)/gm)].map((match) => match[1] ?? '');
  const list = page.getByRole('navigation', { name: 'Tasks by wave' });
  for (const id of tasks) {
    await list.getByRole('button', { name: new RegExp(`^${id} .*Your turn`) }).click({ timeout: WORK });
    const workspace = (await turn.locator('code, pre').first().textContent())?.trim() ?? '';
    if (/implement/.test(plan.split(`id: ${id}\n`)[1]?.split('- id:')[0] ?? '')) {
      writeFileSync(
        join(workspace, 'bin', 'greet.sh'),
        '#!/bin/sh\n# AC-1.1: greets the person named, in the language named.\ncase "$2" in\n  fr) echo "Bonjour, ${1:-vous}." ;;\n  *) echo "Hello, ${1:-you}." ;;\nesac\n',
      );
      appendFileSync(
        join(workspace, 'test', 'greet-test.sh'),
        'test "$(sh bin/greet.sh Ada fr)" = "Bonjour, Ada."\n',
      );
    }
    await turn.getByRole('button', { name: 'Hand in' }).click();
    await list.getByRole('button', { name: new RegExp(`^${id} .*In review`) }).waitFor({ timeout: WORK });
    await goToStage(page, 'Review');
    const review = page.getByRole('main', { name: 'Review' });
    await review.getByRole('button', { name: new RegExp(`^Task ${id} `) }).waitFor();
    await lookAt(`own-review-${id}`);
    await review.getByRole('button', { name: 'Approve and land…' }).click();
    const asking = dialog(page, new RegExp(`^Land ${id}`));
    const reason = asking.getByRole('textbox', { name: 'Reason' });
    if (await reason.isVisible()) await reason.fill('I tried it by hand.');
    await withoutLastLook(asking);
    await asking.getByRole('button', { name: `Land ${id}` }).click();
    await asking.waitFor({ state: 'hidden', timeout: WORK });
    await goToStage(page, 'Run');
  }
  await goToStage(page, 'Review');
  await page.getByRole('region', { name: 'Everything landed on trunk' }).waitFor({ timeout: WORK });
  expect(git(root, 'branch', '--show-current')).toBe('trunk');
  expect(readFileSync(join(root, 'bin', 'greet.sh'), 'utf8')).toContain('Bonjour');
  expect(git(root, 'log', '--format=%(trailers:key=Overture-Task,valueonly)')).toMatch(/T\d/);
}
