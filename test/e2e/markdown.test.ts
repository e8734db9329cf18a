import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { specFixture } from '#test/helpers/specFixture.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { startOverture } from './startOverture.ts';

const FOLDER = 'specs/001-settings-editors';

async function openMarkdown() {
  const repo = await tempRepo({ files: { [`${FOLDER}/spec.md`]: specFixture('settings-editors.md') } });
  const overture = await startOverture({ repo: repo.path });
  onTestFinished(() => overture.close());
  const { page } = overture;
  await page.getByRole('textbox', { name: 'Title' }).waitFor();
  await page.keyboard.press('Control+Shift+m');
  const editor = page.getByRole('textbox', { name: 'Markdown of the spec' });
  await editor.waitFor();
  await editor.focus();
  return {
    ...overture,
    page,
    read: (name: string) => readFileSync(join(repo.path, FOLDER, name), 'utf8'),
    /** Selects words; the search leaves them selected. */
    select: async (words: string) => {
      await page.keyboard.press('Control+f');
      await page.keyboard.insertText(words);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
    },
  };
}

test('comments in the Markdown are those of the document, and stand at their lines', async () => {
  const { page, read, select, lookAt } = await openMarkdown();
  await select('within 5 seconds');
  await page.getByRole('button', { name: 'Comment on the selected words' }).click();
  const comments = page.getByRole('region', { name: 'Comments' });
  await comments.getByText('within 5 seconds').waitFor();
  await comments.getByRole('textbox', { name: 'Comment' }).fill('Measured where?');
  await page.keyboard.press('Control+Enter');
  const mark = page.getByRole('button', { name: 'Comment on AC-1.1: “within 5 seconds”' });
  await mark.waitFor();
  const [fact] = read('comments.jsonl').trim().split('\n');
  expect(JSON.parse(fact ?? '')).toMatchObject({
    type: 'comment',
    text: 'Measured where?',
    places: [{ block: 'AC-1.1', quote: 'within 5 seconds' }],
  });
  await lookAt('spec-markdown-comments');

  await page.keyboard.press('Control+Shift+m');
  await page.getByRole('textbox', { name: 'Criterion AC-1.1' }).waitFor();
  await mark.click();
  await comments.getByRole('textbox', { name: 'Reply' }).waitFor();

  await page.keyboard.press('Control+Shift+m');
  await page.getByRole('textbox', { name: 'Markdown of the spec' }).focus();
  await select(' within 5 seconds');
  await page.keyboard.press('Delete');
  await comments.getByText('Outdated: their words are gone').waitFor();
  await expect.poll(() => mark.count()).toBe(0);
});

test('a proposal is reworded at its line in the Markdown, and accepted there with its new words', async () => {
  const { page, read, lookAt } = await openMarkdown();
  const interview = page.getByRole('region', { name: 'Interview' });
  await interview
    .getByRole('textbox', { name: 'Answer in your own words' })
    .fill('Owners can see who changed a setting.');
  await page.keyboard.press('Control+Enter');
  const ghost = page.getByRole('group', { name: /^Proposal from/ }).first();
  await ghost.waitFor();
  await lookAt('spec-markdown-proposal');
  // By key: the line may stand below what is in view.
  await ghost.getByRole('button', { name: 'Edit' }).press('Enter');
  const editor = page.getByRole('dialog', { name: 'Edit the proposal' });
  await editor.getByRole('textbox').first().fill('Owners can see who changed what');
  await editor.getByRole('button', { name: 'Keep as a proposal' }).click();
  await ghost.getByText('Owners can see who changed what').waitFor();
  expect(read('spec.md')).not.toContain('who changed what');
  await ghost.getByRole('button', { name: 'Accept' }).press('Enter');
  await expect.poll(() => read('spec.md')).toContain('Owners can see who changed what');
});
