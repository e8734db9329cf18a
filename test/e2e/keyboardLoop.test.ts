import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { enter, tabTo, typeInto } from './byKeyboard.ts';
import { movementsOf, watchMovements } from './movements.ts';
import { inState, task, WORK } from './runSteps.ts';
import { type Overture, startOverture } from './startOverture.ts';
import { unreachableWhenZoomed } from './unreachableWhenZoomed.ts';
import { dialog, freshFolder, git, walking } from './steps.ts';

const AGENT = join(import.meta.dirname, '../fixtures/harborAgent.mjs');

test('the sample, from Home to landed code, without a pointer, with nothing moving, and in reach when zoomed', async () => {
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  const { page } = overture;
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  await watchMovements(page);
  const parent = freshFolder();
  const outOfReach: string[] = [];
  const zoom = async (screen: string) => {
    outOfReach.push(...(await unreachableWhenZoomed(page)).map((control) => `${screen}: ${control}`));
  };
  await walking(overture, async () => {
    await page.getByText('Git found').waitFor();
    await zoom('home');
    await addAgent(overture);
    await zoom('settings');
    await makeSample(overture, parent);
    await zoom('spec');
    await approve(overture);
    await zoom('approved');
    await startRun(overture);
    await zoom('run');
    await land(overture, 'T2');
    await page.keyboard.press('Control+2');
    await page.getByRole('main', { name: 'Plan' }).waitFor();
    await zoom('plan');
    await page.keyboard.press('Control+5');
    await page.getByRole('main', { name: 'Timeline' }).waitFor();
    await zoom('history');
    await page.keyboard.press('Control+4');
    await page.getByRole('button', { name: 'Approve and land…' }).waitFor();
    await zoom('review');
  });
  const repo = join(parent, 'harbor');
  expect(git(repo, 'log', '--all', '--format=%B')).toMatch(/Overture-Task: T2/);
  expect(await movementsOf(page)).toEqual([]);
  expect(outOfReach).toEqual([]);
});

async function addAgent({ page }: Overture): Promise<void> {
  await page.getByText('Git found').waitFor();
  await page.keyboard.press('Control+,');
  const settings = page.getByRole('main', { name: 'Settings' });
  await enter(page, settings.getByRole('button', { name: 'Add an agent…' }));
  const adding = dialog(page, 'Add an agent');
  await tabTo(page, adding.getByRole('radio', { checked: true }));
  const command = adding.getByRole('radio', { name: 'A command' });
  for (let step = 0; step < 5 && !(await command.isChecked()); step++) await page.keyboard.press('ArrowDown');
  await typeInto(page, adding.getByRole('textbox', { name: 'Name' }), 'Scripted');
  await typeInto(page, adding.getByRole('textbox', { name: 'Command' }), `"${process.execPath}" "${AGENT}"`);
  await enter(page, adding.getByRole('button', { name: 'Add', exact: true }));
  const row = settings.getByRole('group', { name: 'Scripted', exact: true });
  await enter(page, row.getByRole('button', { name: 'Try it' }));
  await row.getByText('Found at').waitFor();
  const worker = settings.getByRole('combobox', { name: 'Who works on a task unless you say otherwise' });
  await enter(page, worker);
  await page.getByRole('option', { name: 'Scripted', exact: true }).waitFor();
  await page.keyboard.type('Scripted');
  await page.keyboard.press('Enter');
  await worker.filter({ hasText: 'Scripted' }).waitFor();
}

async function makeSample({ page }: Overture, parent: string): Promise<void> {
  await enter(page, page.getByRole('button', { name: 'Start page' }));
  await enter(page, page.getByRole('button', { name: 'Open sample' }));
  const chooser = dialog(page, 'Where should the sample go?');
  await typeInto(page, chooser.getByRole('textbox', { name: 'Folder' }), parent);
  await enter(page, chooser.getByRole('button', { name: 'Make it here' }));
  await page.getByRole('textbox', { name: 'Criterion AC-1.1' }).waitFor();
}

async function approve({ page }: Overture): Promise<void> {
  await enter(page, page.getByRole('button', { name: 'Review and approve' }));
  const pane = page.getByRole('complementary', { name: 'Approve' });
  await enter(page, pane.getByRole('button', { name: /^Approve version/ }));
  const asking = dialog(page, /^Approve version/);
  await typeInto(page, asking.getByRole('textbox', { name: 'Your name' }), 'Priya Nair');
  await enter(page, asking.getByRole('button', { name: /^Approve version/ }));
  await page.getByRole('heading', { name: /^Version \d+ is approved$/ }).waitFor();
}

async function startRun({ page }: Overture): Promise<void> {
  await page.keyboard.press('Control+2');
  await enter(page, page.getByRole('button', { name: 'Start run…' }));
  const starting = dialog(page, 'Start a run of this plan');
  await enter(page, starting.getByRole('button', { name: 'Start run', exact: true }));
  const trusting = dialog(page, 'Let harbor run its commands here?');
  await enter(page, trusting.getByRole('button', { name: 'Trust harbor' }));
  await enter(page, starting.getByRole('button', { name: 'Stop run 1 and start' }));
  await inState(page, 'T2', 'In review');
}

async function land({ page }: Overture, id: string): Promise<void> {
  await enter(page, task(page, id));
  await page.keyboard.press('Control+4');
  const review = page.getByRole('main', { name: 'Review' });
  const chosen = review.getByRole('button', { name: new RegExp(`^Task ${id} `) });
  await review.getByRole('button', { name: /^Task T\d+ / }).waitFor();
  if (!(await chosen.isVisible())) {
    await enter(page, review.getByRole('button', { name: /^Task T\d+ / }));
    await page.getByRole('menuitem').filter({ hasText: id }).first().waitFor();
    await page.keyboard.type(id);
    await page.keyboard.press('Enter');
  }
  await chosen.waitFor();
  await page.keyboard.press('Control+Shift+L');
  const asking = dialog(page, new RegExp(`^Land ${id}`));
  await enter(page, asking.getByRole('button', { name: `Land ${id}` }));
  // A dialog that is still closing keeps the keys from the screen below.
  await asking.waitFor({ state: 'detached', timeout: WORK });
  await page.keyboard.press('Control+3');
  await inState(page, id, 'Landed');
}
