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
  const { page, origin, lookAt, close } = await startOverture({ repo });
  onTestFinished(close);
  const folder = freshFolder();
  const pdf = join(folder, 'brief.pdf');
  const html = '<p>Clients want to download every invoice of a year at once.</p>';
  writeFileSync(pdf, valueOf(await printWithBrowser(html)));
  writeFileSync(join(folder, 'White board.png'), Buffer.from(PIXEL, 'base64'));
  writeFileSync(join(folder, 'broken.docx'), 'no document');

  await page.getByRole('radio', { name: 'Client brief' }).click();
  // What was pasted outlives a look elsewhere and a reload.
  const written = page.getByRole('textbox', { name: 'The request' });
  await written.fill('Hi all,\n\nas discussed:');
  await page
    .getByRole('button', { name: 'Settings' })
    .or(page.getByRole('link', { name: 'Settings' }))
    .click();
  await page.getByRole('main', { name: 'Settings' }).waitFor();
  await page.goBack();
  await written.waitFor();
  await page.reload();
  await expect.poll(() => written.inputValue()).toBe('Hi all,\n\nas discussed:');
  expect(await page.getByRole('radio', { name: 'Client brief' }).isChecked()).toBe(true);
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

  // What is offered where a list is missing lies side by side, also once the section is pointed at.
  const offers = page.getByRole('button', { name: /^Say what is/ });
  const [first, second] = await Promise.all([offers.nth(0).boundingBox(), offers.nth(1).boundingBox()]);
  expect(second?.x).toBeGreaterThanOrEqual((first?.x ?? 0) + (first?.width ?? 0));
  // A word longer than the page is broken; the page does not move sideways.
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('Donaudampfschifffahrtsgesellschaft'.repeat(4));
  const isTooWide = () =>
    title.evaluate((element) => element.scrollWidth > (element.closest('h1')?.clientWidth ?? 0));
  expect(await isTooWide()).toBe(false);

  // What was begun is no draft any more.
  await page.goto(`${origin}/#/p/${new URL(page.url()).hash.split('/')[2]}`);
  await written.waitFor();
  expect(await written.inputValue()).toBe('');
});
