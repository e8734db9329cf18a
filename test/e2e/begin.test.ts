import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { printWithBrowser } from '#electron/services/handover/printWithBrowser.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { ownRepository } from './ownRepository.ts';
import { startOverture } from './startOverture.ts';
import { freshFolder } from './steps.ts';

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

test('a spec begins from a template, a PDF brief and a picture, which are kept', async () => {
  const repo = ownRepository('briefs', { 'README.md': '# Briefs\n' });
  const { page, lookAt, close } = await startOverture({ repo });
  onTestFinished(close);
  const folder = freshFolder();
  const pdf = join(folder, 'brief.pdf');
  const html = '<p>Clients want to download every invoice of a year at once.</p>';
  writeFileSync(pdf, valueOf(await printWithBrowser(html)));
  writeFileSync(join(folder, 'White board.png'), Buffer.from(PIXEL, 'base64'));
  writeFileSync(join(folder, 'broken.docx'), 'no document');

  await page.getByRole('radio', { name: 'Client brief' }).click();
  const chooser = page.locator('input[type=file]');
  await chooser.setInputFiles([join(folder, 'broken.docx')]);
  await page.getByText('broken.docx cannot be read').waitFor();
  await chooser.setInputFiles([pdf, join(folder, 'White board.png')]);
  const request = page.getByRole('textbox', { name: 'The request' });
  await expect.poll(() => request.inputValue()).toContain('download every invoice of a year at once.');
  await page
    .getByRole('list', { name: 'Pictures kept with the spec' })
    .getByText('White board.png')
    .waitFor();
  await lookAt('begin');
  await page.getByRole('button', { name: 'Start the interview' }).click();

  await page.getByText('Who signs this spec off').first().waitFor();
  await page.getByRole('img', { name: 'white board' }).waitFor();
  const spec = join(repo, 'specs/001-clients-download-every-invoice-year');
  const text = readFileSync(join(spec, 'spec.md'), 'utf8');
  expect(text).toContain('> Clients want to download every invoice of a year at once.\n> — brief.pdf, ');
  expect(text).toContain('![white board](attachments/white-board.png)');
  expect(existsSync(join(spec, 'attachments/white-board.png'))).toBe(true);
  await lookAt('begun');
});
