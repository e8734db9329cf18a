import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { ownRepository, planOf, specOf } from './ownRepository.ts';
import { inState, land, openReview, startRun, WORK } from './runSteps.ts';
import { type Overture, startOverture } from './startOverture.ts';
import { addCommandAgent, dialog, git, goToStage, openFolder, walking } from './steps.ts';

const AGENT = join(import.meta.dirname, '../fixtures/agents/scriptedAgent.mjs');
const SPEC = '001-greetings';
const body = (first: string, last: string) =>
  [first, ...Array.from({ length: 30 }, (_, line) => `# part ${line}`), last].join('\\n');

const greetings = () =>
  ownRepository('greetings', {
    'greet.sh': `${body('echo "Hello."', 'exit 0').replaceAll('\\n', '\n')}\n`,
    'check/name.sh': 'test "$(sh greet.sh Ada)" = "Hello, Ada."\n',
    'overture.yaml': 'overture: 1\nlimits: { agents: 2, retries: 0 }\n',
    [`specs/${SPEC}/spec.md`]: specOf(SPEC, 'Greetings by name', [
      ['AC-1.1', 'WHEN a name is given, the greeting SHALL say it.', '`sh check/name.sh`'],
    ]),
    [`specs/${SPEC}/plan.yaml`]: planOf(SPEC, [
      {
        id: 'T1',
        title: 'Greet by name',
        change: 'greet.sh',
        criteria: 'AC-1.1',
        lines: [
          `1> write greet.sh ${body('echo "Hello, $1." # AC-1.1', 'rm -f old.lock\\nexit 0')}`,
          '1> write notes.txt Some thoughts on locks.',
          '1> write names.txt Ada',
        ],
      },
    ]),
  });

test('what nobody asked for is kept for a follow-up, a file and a part of one; another is allowed, and the rest lands', async () => {
  const repo = greetings();
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  await walking(overture, async () => {
    const { page } = overture;
    await toReview(page, repo);
    await chooseWhatIsLeft(overture);
    await allow(page);
    await leaveOut(overture);
    await landAndFollowUp(overture, repo);
  });
});

async function toReview(page: Page, repo: string): Promise<void> {
  await addCommandAgent(page, 'Scripted', `"${process.execPath}" "${AGENT}"`);
  await page.getByRole('button', { name: 'Start page' }).click();
  await openFolder(page, repo);
  await page.getByRole('button', { name: 'Greetings by name' }).waitFor();
  await startRun(page, 'greetings');
  await inState(page, 'T1', 'In review');
  await openReview(page, 'T1');
}

const code = (page: Page): Locator =>
  page.getByRole('main', { name: 'Review' }).getByRole('region', { name: 'Code', exact: true });
const unasked = (page: Page): Locator =>
  code(page)
    .getByRole('region', { name: 'greet.sh, place 2' })
    .getByRole('group', { name: /serves nothing yet/ });
const stray = (page: Page, name: string): Locator => code(page).getByRole('status').filter({ hasText: name });
const bar = (page: Page): Locator => code(page).getByRole('note').filter({ hasText: 'For a follow-up:' });

async function chooseWhatIsLeft({ page, lookAt }: Overture): Promise<void> {
  const part = unasked(page).filter({ hasText: 'old.lock' });
  await part.getByRole('button', { name: 'Keep for a follow-up' }).waitFor();
  await lookAt('split-before');
  await part.getByRole('button', { name: 'Keep for a follow-up' }).click();
  await bar(page).getByText('a part of greet.sh', { exact: true }).waitFor();
  await part.getByRole('button', { name: 'Keep it here' }).click();
  await bar(page).waitFor({ state: 'detached' });
  await part.getByRole('button', { name: 'Keep for a follow-up' }).click();
  await stray(page, 'notes.txt').getByRole('button', { name: 'Keep for a follow-up' }).click();
  await bar(page).getByText('notes.txt and a part of greet.sh').waitFor();
  await lookAt('split-chosen');
}

async function allow(page: Page): Promise<void> {
  await stray(page, 'names.txt').getByRole('button', { name: 'Allow for T1' }).click();
  const asking = dialog(page, 'Allow names.txt for T1?');
  await asking.getByRole('textbox', { name: 'Reason' }).fill('The names have to be somewhere.');
  await asking.getByRole('button', { name: 'Allow for T1' }).click();
  await stray(page, 'names.txt').waitFor({ state: 'detached' });
}

async function leaveOut({ page, lookAt }: Overture): Promise<void> {
  await bar(page).getByRole('button', { name: 'Leave them out' }).click();
  await page.getByText('T2 of the plan keeps them as a patch. The checks of T1 run again.').waitFor();
  await lookAt('split-done');
  await stray(page, 'notes.txt').waitFor({ state: 'detached' });
  await code(page).getByText('old.lock').waitFor({ state: 'detached' });
  await page
    .getByRole('main', { name: 'Review' })
    .getByRole('status')
    .getByText('1 met')
    .waitFor({ timeout: WORK });
}

async function landAndFollowUp({ page, lookAt }: Overture, repo: string): Promise<void> {
  await land(page, 'T1');
  await goToStage(page, 'Review');
  await page.getByRole('region', { name: 'Everything landed on main' }).waitFor({ timeout: WORK });
  expect(git(repo, 'show', 'main:names.txt')).toBe('Ada');
  expect(git(repo, 'show', 'main:greet.sh')).toContain('echo "Hello, $1." # AC-1.1');
  expect(git(repo, 'show', 'main:greet.sh')).not.toContain('old.lock');
  expect(git(repo, 'ls-tree', '--name-only', 'main')).not.toContain('notes.txt');

  await goToStage(page, 'Plan');
  await page.getByRole('button', { name: /^T2 / }).first().click();
  await page.getByText('git apply --3way').first().waitFor();
  await lookAt('split-follow-up');
  const patch = `specs/${SPEC}/left/run-1.T1.1.patch`;
  expect(readFileSync(join(repo, 'specs', SPEC, 'plan.yaml'), 'utf8')).toContain(`read: [${patch}]`);
  git(repo, 'apply', patch);
  expect(readFileSync(join(repo, 'greet.sh'), 'utf8')).toMatch(/rm -f old\.lock\nexit 0\n$/);
  expect(readFileSync(join(repo, 'notes.txt'), 'utf8')).toMatch(/^Some thoughts on locks\./);
}
