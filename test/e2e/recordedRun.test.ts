import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { inState, openReview, task, WORK } from './runSteps.ts';
import { startOverture } from './startOverture.ts';
import { dialog, freshFolder, git, goToStage, makeSample, walking } from './steps.ts';

const PERSON = { kind: 'person', id: 'person', name: 'A person' };

test('the first minute: the sample has a run to look at, and its work lands after one question', async () => {
  const parent = freshFolder();
  const dataDir = freshFolder();
  // The guide is illustrated with this walk, so it is Priya’s and not the test machine’s.
  const settings = { theme: 'system', personName: 'Priya Nair', singleKeys: true, agents: [PERSON] };
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify({ ...settings, defaultAgent: PERSON.id }));
  const overture = await startOverture({ dataDir });
  onTestFinished(() => overture.close());
  const { page, lookAt } = overture;
  await walking(overture, async () => {
    await page.getByText('Git found').waitFor();
    await lookAt('recorded-home');
    await makeSample(page, parent);
    await page.getByRole('textbox', { name: 'Criterion AC-1.1' }).waitFor();
    await page.getByRole('region', { name: 'Question 1' }).waitFor();
    await lookAt('recorded-spec');
    await goToStage(page, 'Plan');
    await page.getByText('Look for ways round the rule').first().waitFor();
    const trace = page.getByRole('navigation', { name: 'Trace from request to evidence' });
    await trace.getByText('10 files changed').waitFor();
    await trace.getByText(/^“Customers need better control over who…”$/).waitFor();
    await page.getByRole('img', { name: 'Needs you' }).waitFor();
    await lookAt('recorded-plan');

    // Run: what happened, what waits and why, and what needs the person, before anything has run here.
    await goToStage(page, 'Run');
    await page.getByText('Run 1 was recorded elsewhere').waitFor();
    await page.getByRole('region', { name: 'Run 1' }).getByText('Recorded', { exact: true }).waitFor();
    for (const id of ['T1', 'T2', 'T3']) await inState(page, id, 'Landed');
    await inState(page, 'T5', 'Your turn');
    await page
      .getByRole('log', { name: 'Reasons' })
      .getByText(/The first attempt failed “test”/)
      .first()
      .waitFor();
    const turn = page.getByRole('group', { name: 'Your turn' });
    await turn.getByRole('button', { name: 'Hand in' }).click();
    await turn.getByText('Nothing runs in this repository until you trust it.').waitFor();
    await lookAt('recorded-turn');
    await task(page, 'T4').click();
    await page.getByText('One rule decides now who may change a setting').waitFor();
    await lookAt('recorded-run');

    // Review: criteria beside hunks, read without git’s help.
    const review = await openReview(page, 'T4');
    await review.getByText(/is outside the files T4 declared/).waitFor();
    await review.getByText('export function canEdit(').first().waitFor();
    await expect.poll(() => review.getByText('Met', { exact: true }).count()).toBeGreaterThan(3);
    await lookAt('recorded-review');
    await page.setViewportSize({ width: 1120, height: 720 });
    const chosen = trace.getByText('AC-1.1', { exact: true });
    await expect
      .poll(() => chosen.evaluate(({ parentElement: of }) => (of ? of.scrollWidth - of.clientWidth : null)))
      .toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });

    // What was refused before the question is done after it.
    await review.getByRole('button', { name: 'Look at its commands…' }).click();
    const trusting = dialog(page, 'Let harbor run its commands here?');
    await trusting.getByText('npm test').waitFor();
    await trusting.getByRole('button', { name: 'Trust harbor' }).click();
    await trusting.waitFor({ state: 'hidden' });
    await review.getByText(/was recorded elsewhere/).waitFor({ state: 'hidden' });
    await review.getByRole('button', { name: 'Approve and land…' }).click();
    const landing = dialog(page, /^Land T4/);
    await landing.getByRole('textbox', { name: 'Reason' }).fill('The line in the README is right.');
    await landing.getByRole('button', { name: 'Land T4' }).click();
    await landing.waitFor({ state: 'hidden', timeout: WORK });
    await goToStage(page, 'Run');
    await inState(page, 'T4', 'Landed');
    await inState(page, 'T7', 'Your turn');
    await goToStage(page, 'History');
    await page.getByText(/T4/).first().waitFor();
    const notices = page.getByRole('region', { name: 'Notifications' });
    await notices.getByText('T4 landed').waitFor();
    await page.getByLabel('Dismiss').click();
    await notices.getByText('T4 landed').waitFor({ state: 'detached' });
    await lookAt('recorded-history');
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('main', { name: 'Settings' }).waitFor();
    await lookAt('recorded-settings');
  });
  const repo = join(parent, 'harbor');
  expect(git(repo, 'log', '--format=%s', 'main')).toBe('Start keeping history');
  expect(git(repo, 'log', '--format=%B', 'overture/001-settings-editors/run-1')).toMatch(/Overture-Task: T4/);
});
