import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { makePng } from '#test/helpers/makePng.ts';
import { ownRepository, planOf, specOf } from './ownRepository.ts';
import { type Overture, startOverture } from './startOverture.ts';
import { dialog, git, goToStage, openFolder, walking } from './steps.ts';

const SPEC = '001-greetings';
const REPORT = 'TAP version 13\nok 1 - AC-1.1 says the name\nnot ok 2 - AC-1.2 says goodbye\n1..2\n';

/** A repository with a branch that somebody made without Overture. */
function greetings(): string {
  const repo = ownRepository('greetings', {
    'art/logo.png': makePng(120, 80, [64, 110, 190], [250, 250, 250]),
    'greet.sh': 'echo "Hello."\n# The words above greet.\n#\n#\n#\n#\n# Written by Priya.\n',
    [`specs/${SPEC}/spec.md`]: specOf(SPEC, 'Greetings by name', [
      ['AC-1.1', 'WHEN a name is given, the greeting SHALL say it.', 'a test'],
      ['AC-1.2', 'WHEN a name is given, the goodbye SHALL say it.', 'a test'],
    ]),
    [`specs/${SPEC}/plan.yaml`]: planOf(SPEC, [
      {
        id: 'T1',
        title: 'Greet by name',
        change: 'greet.sh, bye.sh, art/**',
        criteria: 'AC-1.1, AC-1.2',
        lines: [],
      },
    ]),
  });
  write(repo, {
    'greet.sh':
      '# AC-1.1: the greeting says the name.\necho "Hello, $1."\n# The words above greet.\n#\n#\n#\n#\n# Written by Priya.\n',
    'bye.sh': '# AC-1.2: the goodbye says the name.\necho "Goodbye."\n',
    'NOTES.md': 'Loose thoughts.\n',
    'art/logo.png': makePng(160, 80, [64, 110, 190], [190, 60, 60]),
  });
  git(repo, 'commit', '--quiet', '--author=Noor <noor@example.org>', '-m', 'Greet by name');
  git(repo, 'checkout', '--quiet', 'main');
  return repo;
}

function write(repo: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  const isNew = git(repo, 'branch', '--list', 'feature/names') === '';
  git(repo, 'checkout', '--quiet', ...(isNew ? ['-b'] : []), 'feature/names');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(repo, name), text);
  git(repo, 'add', '-A');
}

test('a branch made elsewhere is chosen, held against the spec, commented on, and followed when it moves', async () => {
  const repo = greetings();
  const overture = await startOverture();
  onTestFinished(() => overture.close());
  await walking(overture, () => walk(overture, repo));
});

/** Files of a branch open whole, to be read only, and its pictures are compared. */
async function wholeFileAndPicture({ page, lookAt }: Overture, review: Locator): Promise<void> {
  const logo = review.getByRole('region', { name: 'art/logo.png', exact: true });
  await logo.getByText(/^Before 120 × 80 px, \d+ bytes$/).waitFor();
  await logo.getByText(/^Now 160 × 80 px, \d+ bytes$/).waitFor();
  await logo.scrollIntoViewIfNeeded();
  await lookAt('branch-picture');
  const open = review.getByRole('button', { name: 'Open greet.sh whole' });
  await open.click();
  const whole = review.getByRole('region', { name: 'Whole file greet.sh' });
  await whole.getByText('1 change').waitFor();
  await whole.getByText('# Written by Priya.').first().waitFor();
  await whole.getByText('Only work in review can be edited.').waitFor();
  expect(await whole.getByRole('button', { name: 'Edit' }).count()).toBe(0);
  await lookAt('branch-whole');
  await page.keyboard.press('j');
  await whole.getByText('echo "Hello, $1."').waitFor();
  await whole.getByRole('button', { name: 'Back to the changes' }).click();
  await whole.waitFor({ state: 'detached' });
  expect(await open.evaluate((node) => node === document.activeElement)).toBe(true);
}

