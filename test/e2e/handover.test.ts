import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { specFixture } from '#test/helpers/specFixture.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { startOverture } from './startOverture.ts';
import { dialog, fillFolder, freshFolder, git } from './steps.ts';

test('a spec leaves the app as a page, as PDF and for another tool, and nothing is replaced unasked', async () => {
  const repo = await tempRepo({
    files: { 'specs/001-settings-editors/spec.md': specFixture('settings-editors.md') },
  });
  const { page, lookAt, close } = await startOverture({ repo: repo.path });
  onTestFinished(close);
  const target = freshFolder();

  await page.getByRole('button', { name: 'Hand over or export' }).click();
  await page.getByRole('menuitem', { name: /^Hand over…/ }).click();
  const handover = dialog(page, 'Hand over');
  const preview = handover.frameLocator('iframe');
  await preview.getByRole('heading', { name: '1 open question' }).waitFor();
  await preview.getByText('Signature').waitFor();
  await handover.getByRole('button', { name: 'Choose…' }).click();
  const chooser = dialog(page, 'Where should it go?');
  await fillFolder(chooser, target);
  await chooser.getByRole('button', { name: 'Choose', exact: true }).click();
  await handover.getByRole('button', { name: 'Save the page' }).click();
  const file = join(target, '001-settings-editors-version-2-draft.html');
  await handover.getByText(file).waitFor();
  await lookAt('handover');
  expect(readFileSync(file, 'utf8')).toContain('font/woff2;base64,');

  writeFileSync(file, 'mine');
  await handover.getByRole('button', { name: 'Save the page' }).click();
  await handover.getByText('holds something else, so nothing was written').waitFor();
  expect(readFileSync(file, 'utf8')).toBe('mine');
  await handover.getByRole('button', { name: 'Replace it' }).click();
  await handover.getByText(`Saved as ${file}`).waitFor();

  await handover.getByRole('button', { name: 'Save as PDF' }).click();
  await handover.getByText('version-2-draft.pdf').waitFor();
  expect(readFileSync(file.replace(/html$/, 'pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  await handover.getByRole('button', { name: 'Close' }).click();

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('export the spec');
  await page.keyboard.press('Enter');
  const exporting = dialog(page, 'Export for another tool');
  await exporting.getByRole('textbox', { name: 'Folder in the repository' }).fill('');
  await exporting.getByText('belongs to the spec itself').waitFor();
  await exporting
    .getByRole('radio', { name: 'Kiro' })
    .or(exporting.getByRole('tab', { name: 'Kiro' }))
    .click();
  const files = exporting.getByRole('list', { name: 'Files to write' });
  await files.getByText('.kiro/specs/settings-editors/requirements.md').waitFor();
  await exporting.getByText('are shown is left out.').waitFor();
  await lookAt('export');
  await exporting.getByRole('button', { name: 'Write the files' }).click();
  await exporting.getByText('They are not committed.').waitFor();
  expect(git(repo.path, 'status', '--porcelain')).toContain('?? .kiro/');

  writeFileSync(join(repo.path, '.kiro/specs/settings-editors/requirements.md'), 'mine');
  await exporting.getByText('OpenSpec', { exact: true }).click();
  await files.getByText('openspec/changes/settings-editors/proposal.md').waitFor();
  await exporting.getByText('Kiro', { exact: true }).click();
  await files.getByText('holds something else').waitFor();
  expect(await exporting.getByRole('button', { name: 'Write the files' }).isDisabled()).toBe(true);
  await exporting.getByRole('checkbox', { name: 'Replace the file that holds something else' }).click();
  await exporting.getByRole('button', { name: 'Write the files' }).click();
  await exporting.getByText('They are not committed.').waitFor();

  // What was written for another tool is not offered as if it came from there; a change made by that tool is.
  await page.reload();
  await page.getByRole('textbox', { name: 'Title' }).waitFor();
  await repo.write({ 'openspec/changes/theirs/proposal.md': '# Theirs\n\n## Why\nThey asked.\n' });
  await page.reload();
  await page.getByText(/^Found 1 spec of OpenSpec/).waitFor();
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('bring in specs');
  await page.getByRole('option', { name: /^Bring in specs of other tools/ }).waitFor();
});
