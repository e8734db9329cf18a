import { cp, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exportSpec } from './exportSpec.ts';
import { importFolder } from './importFolder.ts';
import { readForeignFiles } from './readForeignFiles.ts';
import { readForeignSource } from './readForeignSource.ts';

const FIXTURES = join(import.meta.dirname, '../../../test/fixtures/foreign');

async function temporary(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'overture-foreign-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function contents(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'LICENSE');
  const read = files.map(async (entry) => {
    const full = join(entry.parentPath, entry.name);
    return [full.slice(folder.length + 1), await readFile(full, 'base64')] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

test.each([
  ['spec-kit', 'worldtides'],
  ['spec-kit', 'community'],
  ['openspec', 'worldtides'],
  ['openspec', 'dialects'],
  ['kiro', 'dialects'],
] as const)(
  '%s/%s goes in and comes out byte for byte, and the original stays as it was',
  async (format, name) => {
    const [repository, target] = [await temporary(), await temporary()];
    const source = join(FIXTURES, format, name);
    const before = await contents(source);
    const done = await importFolder(await readForeignFiles(source), repository, 'specs');
    expect(done.ok && done.value.skipped).toEqual([]);
    for (const specId of await readdir(join(repository, 'specs'))) {
      const specFolder = join(repository, 'specs', specId);
      const exported = await exportSpec({ specFolder, specId, format, target, overwrite: false });
      expect(exported).toMatchObject({ ok: true, value: { notExpressed: [] } });
    }
    expect(await contents(target)).toEqual(before);
    expect(await contents(source)).toEqual(before);
  },
);

test('the same specs are not brought in twice', async () => {
  const repository = await temporary();
  const files = await readForeignFiles(join(FIXTURES, 'kiro/dialects'));
  await importFolder(files, repository, 'specs');
  const again = await importFolder(files, repository, 'specs');
  expect(again).toMatchObject({
    ok: false,
    error: { code: 'alreadyImported', path: '.kiro/specs/lost-upload' },
  });
  expect(await readdir(join(repository, 'specs'))).toEqual(['001-lost-upload', '002-photo-albums']);
});

test('specs of spec-kit keep their folders, and their numbers are not given again', async () => {
  const repository = await temporary();
  await cp(join(FIXTURES, 'spec-kit/worldtides'), repository, { recursive: true });
  const done = await importFolder(await readForeignFiles(repository), repository, 'specs');
  expect(done.ok && done.value.written.map(({ specId }) => specId)).toEqual(['002-support-heights-api']);
  const again = await importFolder(await readForeignFiles(repository), repository, 'specs');
  expect(again).toMatchObject({ ok: false, error: { code: 'alreadyImported' } });
});

test('an export into the original folder replaces only what it wrote or read, never what someone else changed', async () => {
  const repository = await temporary();
  await cp(join(FIXTURES, 'kiro/dialects'), repository, { recursive: true });
  await importFolder(await readForeignFiles(repository), repository, 'specs', '.kiro/specs/photo-albums');
  const specFolder = join(repository, 'specs/001-photo-albums');
  const request = {
    specFolder,
    specId: '001-photo-albums',
    format: 'kiro',
    target: repository,
    overwrite: false,
  } as const;
  const original = join(repository, '.kiro/specs/photo-albums/requirements.md');
  for (const words of ['refuse new guests', 'refuse everybody']) {
    const text = await readFile(join(specFolder, 'spec.md'), 'utf8');
    await writeFile(join(specFolder, 'spec.md'), text.replace(/refuse \w+ ?\w*(?=\.)/, words));
    expect(await exportSpec(request)).toMatchObject({ ok: true });
    expect(await readFile(original, 'utf8')).toContain(
      `3. While an album is locked, the Album Service shall ${words}.\n`,
    );
  }
  await writeFile(original, 'Somebody else wrote this.\n');
  expect(await exportSpec(request)).toEqual({
    ok: false,
    error: { code: 'wouldOverwrite', path: '.kiro/specs/photo-albums/requirements.md' },
  });
  expect(await readFile(original, 'utf8')).toBe('Somebody else wrote this.\n');
});

test('a damaged copy of an original is said, and nothing is written', async () => {
  const [repository, target] = [await temporary(), await temporary()];
  await importFolder(await readForeignFiles(join(FIXTURES, 'openspec/dialects')), repository, 'specs');
  const [specId = ''] = await readdir(join(repository, 'specs'));
  const specFolder = join(repository, 'specs', specId);
  const copy = 'origin/openspec/changes/rename-billing/proposal.md';
  await writeFile(join(specFolder, copy), 'changed');
  const done = await exportSpec({ specFolder, specId, format: 'openspec', target, overwrite: false });
  expect(done).toEqual({ ok: false, error: { code: 'damagedOrigin', path: copy } });
  expect(await readdir(target)).toEqual([]);
});

const fail = (path: string, reason: string) => {
  throw new Error(`${path}: ${reason}`);
};

test('a file that is too large stays where it is, and is named', async () => {
  const repository = await temporary();
  await cp(join(FIXTURES, 'kiro/dialects'), repository, { recursive: true });
  await writeFile(
    join(repository, '.kiro/specs/photo-albums/recording.md'),
    Buffer.alloc(20 * 1024 * 1024 + 1, 65),
  );
  const named: string[] = [];
  const files = await readForeignFiles(repository, (path, reason) => named.push(`${path}: ${reason}`));
  expect(named).toEqual(['.kiro/specs/photo-albums/recording.md: it is larger than 20 MB']);
  expect(files.some(({ path }) => path.endsWith('recording.md'))).toBe(false);
});

test('what is no text goes along as it is', async () => {
  const [repository, target] = [await temporary(), await temporary()];
  await cp(join(FIXTURES, 'kiro/dialects'), repository, { recursive: true });
  const bytes = Buffer.from([0x89, 0x50, 0x00, 0xff, 0xfe, 0x0a]);
  await writeFile(join(repository, '.kiro/specs/photo-albums/flow.png'), bytes);
  await writeFile(
    join(repository, '.kiro/specs/photo-albums/requirements.md'),
    Buffer.from([0x23, 0x20, 0xe9, 0x0a]),
  );
  await importFolder(await readForeignFiles(repository), repository, 'specs', '.kiro/specs/photo-albums');
  const specFolder = join(repository, 'specs/001-photo-albums');
  await exportSpec({ specFolder, specId: '001-photo-albums', format: 'kiro', target, overwrite: false });
  expect(await readFile(join(target, '.kiro/specs/photo-albums/flow.png'))).toEqual(bytes);
  expect(await readFile(join(target, '.kiro/specs/photo-albums/requirements.md'))).toEqual(
    Buffer.from([0x23, 0x20, 0xe9, 0x0a]),
  );
});

test('a folder inside a repository, and one copied out of it, stand for the specs they hold', async () => {
  const copied = await temporary();
  await cp(join(FIXTURES, 'kiro/dialects/.kiro/specs/photo-albums'), join(copied, 'photo-albums'), {
    recursive: true,
  });
  const inside = await readForeignSource(join(FIXTURES, 'kiro/dialects/.kiro/specs/photo-albums'), fail);
  const alone = await readForeignSource(join(copied, 'photo-albums'), fail);
  const paths = ['requirements.md', 'spec.json', 'tasks.md'].map(
    (name) => `.kiro/specs/photo-albums/${name}`,
  );
  expect(inside.map(({ path }) => path).toSorted()).toEqual(paths);
  expect(alone.map(({ path }) => path).toSorted()).toEqual(paths);
});
