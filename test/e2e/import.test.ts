import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownRepository } from './ownRepository.ts';
import { startOverture } from './startOverture.ts';
import { dialog, git } from './steps.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/foreign/kiro/dialects');

test('a repository with specs of Kiro is offered to bring them in, and says where each line went', async () => {
  const repo = ownRepository('albums', { 'README.md': '# Albums\n' });
  cpSync(FIXTURES, repo, { recursive: true });
  git(repo, 'add', '-A');
  git(repo, 'commit', '--quiet', '-m', 'Specs');
  const { page, lookAt, close } = await startOverture({ repo });
  onTestFinished(close);

  await page.getByText('Found 2 specs of Kiro in .kiro/specs/.').waitFor();
  await page.getByRole('button', { name: 'Bring in…', exact: true }).click();
  const choice = dialog(page, 'Bring in specs');
  await choice.getByRole('checkbox', { name: 'Photo albums' }).waitFor();
  await choice.getByRole('checkbox', { name: 'Lost upload' }).click();
  await choice.getByText('1 of 2 chosen').waitFor();
  await lookAt('import-choice');
  await choice.getByRole('button', { name: 'Bring in', exact: true }).click();

  const report = dialog(page, '1 spec brought in');
  await report.getByText('2 requirements, 5 criteria, 4 tasks').waitFor();
  await lookAt('import-report');
  await report.getByRole('button', { name: 'Open it' }).click();
  await page.getByText('delete its photos within 24 hours').first().waitFor();

  const imported = join(repo, 'specs/001-photo-albums');
  expect(existsSync(join(imported, 'plan.yaml'))).toBe(true);
  const original = '.kiro/specs/photo-albums/requirements.md';
  expect(readFileSync(join(imported, 'origin', original))).toEqual(readFileSync(join(FIXTURES, original)));
  expect(git(repo, 'status', '--porcelain')).toBe('?? specs/');
});