async function walk(overture: Overture, repo: string): Promise<void> {
  const { page, context, lookAt } = overture;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openFolder(page, repo);
  await page.getByRole('button', { name: 'Greetings by name' }).waitFor();
  await goToStage(page, 'Review');

  // The palette asks as well; what it needs is trusted on the way.
  await page.getByRole('button', { name: 'Review a branch…' }).click();
  await dialog(page, 'Let greetings run its commands here?')
    .getByRole('button', { name: 'Trust greetings' })
    .click();
  const asking = dialog(page, 'Review a branch');
  await asking.getByRole('combobox', { name: 'Branch' }).fill('names');
  const offered = page.getByRole('option', { name: /feature\/names/ });
  await offered.getByText(/Greet by name, Noor, today/).waitFor();
  await lookAt('branch-choose');
  await offered.click();
  expect(await asking.getByRole('combobox', { name: 'Compared with' }).inputValue()).toBe('main');
  await asking.getByRole('button', { name: 'Review feature/names' }).click();

  // The same screen: criteria, words and code; nothing to land from here.
  const review = page.getByRole('main', { name: 'Review' });
  await review.getByRole('heading', { name: 'feature/names' }).waitFor();
  await review.getByText('compared with main, four files').waitFor();
  await review.getByText('is outside the files that the plan declares.').waitFor();
  await review.getByText('echo "Goodbye."').waitFor();
  expect(await review.getByRole('button', { name: /land/i }).count()).toBe(0);

  await wholeFileAndPicture(overture, review);

  // A test report shows what is met; it stays over a reload, as the branch is in the address.
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  writeFileSync(join(folder, 'ci.tap'), REPORT);
  await review.getByLabel('Test report', { exact: true }).setInputFiles(join(folder, 'ci.tap'));
  await review.getByText('1 not met').waitFor();
  await page.reload();
  await review.getByText('1 not met').waitFor();
  await review.getByRole('group', { name: 'Test reports' }).getByText('2 of 2 tests').waitFor();

  // Comments on a line and on a criterion are kept, and taken along as text.
  await review.getByText('echo "Hello, $1."').hover();
  await review.getByRole('button', { name: 'Comment on line 2' }).click();
  await page.keyboard.type('Greet politely.');
  await page.keyboard.press('Control+Enter');
  await review.getByRole('article').getByText('Greet politely.').waitFor();
  await review.getByText('Loose thoughts.').hover();
  await review.getByRole('button', { name: 'Comment on line 1' }).last().click();
  await page.keyboard.type('Leave these out.');
  await page.keyboard.press('Control+Enter');
  await review.getByRole('article').getByText('Leave these out.').waitFor();
  await lookAt('branch-review');
  await review.getByRole('button', { name: 'Copy two comments' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/- `greet\.sh`, line 2: Greet politely\. \(/);

  // It moves on: what is in view stays, and what came is shown on asking.
  write(repo, {
    'NOTES.md': 'Tidy thoughts.\n',
    'greet.sh': readAt(repo, 'greet.sh', '# A new first line.\n'),
  });
  git(repo, 'commit', '--quiet', '-m', 'Tidy up');
  git(repo, 'checkout', '--quiet', 'main');
  await review.getByText('One commit came since you opened it').waitFor();
  await review.getByText('Loose thoughts.').waitFor();
  await review.getByRole('button', { name: 'What changed since' }).click();
  const since = dialog(page, 'What changed in feature/names since you opened it');
  await since.getByText('Tidy thoughts.').waitFor();
  await lookAt('branch-moved');
  await since.getByRole('button', { name: 'Close' }).click();
  await review.getByRole('button', { name: 'Show it as it is now' }).click();
  await review.getByText('Tidy thoughts.').waitFor();
  await review.getByText('of an older commit').waitFor();

  // One comment went along with its line; the other's text is gone.
  const loose = review.getByRole('region', { name: 'Comments without a line' });
  await loose.getByText('Leave these out.').waitFor();
  await loose.getByText(/outdated: its text is gone/).waitFor();
  const kept = review.getByRole('region', { name: 'greet.sh' });
  await kept.getByRole('article').getByText('Greet politely.').waitFor();
  await lookAt('branch-outdated');

  // Rewritten, then gone.
  write(repo, { 'NOTES.md': 'Other thoughts.\n' });
  git(repo, 'commit', '--quiet', '--amend', '-m', 'Rewritten');
  git(repo, 'checkout', '--quiet', 'main');
  await review.getByText('was rewritten since you opened it').waitFor();
  git(repo, 'branch', '--quiet', '-D', 'feature/names');
  await review.getByText('is gone. You see its last commit').waitFor();
  await page.reload();
  const refused = review.getByRole('alert').filter({ hasText: 'feature/names cannot be shown' });
  await refused.getByText('There is no branch or commit feature/names.').waitFor();
  await refused.getByRole('button', { name: 'Choose another branch' }).click();
  await asking.getByRole('button', { name: 'Not now' }).click();
  await refused.getByRole('button', { name: 'Back to Review' }).click();
  await review.getByText('Nothing waits for you').waitFor();
  expect(git(repo, 'status', '--porcelain')).toBe('');
}

const readAt = (repo: string, path: string, before: string) =>
  `${before}${git(repo, 'show', `feature/names:${path}`)}\n`;
