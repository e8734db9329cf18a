import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { widerPath } from './widerPath.ts';

test('adds the usual folders that exist, behind those that are named', async () => {
  const home = await mkdtemp(join(tmpdir(), 'overture-home-'));
  onTestFinished(() => rm(home, { recursive: true }));
  for (const folder of ['.local/bin', '.nvm/versions/node/v9.1.0/bin', '.nvm/versions/node/v24.3.0/bin'])
    await mkdir(join(home, folder), { recursive: true });
  const folders = widerPath(['/own', '/usr/bin', ''].join(delimiter), home).split(delimiter);
  expect(folders.slice(0, 2)).toEqual(['/own', '/usr/bin']);
  expect(folders.filter((folder) => folder.startsWith(home))).toEqual([
    join(home, '.local/bin'),
    join(home, '.nvm/versions/node/v24.3.0/bin'),
  ]);
  expect(new Set(folders).size).toBe(folders.length);
});
