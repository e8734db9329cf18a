import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openJsonFile } from './jsonFile.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'json-'));
const schema = z.object({ count: z.number() });

test('keeps the last of many changes made at once, and leaves nothing else behind', async () => {
  const root = folder();
  const file = await openJsonFile(join(root, 'a.json'), schema, { count: 0 });
  await Promise.all([1, 2, 3, 4, 5].map((count) => file.set({ count })));
  expect(readFileSync(join(root, 'a.json'), 'utf8')).toBe('{\n  "count": 5\n}\n');
  expect(readdirSync(root)).toEqual(['a.json']);
});

test('sets a damaged file aside instead of writing over it', async () => {
  const path = join(folder(), 'a.json');
  writeFileSync(path, '{ half');
  const file = await openJsonFile(path, schema, { count: 7 });
  expect(file.get()).toEqual({ count: 7 });
  expect(readFileSync(`${path}.damaged`, 'utf8')).toBe('{ half');
  expect(existsSync(path)).toBe(false);
  expect(file.setAside).toBe(`${path}.damaged`);

  writeFileSync(path, 'worse');
  const again = await openJsonFile(path, schema, { count: 7 });
  expect(again.setAside).toBe(`${path}.damaged-2`);
  expect(readFileSync(`${path}.damaged`, 'utf8')).toBe('{ half');
  expect(readFileSync(`${path}.damaged-2`, 'utf8')).toBe('worse');
});
