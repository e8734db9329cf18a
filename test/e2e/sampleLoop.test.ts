import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { inState, land, openReview, task, WORK } from './runSteps.ts';
import { type Overture, startOverture } from './startOverture.ts';
import {
  addCommandAgent,
  approveSpec,
  dialog,
  freshFolder,
  git,
  goToStage,
  makeSample,
  walking,
} from './steps.ts';

const AGENT = join(import.meta.dirname, '../fixtures/harborAgent.mjs');
async function start(): Promise<{ overture: Overture; gate: string; parent: string }> {
  const parent = freshFolder();
  const gate = join(parent, 'gate-open');
  const overture = await startOverture({ env: { HARBOR_GATE: `T4:${gate}` } });
  onTestFinished(() => overture.close());
  return { overture, gate, parent };
}

test('the sample, from Home to merged code, with a command, a person, a reload and a crash in between', async () => {
  const started = await start();
  await walking(started.overture, () => walkTheSample(started));
});

async function walkTheSample({ overture, gate, parent }: Awaited<ReturnType<typeof start>>): Promise<void> {
  const { page, lookAt } = overture;
  await addCommandAgent(page, 'Scripted', `"${process.execPath}" "${AGENT}"`);
  await lookAt('settings');
  await page.getByRole('button', { name: 'Start page' }).click();
  await makeSample(page, parent);
  const repo = join(parent, 'harbor');

  // Spec: what is agreed.
  await page.getByRole('textbox', { name: 'Criterion AC-1.1' }).waitFor();
  await lookAt('spec');
  await approveSpec(page, 'Priya Nair');
  await lookAt('intent');
  expect(git(repo, 'log', '-1', '--format=%(trailers:key=Overture-Approved)')).toMatch(
    /^Overture-Approved: 001-settings-editors sha256:[0-9a-f]{64}/,
  );

  // Plan: what happens in which order, and who does it.
  await goToStage(page, 'Plan');
  await page.getByRole('button', { name: 'Start run…' }).waitFor();
  await page.getByText('Look for ways round the rule').first().waitFor();
  await lookAt('plan');
  await page.getByRole('button', { name: 'Start run…' }).click();
  const starting = dialog(page, 'Start a run of this plan');
  await starting.getByRole('combobox', { name: 'Who does T5' }).click();
  await page.getByRole('option', { name: 'A person' }).click();
  await lookAt('plan-start');
  await starting.getByRole('button', { name: 'Start run', exact: true }).click();
  const trusting = dialog(page, 'Let harbor run its commands here?');
  await trusting.getByText('npm test').waitFor();
  await lookAt('plan-trust');
  await trusting.getByRole('button', { name: 'Trust harbor' }).click();
  // The recorded run is still going on; a fresh one takes its place.
  await starting.getByRole('button', { name: 'Stop run 1 and start' }).click();

  // Run: T4 and T5 would change the same files, so one of them waits and says why.
  for (const id of ['T1', 'T2', 'T3']) await inState(page, id, 'In review');
  for (const id of ['T2', 'T3', 'T1']) await land(page, id);
  await task(page, 'T4').click();
  await page.getByText('Half way. Waiting at the gate.').waitFor({ timeout: WORK });
  await inState(page, 'T5', 'Held');
  await page
    .getByRole('log', { name: 'Reasons' })
    .getByText(/which T4 is changing now/)
    .waitFor();
  await lookAt('run');

  // A reload shows the same run; a crash keeps the work, says so, and goes on from there.
  await page.reload();
  await page.getByText('Half way. Waiting at the gate.').waitFor();
  await inState(page, 'T5', 'Held');
  await overture.killHost();
  writeFileSync(gate, '');
  await overture.restartHost();
  await page
    .getByRole('region', { name: 'Recent projects' })
    .getByRole('button', { name: 'harbor', exact: true })
    .click();
  await goToStage(page, 'Run');
  const leftover = dialog(page, 'Run 2 stopped when Overture closed');
  await leftover.getByText('Decide who may edit').waitFor();
  await lookAt('run-leftover');
  await leftover.getByRole('button', { name: /^Go on/ }).click();
  await inState(page, 'T4', 'In review');

  // Review: each criterion beside its code, and what shows it.
  await goToStage(page, 'Review');
  await page.getByRole('main', { name: 'Review' }).getByText('Met').first().waitFor();
  // From the criterion to its wording, and on to the code.
  await page.locator('[data-ribbon="chosen wording"]').waitFor();
  await page.locator('[data-ribbon="chosen 0"]').waitFor();
  await lookAt('review');
  await land(page, 'T4');

  // A person works in the workspace and hands in.
  await inState(page, 'T5', 'Your turn');
  await task(page, 'T5').click();
  const turn = page.getByRole('group', { name: 'Your turn' });
  const workspace = (await turn.locator('code, pre').first().textContent())?.trim() ?? '';
  await lookAt('run-person');
  const work = join(import.meta.dirname, '../fixtures/harborAgent.mjs');
  execFileSync(process.execPath, [work], {
    cwd: workspace,
    input: 'T5',
    env: { ...process.env, HARBOR_GATE: '' },
  });
  await turn.getByRole('button', { name: 'Hand in' }).click();
  await inState(page, 'T5', 'In review');
  await land(page, 'T5');

  // T6 changes a file it had not declared: the review says so and asks for a reason.
  await inState(page, 'T6', 'In review');
  const review = await openReview(page, 'T6');
  await review.getByText(/is outside the files T6 declared/).waitFor();
  await review.getByRole('region', { name: 'Changed files' }).getByText('main.ts').waitFor();
  await lookAt('review-scope');
  await land(page, 'T6', 'The page is called from there.');
  await inState(page, 'T7', 'In review');
  await land(page, 'T7');
  await inState(page, 'T8', 'In review');
  await land(page, 'T8');

  await goToStage(page, 'Review');
  await page.getByRole('region', { name: 'Everything landed on main' }).waitFor({ timeout: WORK });
  await lookAt('review-landed');
  await goToStage(page, 'History');
  await page.getByText(/T8/).first().waitFor();
  await page.getByText('Run 2 finished').waitFor();
  await lookAt('history');

  expect(git(repo, 'status', '--porcelain')).toBe('');
  expect(git(repo, 'branch', '--show-current')).toBe('main');
  const messages = git(repo, 'log', '--format=%B');
  expect(messages).toMatch(/Overture-Task: T4/);
  expect(messages).toMatch(/Overture-Criteria: AC-1\.1 met/);
  expect(readFileSync(join(repo, 'src/server/auth/settings-policy.ts'), 'utf8')).toContain('canEdit');
  execFileSync(process.execPath, ['--test'], {
    cwd: repo,
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
  });
}
