import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { electronDouble } from '#test/helpers/electronDouble.ts';
import { createKeychain } from './keychain.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'overture-keychain-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (double = electronDouble(), platform: NodeJS.Platform = 'linux') =>
  createKeychain(double.electron, join(folder, 'secrets.json'), platform);

test('a secret survives a restart, encrypted and readable by this person only', async () => {
  await open().keep('openai', 'sk-1');
  expect(await open().read('openai')).toBe('sk-1');
  expect(await readFile(join(folder, 'secrets.json'), 'utf8')).not.toContain('sk-1');
  expect((await stat(join(folder, 'secrets.json'))).mode & 0o077).toBe(0);
});

test('secrets kept at once do not lose one another, and null forgets one', async () => {
  const keychain = open();
  await Promise.all([keychain.keep('a', '1'), keychain.keep('b', '2'), keychain.keep('c', '3')]);
  await keychain.keep('b', null);
  expect(await Promise.all(['a', 'b', 'c'].map((name) => keychain.read(name)))).toEqual(['1', null, '3']);
});

test.each(['no encryption', 'basic_text'])(
  'with %s nothing is written, and it ends with the app',
  async (lack) => {
    const double = electronDouble();
    if (lack === 'basic_text') double.parts.safeStorage.backend = 'basic_text';
    else double.parts.safeStorage.available = false;
    const keychain = open(double);
    expect(keychain.keepsForGood()).toBe(false);
    await keychain.keep('openai', 'sk-1');
    expect(await keychain.read('openai')).toBe('sk-1');
    expect(await readdir(folder)).toEqual([]);
    expect(await open(double).read('openai')).toBeNull();
  },
);

test('a secret that the system’s keychain no longer opens counts as forgotten', async () => {
  const double = electronDouble();
  const keychain = open(double);
  await keychain.keep('openai', 'sk-1');
  double.parts.safeStorage.decryptString = () => {
    throw new Error('Error while decrypting the ciphertext.');
  };
  expect(await keychain.read('openai')).toBeNull();
});
