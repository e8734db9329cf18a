import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { describeGitError } from './describeGitError.ts';
import { describeRepository } from './describeRepository.ts';
import { openGit } from './openGit.ts';

test('tells a folder that is no repository from one that is gone', async () => {
  const repo = await tempRepo();
  const plain = repo.sibling('plain');
  await mkdir(plain);
  expect(await describeRepository(plain)).toEqual({
    ok: false,
    error: { code: 'notARepository', path: plain },
  });
  const gone = repo.sibling('gone');
  expect(await describeRepository(gone)).toEqual({ ok: false, error: { code: 'pathGone', path: gone } });
  await writeFile(repo.sibling('file'), '');
  expect(await describeRepository(repo.sibling('file'))).toMatchObject({ error: { code: 'notARepository' } });
});

test('tells a bare repository, from its folder and from one inside it', async () => {
  const repo = await tempRepo({ files: { a: 'a' } });
  const bare = repo.sibling('bare.git');
  await repo.git('clone', '-q', '--bare', repo.path, bare);
  expect(await describeRepository(bare)).toEqual({ ok: false, error: { code: 'bare', path: bare } });
  expect(await describeRepository(join(bare, 'objects'))).toMatchObject({ error: { code: 'bare' } });
  await repo.git('config', 'core.bare', 'true');
  expect(await openGit({ path: repo.path, trusted: false, native: null })).toMatchObject({
    error: { code: 'bare' },
  });
});

test('resolves a symbolic link to the repository', async () => {
  const repo = await tempRepo({ files: { a: 'a' } });
  await symlink(repo.path, repo.sibling('link'));
  expect(await describeRepository(repo.sibling('link'))).toMatchObject({ value: { root: repo.path } });
});

test('a folder named .git that holds nothing makes no repository', async () => {
  const repo = await tempRepo();
  const folder = repo.sibling('fake');
  await mkdir(join(folder, '.git'), { recursive: true });
  expect(await describeRepository(folder)).toMatchObject({ error: { code: 'notARepository' } });
});

test('says when a repository is stored in a form that only an installed git reads', async () => {
  const repo = await tempRepo();
  const path = repo.sibling('sha256');
  await repo.git('init', '-q', '--object-format=sha256', path);
  const refused = await describeRepository(path);
  expect(refused).toMatchObject({ error: { code: 'unsupportedFormat', path } });
  if (!refused.ok) expect(describeGitError(refused.error)).toContain('git installed');
});

test.skipIf(process.getuid?.() === 0)('says when a folder may not be read', async () => {
  const repo = await tempRepo({ files: { a: 'a' } });
  await chmod(repo.path, 0);
  const refused = await describeRepository(repo.path);
  await chmod(repo.path, 0o700);
  expect(refused).toEqual({ ok: false, error: { code: 'noPermission', path: repo.path } });
});
