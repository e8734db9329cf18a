import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownRepository, planOf, specOf } from './ownRepository.ts';
import { inState, startRun, task } from './runSteps.ts';
import { startOverture } from './startOverture.ts';
import { addCommandAgent, dialog, freshFolder, git, goToStage, openFolder, walking } from './steps.ts';

const SPEC = '001-greetings';

/** Writes a file of its task, and is done once a file of that name lies at the gate. */
const agentAt = (gate: string) => `
import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
const [, id] = /^# (T\\d+) /m.exec(readFileSync(0, 'utf8'));
writeFileSync(id + '.txt', 'work of ' + id + '\\n');
const key = ${JSON.stringify(gate)} + '/' + id;
const watcher = watch(${JSON.stringify(gate)}, () => existsSync(key) && watcher.close());
if (existsSync(key)) watcher.close();
`;

test('a run is held, widened, stopped and gone on with, and what it took is put away', async () => {
  const gate = freshFolder();
  const agent = join(freshFolder(), 'agent.mjs');
  writeFileSync(agent, agentAt(gate));
  const letThrough = (id: string) => writeFileSync(join(gate, id), '');
  const tasks = ['T1', 'T2', 'T3'].map((id) => ({
    id,
    title: `Write ${id}`,
    change: `${id}.txt`,
    criteria: 'AC-1.1',
    lines: ['Write it.'],
  }));
  const repo = ownRepository('greetings', {
    'overture.yaml': 'overture: 1\nlimits: { agents: 1 }\n',
    [`specs/${SPEC}/spec.md`]: specOf(SPEC, 'Greetings', [['AC-1.1', 'The system SHALL greet.', 'a person']]),
    [`specs/${SPEC}/plan.yaml`]: planOf(SPEC, tasks),
  });
  mkdirSync(gate, { recursive: true });
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  const { page, lookAt } = overture;
  const run = page.getByRole('toolbar', { name: 'Run 1' }).or(page.getByRole('region', { name: 'Run 1' }));
  await walking(overture, async () => {
    await addCommandAgent(page, 'Gated', `"${process.execPath}" "${agent}"`);
    await page.getByRole('button', { name: 'Start page' }).click();
    await openFolder(page, repo);
    await page.getByRole('button', { name: 'Greetings', exact: true }).waitFor();
    await startRun(page, 'greetings');

    // One at once, as the project says; one more starts the next.
    await inState(page, 'T1', 'Running');
    await inState(page, 'T2', 'Ready');
    await run.getByRole('group', { name: 'At once' }).getByRole('button', { name: 'More' }).click();
    await inState(page, 'T2', 'Running');
    await inState(page, 'T3', 'Ready');

    // Paused, what is at work goes on to its end and nothing else starts.
    await run.getByRole('button', { name: 'Pause' }).click();
    await run.getByText(/^Paused\./).waitFor();
    letThrough('T1');
    await inState(page, 'T1', 'In review');
    await task(page, 'T3').click();
    await page.getByText('The run is paused. It can start when the run goes on.').first().waitFor();
    await lookAt('run-paused');
    await inState(page, 'T3', 'Ready');
    await run.getByRole('button', { name: 'Go on' }).click();
    await inState(page, 'T3', 'Running');

    // One task is stopped, then all of it; the work stays.
    await task(page, 'T3').click();
    await page.getByRole('button', { name: 'Stop T3' }).click();
    await inState(page, 'T3', 'Stopped');
    await run.getByRole('button', { name: 'Stop…' }).click();
    const asking = dialog(page, 'Stop run 1?');
    await asking.getByText(/^One task at work will be stopped until you press/).waitFor();
    await lookAt('run-stop');
    await asking.getByRole('button', { name: 'Stop run 1' }).click();
    await run.getByText(/^Stopped\./).waitFor();
    await inState(page, 'T2', 'Stopped');
    await inState(page, 'T1', 'In review');

    // What the run took on the disk is listed, and put away with what was not saved.
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    const settings = page.getByRole('main', { name: 'Settings' });
    await settings.getByRole('button', { name: 'Put away the workspace of T3' }).click();
    await settings.getByRole('group', { name: /^Kept work/ }).waitFor();
    await settings.getByRole('group', { name: /^Workspaces? of T3$/ }).waitFor({ state: 'detached' });
    await lookAt('settings-workspaces');
    await settings.getByRole('button', { name: 'Bring back as a branch' }).click();
    await page.getByText(/^It is on the branch /).waitFor();

    // Gone on with, the stopped work is done from where it was.
    await goToStage(page, 'Run');
    letThrough('T2');
    await run.getByRole('button', { name: 'Go on' }).click();
    await inState(page, 'T2', 'In review');
    await inState(page, 'T3', 'Stopped');
  });
  expect(git(repo, 'branch', '--list', '--format=%(refname:short)')).toContain('T3');
});
