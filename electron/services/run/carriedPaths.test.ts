import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { carriedPaths } from './carriedPaths.ts';

async function folderOf(...names: readonly string[]): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'overture-carried-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const name of names) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), 'TOKEN=x\n');
  }
  return root;
}

async function allOf(paths: AsyncIterable<string>): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const path of paths) found.push(path);
  return found;
}

test('names what the patterns find, in no package and nothing of git, and nothing outside', async () => {
  const names = ['.env', 'app/.env', 'node_modules/a/.env', 'app/node_modules/a/.env', 'app/.git/.env'];
  const root = await folderOf(...names);
  const outside = await folderOf('b/.env');
  await symlink(outside, join(root, 'link'));
  const patterns = ['**/.env', 'link/b/.env', `../${basename(outside)}/b/.env`];
  const found = await allOf(carriedPaths(patterns, root));
  expect(found.map((path) => path.replaceAll('\\', '/')).toSorted()).toEqual(['.env', 'app/.env']);
});

test('leaves out what vanishes while it looks, and a folder that is gone', async () => {
  const root = await folderOf('a.env', 'b.env', 'c.env');
  const found: string[] = [];
  for await (const path of carriedPaths(['*.env'], root)) {
    found.push(path);
    for (const name of ['a.env', 'b.env', 'c.env']) await rm(join(root, name), { force: true });
  }
  expect(found).toHaveLength(1);
  expect(await allOf(carriedPaths(['*.env'], join(root, 'gone')))).toEqual([]);
});
