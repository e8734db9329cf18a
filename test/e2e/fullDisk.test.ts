import { closeSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { mountSmallDisk } from '../helpers/mountSmallDisk.ts';
import { ownRepository, planOf, specOf } from './ownRepository.ts';
import { inState, startRun } from './runSteps.ts';
import { startOverture } from './startOverture.ts';
import { dialog, freshFolder, goToStage, openFolder, walking } from './steps.ts';

const SPEC = '001-greetings';
const MEGABYTE = 1 << 20;

/** Writes until there is no room for one more byte. */
function fill(file: string): void {
  const open = openSync(file, 'w');
  for (let size = MEGABYTE; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) writeSync(open, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  closeSync(open);
}

test('a full disk is told where it stops a person, who goes on once there is room', async ({ skip }) => {
  const disk = freshFolder();
  if (!(await mountSmallDisk(disk, 48 * MEGABYTE))) return skip('no disk can be mounted here');
  const made = ownRepository('greeter', {
    'greet.sh': 'echo Hello\n',
    'overture.yaml': 'overture: 1\n',
    [`specs/${SPEC}/spec.md`]: specOf(SPEC, 'Greetings', [
      ['AC-1.1', 'The greeting SHALL name the person.', '`sh greet.sh`'],
    ]),
    [`specs/${SPEC}/plan.yaml`]: planOf(SPEC, [
      {
        id: 'T1',
        title: 'Name the person',
        change: 'greet.sh',
        criteria: 'AC-1.1',
        more: ['agent: person'],
        lines: ['Say the name.'],
      },
    ]),
  });
  const repo = join(disk, 'greeter');
  await cp(made, repo, { recursive: true });
  const overture = await startOverture({ dataDir: join(disk, 'data') });
  onTestFinished(() => overture.close());
  const { page } = overture;
  await walking(overture, async () => {
    await openFolder(page, repo);
    await startRun(page, 'greeter');
    // So little room is a reason to wait, which a person may overrule.
    await page
      .getByRole('main')
      .getByText(/of the 1\.0 GB that must stay free/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Start it now…' }).click();
    const starting = dialog(page, 'Start T1 now?');
    await starting.getByRole('textbox', { name: 'Why it need not wait' }).fill('It is small.');
    await starting.getByRole('button', { name: 'Start T1' }).click();
    await inState(page, 'T1', 'Your turn');

    const turn = page.getByRole('group', { name: 'Your turn' });
    const workspace = await turn.getByText('/workspaces/').innerText();
    writeFileSync(join(workspace, 'greet.sh'), 'echo Hello, $1\n');

    // The run: what cannot be recorded is not done, and what was done in the workspace stays.
    fill(join(disk, 'filler'));
    await turn.getByRole('button', { name: 'Hand in' }).click();
    const activity = page.getByRole('log', { name: 'Activity' });
    await activity.getByText(/is full, so this step was not recorded/).waitFor();
    await overture.lookAt('disk-full-run');

    // The spec: the words stay on the page.
    await goToStage(page, 'Spec');
    await page.getByRole('textbox', { name: 'Criterion AC-1.1' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' And it is friendly.');
    const told = page.getByRole('status').filter({ hasText: 'Not saved. The disk is full' });
    await told.waitFor();
    await overture.lookAt('disk-full-spec');
    const text = () => readFileSync(join(repo, 'specs', SPEC, 'spec.md'), 'utf8');
    expect(text()).toContain('name the person');
    expect(text()).not.toContain('friendly');

    rmSync(join(disk, 'filler'));
    await told.getByRole('button', { name: 'Try again' }).click();
    await told.waitFor({ state: 'detached' });
    await expect.poll(text).toContain('And it is friendly.');
    await goToStage(page, 'Run');
    await activity.getByText('The disk takes what is written again.').waitFor();
    expect(readFileSync(join(workspace, 'greet.sh'), 'utf8')).toBe('echo Hello, $1\n');
    await turn.getByRole('button', { name: 'Hand in' }).click();
    await inState(page, 'T1', 'In review');
  });
});
