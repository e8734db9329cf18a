import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startOverture } from './startOverture.ts';
import { approveSpec, dialog, freshFolder, git, goToStage, makeSample, walking } from './steps.ts';

/** A PATH on which git cannot be found, but what starts the host can. */
function pathWithoutGit(): string {
  const folder = freshFolder();
  for (const place of ['/usr/bin/setpriv', '/bin/setpriv']) {
    if (existsSync(place) && !existsSync(join(folder, 'setpriv')))
      symlinkSync(place, join(folder, 'setpriv'));
  }
  return folder;
}

test('without git a spec is still made, agreed on, kept in history and planned; running says what is missing', async () => {
  const overture = await startOverture({ env: { PATH: pathWithoutGit() } });
  onTestFinished(() => overture.close());
  await walking(overture, async () => {
    const { page } = overture;
    const parent = freshFolder();
    await page.getByText('Git not found').waitFor();
    await makeSample(page, parent);
    const repo = join(parent, 'harbor');
    const criterion = page.getByRole('textbox', { name: 'Criterion AC-4.1' });
    await criterion.fill(
      'WHEN someone changes a setting, the system SHALL record who changed it within 1 second.',
    );
    await approveSpec(page, 'Grace');
    expect(git(repo, 'log', '--format=%(trailers:key=Overture-Approved,keyonly)')).toContain(
      'Overture-Approved',
    );
    expect(git(repo, 'show', 'HEAD:specs/001-settings-editors/spec.md')).toContain('within 1 second');

    await goToStage(page, 'Plan');
    await page.getByRole('button', { name: 'Start run…' }).click();
    const starting = dialog(page, 'Start a run of this plan');
    await starting.getByRole('button', { name: 'Start run', exact: true }).click();
    await page
      .getByRole('alert')
      .getByText(/[Gg]it/)
      .waitFor();
  });
});
