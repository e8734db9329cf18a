import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { specFixture } from '#test/helpers/specFixture.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { startOverture } from './startOverture.ts';
import { dialog, openFolder } from './steps.ts';

const PLAN = `overture: 1
spec: 001-settings-editors
tasks:
  - id: T1
    title: Decide who may edit
    role: implement
    criteria: [AC-1.1]
    scope: { change: [src/a.ts] }
`;

test('what is missing leads to where it is set up, the palette finds everything, and a report holds no names', async () => {
  const repo = await tempRepo({
    files: {
      'specs/001-settings-editors/spec.md': specFixture('settings-editors.md'),
      'specs/001-settings-editors/plan.yaml': PLAN,
      'src/a.ts': 'export {};\n',
    },
  });
  const { page, context, lookAt, close, dataDir } = await startOverture();
  onTestFinished(close);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);

  await page.getByRole('button', { name: 'Set up a model' }).click();
  const help = dialog(page, 'Set up a model');
  await help.getByText('What it brings').waitFor();
  await lookAt('set-up-model');
  await help.getByRole('button', { name: 'Open Settings' }).click();
  const settings = page.getByRole('main', { name: 'Settings' });
  await settings.getByRole('region', { name: /^Model/ }).waitFor();
  await page
    .getByRole('button', { name: 'Privacy and log' })
    .or(page.getByText('Privacy and log'))
    .first()
    .click();
  await settings.getByText('No telemetry').waitFor();
  const leaving = page.getByRole('complementary', { name: 'What leaves this machine' });
  await leaving.getByText(/^Nothing\. .* without a model/).waitFor();
  await settings.getByRole('button', { name: 'Copy report…' }).click();
  const report = dialog(page, 'Report of a problem');
  await report.getByText(/^Overture \d/).waitFor();
  await lookAt('report');
  await report.getByRole('button', { name: 'Copy report' }).click();
  await report.getByRole('button', { name: 'Copied' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^Overture \d/);
  expect(copied).not.toContain(dataDir);
  await report.getByRole('button', { name: 'Close' }).click();

  await page.goBack();
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([], 'folder'));
    return transfer;
  });
  await page
    .getByRole('heading', { name: /^Agree on what to build/ })
    .dispatchEvent('drop', { dataTransfer: data });
  const chooser = dialog(page, 'Open a repository');
  await chooser.getByText('A browser does not tell where a dropped folder lies').waitFor();
  await chooser.getByRole('button', { name: 'Cancel' }).click();

  await openFolder(page, repo.path);
  await page.getByRole('textbox', { name: 'Title' }).waitFor();
  const find = async (words: string, option: RegExp) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find or do' }).fill(words);
    await page.getByRole('option', { name: option }).first().waitFor();
  };
  await find('AC-1.2', /someone who is not an owner/);
  await lookAt('palette');
  await page.keyboard.press('Enter');
  await page.locator('[data-part="AC-1.2"]').first().waitFor();
  await find('decide who', /Decide who may edit/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/plan$/);
  await page
    .getByRole('complementary', { name: /T1|Decide who may edit/ })
    .first()
    .waitFor();
  await find('privacy', /Privacy and log/);
  await page.keyboard.press('Enter');
  await settings.getByText('No telemetry').waitFor();
  expect(readFileSync(join(repo.path, 'specs/001-settings-editors/plan.yaml'), 'utf8')).toBe(PLAN);
});
