import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findReports } from './findReports.ts';

test('reports are found beside what only has the name of one: a link to nothing and a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'overture-reports-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await symlink(join(folder, 'nowhere'), join(folder, 'junit.xml'));
  await mkdir(join(folder, 'report.xml'));
  await mkdir(join(folder, 'reports'));
  await writeFile(join(folder, 'reports', 'own.xml'), '<testsuite><testcase name="greets"/></testsuite>');
  const found = await findReports(folder, Date.now() - 60_000);
  expect(found.map(({ name }) => name)).toEqual(['greets']);
});
