import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readForeignFiles } from '#electron/services/foreign/readForeignFiles.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { testProject } from '#test/helpers/testProject.ts';

test('a repository whose specs folder is a link that leads to itself opens without specs', async () => {
  const repo = await tempRepo({ files: { 'README.md': '# Greetings\n' } });
  await symlink('specs', join(repo.path, 'specs'));
  const project = await testProject(repo);
  expect(project.state().specs).toEqual([]);
  expect(await readForeignFiles(repo.path)).toEqual([]);
});
