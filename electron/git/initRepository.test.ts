import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runTestGit, tempRepo } from '#test/helpers/tempRepo.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { findGit } from './findGit.ts';
import { initRepository } from './initRepository.ts';

const author = { name: 'Ada Lovelace', email: 'ada@overture.example' };
const found = await findGit();

async function tempFolder(files: Record<string, string>): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'overture-init-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'node_modules'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

describe.each(['embedded', 'native'] as const)('making a repository with the %s engine', (engine) => {
  const native = engine === 'native' && found.ok ? found.value : null;

  test('commits the files present and respects ignore rules', async () => {
    const path = await tempFolder({
      '.gitignore': 'node_modules/\n*.log\n',
      'a b.txt': 'x\r\n',
      'node_modules/dep.js': 'x',
      'x.log': 'x',
    });
    const commit = valueOf(await initRepository({ path, message: 'Begin', author, native }));
    expect(await runTestGit(path, ['log', '--format=%H %an %s %D'])).toBe(
      `${commit} Ada Lovelace Begin HEAD -> main\n`,
    );
    expect(await runTestGit(path, ['ls-tree', '-r', '--name-only', 'HEAD'])).toBe('.gitignore\na b.txt\n');
    expect(await runTestGit(path, ['show', 'HEAD:a b.txt'])).toBe('x\r\n');
    expect(await runTestGit(path, ['status', '--porcelain'])).toBe('');
  });

  test('makes a first commit even of an empty folder', async () => {
    const path = await tempFolder({});
    valueOf(await initRepository({ path, message: 'Begin', author, branch: 'trunk', native }));
    expect(await runTestGit(path, ['log', '--format=%s', 'trunk'])).toBe('Begin\n');
  });

  test('refuses a folder that holds a whole disk or everything a person has', async () => {
    for (const path of ['/', homedir(), dirname(homedir())]) {
      const made = await initRepository({ path, message: 'x', author, native });
      expect(made).toMatchObject({ ok: false, error: { code: 'tooWide' } });
    }
  });

  test('leaves a repository above alone, and makes one inside it only when asked to', async () => {
    const path = await tempFolder({ 'a.txt': 'x' });
    await runTestGit(path, ['init', '--quiet', '--template=', '--initial-branch=main']);
    await mkdir(join(path, 'own'));
    await writeFile(join(path, 'own', 'b.txt'), 'y');
    const request = { path: join(path, 'own'), message: 'x', author, native };
    expect(await initRepository(request)).toEqual({
      ok: false,
      error: { code: 'alreadyARepository', path },
    });
    valueOf(await initRepository({ ...request, nested: true }));
    expect(await runTestGit(join(path, 'own'), ['ls-tree', '--name-only', 'HEAD'])).toBe('b.txt\n');
    expect(await runTestGit(path, ['status', '--porcelain', '--branch'])).toContain('No commits yet');
  });

  test('refuses a folder that is, or lies in, a repository', async () => {
    const repo = await tempRepo({ files: { 'sub/a': 'a' } });
    const refused = { ok: false, error: { code: 'alreadyARepository', path: repo.path } };
    expect(await initRepository({ path: repo.path, message: 'x', author, native })).toEqual(refused);
    const path = join(repo.path, 'sub');
    expect(await initRepository({ path, message: 'x', author, native })).toEqual(refused);
  });
});
