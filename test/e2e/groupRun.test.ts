import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { inState, startRun, task, WORK } from './runSteps.ts';
import { startOverture } from './startOverture.ts';
import { goToStage } from './steps.ts';

const SAMPLE = join(import.meta.dirname, '../../resources/sample/harbor');
const SPEC = 'specs/001-settings-editors';

/** The sample with a plan of one group that covers the whole spec. */
function groupedSample(): string {
  const path = join(realpathSync(mkdtempSync(join(tmpdir(), 'group-'))), 'harbor');
  cpSync(SAMPLE, path, { recursive: true });
  const spec = readFileSync(join(path, SPEC, 'spec.md'), 'utf8');
  const criteria = [...new Set(spec.match(/^- \*\*AC-\d+\.\d+\*\*/gm))].map((line) => line.slice(4, -2));
  const plan = [
    'overture: 1',
    'spec: 001-settings-editors',
    'tasks:',
    '  - id: T1',
    '    title: Let owners choose who edits',
    '    role: implement',
    '    group: true',
    `    criteria: [${criteria.join(', ')}]`,
    '    scope: { change: [src/], read: [] }',
    '',
  ].join('\n');
  writeFileSync(join(path, SPEC, 'plan.yaml'), plan);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: path });
  git('init', '--initial-branch=main');
  git('add', '-A');
  git('-c', 'user.name=Priya', '-c', 'user.email=priya@example.org', 'commit', '-m', 'first');
  return path;
}

test('a group is planned when its turn comes, is looked at in run and plan, and goes on as its tasks', async () => {
  const path = groupedSample();
  const overture = await startOverture({ repo: path });
  onTestFinished(() => overture.close());
  const { page } = overture;
  await page.waitForURL(/#\/p\/[0-9a-f]{16}/);
  await startRun(page, 'harbor');
  await inState(page, 'T1', 'Needs you');
  await task(page, 'T1').click();
  const card = page.getByRole('group', { name: 'Plan of T1' });
  await card.getByRole('button', { name: 'Take this plan' }).waitFor();
  await overture.lookAt('run-group');
  await card.getByRole('button', { name: 'See it in the plan' }).click();

  const proposal = page.getByRole('complementary', { name: 'Proposal' });
  await proposal.getByText('The inside of T1, whose turn has come in run 1.').waitFor({ timeout: WORK });
  await page.getByRole('application', { name: 'Task graph' }).getByRole('button', { name: /^T2 / }).waitFor();
  await overture.lookAt('plan-group');
  await proposal.getByRole('button', { name: 'Take this plan' }).click();
  await proposal.waitFor({ state: 'detached', timeout: WORK });
  expect(readFileSync(join(path, SPEC, 'plan.yaml'), 'utf8')).toContain('within: T1');

  await goToStage(page, 'Run');
  await inState(page, 'T2', 'Your turn');
  await task(page, 'T1').waitFor({ state: 'detached' });
  await overture.lookAt('run-group-taken');
});
