import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findToolsProgram } from './toolsProgram.ts';

test('several attempts that begin at once all find the program, whole', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'overture-tools-'));
  const script = join(dataDir, 'source.mjs');
  await writeFile(script, 'export {};\n');
  const needs = { script, dataDir, path: '' };
  const found = await Promise.all(Array.from({ length: 20 }, () => findToolsProgram(needs)));
  expect(new Set(found.map((program) => program?.args[0]))).toEqual(
    new Set([join(dataDir, 'tools', 'agentTools.mjs')]),
  );
  expect(await readFile(join(dataDir, 'tools', 'agentTools.mjs'), 'utf8')).toBe('export {};\n');
});
