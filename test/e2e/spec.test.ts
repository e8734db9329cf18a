import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { specFixture } from '#test/helpers/specFixture.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { startOverture } from './startOverture.ts';

const PATH = 'specs/001-settings-editors/spec.md';

async function openSpec(text = specFixture('settings-editors.md')) {
  const repo = await tempRepo({
    files: { [PATH]: text, 'src/a.ts': 'export {};\n' },
  });
  const overture = await startOverture({ repo: repo.path });
  onTestFinished(() => overture.close());
  const { page } = overture;
  await page.getByRole('textbox', { name: 'Title' }).waitFor();
  const path = join(repo.path, PATH);
  return {
    ...overture,
    page,
    repo,
    file: () => readFileSync(path, 'utf8'),
    write: (text: string) => writeFileSync(path, text),
    criterion: (id: string) => page.getByRole('textbox', { name: `Criterion ${id}` }),
  };
}

/** The text in the file once it holds `words`: it is saved a moment after the last key. */
async function fileHolds(file: () => string, words: string): Promise<void> {
  await expect.poll(file).toContain(words);
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

test('writes in place, adds and removes a criterion by key, and takes it all back', async () => {
  const { page, criterion, file } = await openSpec();
  const before = file();
  await criterion('AC-1.1').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And tell them.');
  await fileHolds(file, 'And tell them.');

  await page.keyboard.press('Enter');
  await page.keyboard.type('WHEN it rains, the system SHALL wait.');
  await fileHolds(file, '- **AC-1.3** WHEN it rains, the system SHALL wait.');
  expect(await focused(page)).toBe('Criterion AC-1.3');

  await page.keyboard.press('Control+a');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await expect.poll(file).not.toContain('AC-1.3');
  expect(await focused(page)).toBe('Criterion AC-1.1');

  await page.keyboard.press('Escape');
  await expect
    .poll(async () => {
      await page.keyboard.press('Control+z');
      return file();
    })
    .toBe(before);
});

test('shows one text in two views with one history, which outlives a restart', async () => {
  const overture = await openSpec();
  const { page, criterion, file } = overture;
  await page.keyboard.press('Control+Shift+m');
  const editor = page.getByRole('textbox', { name: 'Markdown of the spec' });
  await editor.waitFor();
  await editor.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n## Remarks\n\nFrom Markdown.\n');
  await fileHolds(file, 'From Markdown.');

  await page.keyboard.press('Control+Shift+m');
  await page.getByRole('heading', { name: 'Remarks' }).waitFor();
  await criterion('AC-1.1').click();
  await page.keyboard.type('Twice ');
  await fileHolds(file, 'Twice ');

  await page.reload();
  await criterion('AC-1.1').waitFor();
  await overture.killHost();
  await overture.restartHost();
  await page
    .getByRole('region', { name: 'Recent projects' })
    .getByRole('button', { name: 'repo', exact: true })
    .click();
  await criterion('AC-1.1').click();
  await expect
    .poll(async () => {
      await page.keyboard.press('Control+z');
      return file();
    })
    .not.toContain('From Markdown.');
  expect(file()).not.toContain('Twice');
});

test('takes an answer to a proposal, and the proposal into the text when it is accepted', async () => {
  const { page, file, lookAt } = await openSpec();
  const interview = page.getByRole('region', { name: 'Interview' });
  const before = file();
  await interview
    .getByRole('textbox', { name: 'Answer in your own words' })
    .fill('Owners can see who changed a setting.');
  await page.keyboard.press('Control+Enter');
  await interview.getByText('Owners can see who changed a setting.').waitFor();
  const accept = page.getByRole('button', { name: /^Accept proposal for/ });
  await accept.first().waitFor();
  expect(file()).toBe(before);

  await page
    .getByRole('button', { name: /^Edit proposal for/ })
    .first()
    .click();
  const editor = page.getByRole('dialog', { name: 'Edit the proposal' });
  await editor.getByRole('textbox').first().fill('Owners can see who changed what');
  await lookAt('proposal-edit');
  await editor.getByRole('button', { name: 'Keep as a proposal' }).click();
  await page.getByText('Owners can see who changed what').waitFor();
  await page.getByText(', reworded').first().waitFor();
  expect(file()).toBe(before);

  await page.getByRole('button', { name: 'Decide several proposals' }).click();
  await page.getByRole('menuitem', { name: /^Reject all/ }).click();
  await expect.poll(() => accept.count()).toBe(0);
  await page.getByRole('button', { name: 'Take back' }).click();
  await accept.first().waitFor();
  expect(file()).toBe(before);

  await accept.first().click();
  await fileHolds(file, 'Owners can see who changed what');
  await interview.getByText('Became').waitFor();
  await interview.getByRole('button', { name: /^R\d/ }).click();
  await interview.getByText(/from answer 1, reworded and accepted/).waitFor();
  await lookAt('proposal-provenance');
});

test('asks when another program changed the same words, and keeps the side a person chose', async () => {
  const { page, criterion, file, write, lookAt } = await openSpec();
  await criterion('AC-1.1').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Mine.');
  write(file().replace('within 5 seconds.', 'within 9 seconds.'));
  const dialog = page.getByRole('dialog', { name: 'AC-1.1 also changed outside Overture' });
  await dialog.waitFor();
  await lookAt('spec-changed-outside');
  await dialog.getByRole('radio').nth(1).click();
  await dialog.getByRole('button', { name: 'Keep this one' }).click();
  await criterion('AC-1.1').getByText('within 9 seconds.').waitFor();
  expect(file()).not.toContain('Mine.');
});

test('comments on words, approves with a name, and shows what changed since', async () => {
  const { page, criterion, repo, lookAt } = await openSpec();
  await criterion('AC-1.2').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+Alt+m');
  await page.getByRole('textbox', { name: 'Comment' }).fill('Who says so?');
  await page.keyboard.press('Control+Enter');
  const comments = page.getByRole('region', { name: 'Comments' });
  await comments.getByText('Who says so?').waitFor();
  await page.getByRole('button', { name: /^Comment on AC-1.2/ }).waitFor();
  await page.getByRole('button', { name: 'Answer 1 comment' }).waitFor();
  await lookAt('spec-comments');
  await criterion('AC-1.1').click();
  await page.keyboard.press('Home');
  await page.keyboard.type('Sometimes, ');
  await page.getByRole('button', { name: /^Comment on AC-1.2/ }).click();
  await comments.getByRole('textbox', { name: 'Reply' }).fill('Support does.');
  await page.keyboard.press('Control+Enter');
  await comments.getByText('Support does.').waitFor();
  await comments.getByRole('button', { name: 'Resolve' }).click();
  await comments.getByText(/^Resolved by/).waitFor();

  await page.getByRole('button', { name: 'Review and approve' }).click();
  await page
    .getByRole('complementary', { name: 'Approve' })
    .getByRole('button', { name: /^Approve version/ })
    .click();
  const dialog = page.getByRole('dialog', { name: /^Approve version/ });
  await dialog.getByRole('textbox', { name: 'Your name' }).fill('Tomás Reyes');
  await dialog.getByRole('button', { name: /^Approve version/ }).click();
  await page.getByRole('heading', { name: 'Version 2 is approved' }).waitFor();
  expect(await repo.git('log', '-1', '--format=%(trailers)')).toContain(
    'Overture-Approved: 001-settings-editors sha256:',
  );

  await page.getByRole('tab', { name: 'Document' }).click();
  await criterion('AC-1.1').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And say so.');
  await page.getByText('changed since approved').waitFor();
  await page.getByRole('tab', { name: /Changes/ }).click();
  await page.getByText('1 reworded').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await page.getByText('1 seen').waitFor();
  await lookAt('spec-changes');
  await page.getByRole('combobox', { name: 'Compare from' }).click();
  await page.getByRole('option', { name: 'Nothing yet' }).click();
  await page.getByText('0 seen').waitFor();
  await page.reload();
  await page.getByRole('textbox', { name: 'Title' }).waitFor();
  await page.getByRole('tab', { name: /Changes/ }).click();
  await page.getByText('1 seen').waitFor();

  await page.keyboard.press('Control+5');
  await page.getByRole('main', { name: 'Timeline' }).getByText('Version 2 approved by Tomás Reyes').waitFor();
  await page.getByRole('button', { name: 'Record one' }).click();
  await page.getByRole('textbox', { name: 'What was decided' }).fill('Refusals are logged');
  await page.getByRole('textbox', { name: 'Because' }).fill('Support has to see them');
  await page.getByRole('button', { name: 'Record it' }).click();
  const decisions = page.getByRole('complementary', { name: 'Decisions' });
  await decisions.getByRole('button', { name: 'Refusals are logged' }).waitFor();
  await decisions.getByRole('tab', { name: 'All specs' }).click();
  await decisions.getByRole('textbox', { name: 'Search decisions' }).fill('what is in the log');
  await decisions.getByRole('button', { name: 'Refusals are logged' }).waitFor();
  await lookAt('history');
});

test('puts requirements and criteria in another order by hand and by key, and takes it back', async () => {
  const { page, criterion, file } = await openSpec();
  const before = file();
  const order = () => [...file().matchAll(/(?:### |\*\*)(R\d|AC-\d\.\d)/g)].map((match) => match[1]);
  await criterion('AC-1.2').hover();
  const handle = await page.getByRole('button', { name: 'Move AC-1.2', exact: true }).boundingBox();
  const target = await page.locator('[data-part="AC-1.1"]').boundingBox();
  if (!handle || !target) throw new Error('There is nothing to drag.');
  await page.mouse.move(handle.x + 8, handle.y + 8);
  await page.mouse.down();
  await page.mouse.move(target.x + 60, target.y + 6, { steps: 8 });
  await page.mouse.up();
  await expect.poll(order).toEqual(['R1', 'AC-1.2', 'AC-1.1', 'R4']);

  await page.getByRole('textbox', { name: 'Requirement R4' }).click();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(order).toEqual(['R4', 'R1', 'AC-1.2', 'AC-1.1']);
  expect(await focused(page)).toBe('Requirement R4');
  await page.getByRole('status').getByText('R4 is requirement 1 of 2 now.').waitFor({ state: 'attached' });

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(file).toBe(before);
});

test('cuts and joins lines, and an empty line changes its level', async () => {
  const { page, criterion, file } = await openSpec();
  await criterion('AC-1.1').click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Enter');
  await fileHolds(
    file,
    '- **AC-1.1** WHEN\n  - shown by: `npm test -- settings.editors`\n- **AC-1.3** an owner',
  );
  await page.keyboard.press('Backspace');
  await fileHolds(file, '- **AC-1.1** WHEN an owner adds');
  expect(file()).not.toContain('AC-1.3');

  await page.keyboard.press('Control+Alt+c');
  await expect.poll(() => focused(page)).toBe('New criterion of R1');
  await page.keyboard.press('Tab');
  await expect.poll(() => focused(page)).toBe('What shows AC-1.2');
  await page.keyboard.press('Shift+Tab');
  await expect.poll(() => focused(page)).toBe('New criterion of R1');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('New requirement');
  await page.keyboard.type('Editors see the list');
  await expect.poll(file).toMatch(/AC-1\.2[\s\S]*### R5 Editors see the list[\s\S]*### R4/);
});

test('references lead to their parts and into the code', async () => {
  const words = 'As C1 and AC-1.2 say, and `src/a.ts:1` does.';
  const { page } = await openSpec(specFixture('settings-editors.md').replace('Optional prose.', words));
  await page.getByText('C1', { exact: true }).first().click();
  await page
    .getByRole('listitem')
    .and(page.locator('[aria-current]'))
    .getByText('Refusals go through')
    .waitFor();
  await page.getByRole('listitem').getByRole('button', { name: 'R1', exact: true }).click();
  await page.getByText('src/a.ts:1').click();
  const sheet = page.getByRole('dialog', { name: 'src/a.ts, line 1' });
  await sheet.getByText('export').waitFor();
  await sheet.getByRole('button', { name: 'Close' }).click();
});

test('the Markdown mends what it marks, completes ids and paths, and goes to both', async () => {
  const source = specFixture('settings-editors.md').replace('within 5 seconds.', 'quickly.');
  const { page, file, lookAt } = await openSpec(source);
  await page.keyboard.press('Control+Shift+m');
  const editor = page.getByRole('textbox', { name: 'Markdown of the spec' });
  await editor.waitFor();
  await editor.focus();
  const find = async (words: string) => {
    await page.keyboard.press('Control+f');
    await page.keyboard.insertText(words);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  };
  await find('quickly');
  await page.locator('.squiggly-warning').first().waitFor();
  await expect
    .poll(async () => {
      await page.keyboard.press('Control+.');
      return page.getByText('Write “within 5 seconds”').count();
    })
    .toBe(1);
  await lookAt('spec-quick-fix');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await fileHolds(file, 'within 5 seconds.');

  await find('Optional prose.');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type(' See AC-');
  await page.getByRole('option', { name: /AC-1\.2/ }).waitFor();
  await lookAt('spec-completion');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type(' and `src');
  await page.getByRole('option', { name: /src\/a\.ts/ }).waitFor();
  await page.keyboard.press('Enter');
  await fileHolds(file, 'See AC-1.2 and `src/a.ts`');

  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F12');
  const sheet = page.getByRole('dialog', { name: 'src/a.ts, line 1' });
  await sheet.getByRole('button', { name: 'Close' }).click();
  await find('See AC-1.2');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F12');
  await page.getByText(/^Line 38, column 1$/).waitFor();
});

test('a spec deleted while it is open keeps the words on the page, and can be written anew', async () => {
  const { page, criterion, file, repo, lookAt } = await openSpec();
  await criterion('AC-1.1').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Kept.');
  await fileHolds(file, ' Kept.');
  rmSync(join(repo.path, 'specs/001-settings-editors'), { recursive: true });
  const notice = page.getByText('was deleted or moved by another program');
  await notice.waitFor();
  await criterion('AC-1.1').getByText('Kept.').waitFor();
  await lookAt('spec-deleted');
  await page.getByRole('button', { name: 'Write it anew' }).click();
  await notice.waitFor({ state: 'detached' });
  await fileHolds(file, ' Kept.');
  await criterion('AC-1.1').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And on.');
  await fileHolds(file, ' Kept. And on.');
});

test('a spec of 50 MB is listed, and opening it says why it is not shown', async () => {
  const repo = await tempRepo({ files: { 'src/a.ts': 'export {};\n' } });
  await repo.write({ [PATH]: `# Huge\n\n${'word '.repeat(10_000_000)}` });
  const overture = await startOverture({ repo: repo.path });
  onTestFinished(() => overture.close());
  await overture.page.getByText(`${PATH} is 51 MB; Overture opens specs up to 5 MB.`).waitFor();
  await overture.lookAt('spec-too-large');
});

test('a spec of 10,000 requirements opens, is written in, and shows its last one', async () => {
  const requirements = Array.from(
    { length: 10_000 },
    (_, index) =>
      `### R${index + 1} People can do thing ${index + 1}\n\n- **AC-${index + 1}.1** WHEN a person asks for it, the system SHALL show thing ${index + 1} within 5 seconds.\n  - shown by: a person\n`,
  );
  const text = `---\noverture: 1\nid: 001-settings-editors\ntitle: Big\nstatus: draft\n---\n\n# Big\n\n## Requirements\n\n${requirements.join('\n')}`;
  const { page, criterion, file } = await openSpec(text);
  await criterion('AC-1.1').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And say so.');
  await expect.poll(file).toContain('thing 1 within 5 seconds. And say so.');
  expect(await page.locator('[role="textbox"]').count()).toBeLessThan(1_000);
  await page.getByRole('main', { name: 'Spec' }).getByRole('article').hover();
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 10_000_000);
      return page.getByRole('textbox', { name: 'Requirement R10000' }).count();
    })
    .toBe(1);
});
