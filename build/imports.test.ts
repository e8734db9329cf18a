import { spawnSync } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkImports, findCycles } from './importRules.ts';
import { importsOf } from './readImports.ts';

const root = join(import.meta.dirname, '..');
let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'overture-imports-'));
  for (const folder of ['electron', 'renderer', 'shared']) {
    await cp(join(root, folder), join(copy, folder), { recursive: true });
  }
});
afterAll(() => rm(copy, { recursive: true, force: true }));

function check(folder: string) {
  const done = spawnSync(process.execPath, [join(root, 'build/imports.ts'), folder], { encoding: 'utf8' });
  return { status: done.status, said: `${done.stdout}${done.stderr}` };
}

test('an import planted the wrong way fails, and is named', async () => {
  expect(check(copy).said).not.toContain('shared/contract/result.ts');
  await appendFile(
    join(copy, 'shared/contract/result.ts'),
    "\nexport { CONTENT_SECURITY_POLICY } from '#electron/page/contentSecurityPolicy.ts';\n",
  );
  const { status, said } = check(copy);
  expect(status).toBe(1);
  expect(said).toMatch(
    /^shared\/contract\/result\.ts:\d+ imports electron\/page\/contentSecurityPolicy\.ts: shared is pure/m,
  );
});

test('a folder with nothing in it does not pass', async () => {
  const empty = join(copy, 'empty');
  for (const folder of ['electron', 'renderer', 'shared'])
    await mkdir(join(empty, folder), { recursive: true });
  expect(check(empty)).toEqual({ status: 1, said: 'There are hardly any files to check.\n' });
});

test.each([
  ['shared/a.ts', "import { readFile } from 'node:fs/promises';"],
  ['shared/a.ts', "import fs from 'fs';"],
  ['shared/a.ts', "import React from 'react';"],
  ['shared/a.ts', "const x = await import('../electron/host/host.ts');"],
  ['renderer/app/a.tsx', "import type { Host } from '#electron/host/host.ts';"],
  ['renderer/app/a.tsx', "import { join } from 'path';"],
  ['renderer/app/a.tsx', "import { ipcRenderer } from 'electron';"],
  ['renderer/features/spec/a.tsx', "const monaco = () => import('monaco-editor/editor');"],
  ['electron/host/a.ts', "import { app } from 'electron/main';"],
  ['electron/host/a.ts', "import { startShell } from '#electron/shell/startShell.ts';"],
  ['electron/services/run/a.ts', "import { Button } from '#renderer/ui/Button.tsx';"],
  ['electron/git/a.ts', "import { test } from 'vitest';"],
  ['electron/git/a.ts', "export * from './gone.ts';"],
])('%s may not say %s', (file, line) => {
  expect(checkImports(importsOf(file, line), [file])).not.toEqual([]);
});

test.each([
  ['shared/a.ts', "import { z } from 'zod';"],
  ['shared/a.ts', "import type { Root } from 'mdast';"],
  ['shared/a.test.ts', "import { readFile } from 'node:fs/promises';"],
  ['renderer/editor/a.ts', "import * as monaco from 'monaco-editor/editor';"],
  ['renderer/app/a.tsx', "import { useState } from 'react';"],
  ['electron/shell/a.ts', "import { app } from 'electron';"],
  ['electron/browser/a.ts', "import { createServer } from 'node:http';"],
])('%s may say %s', (file, line) => {
  expect(checkImports(importsOf(file, line), [file])).toEqual([]);
});

test('finds a circle, but not one of types alone', () => {
  const one = importsOf('shared/a.ts', "import { b } from './b.ts';");
  const two = importsOf('shared/b.ts', "export { a } from './a.ts';");
  const typesOnly = importsOf('shared/b.ts', "import type { A } from './a.ts';");
  expect(findCycles([...one, ...two])).toEqual([['shared/a.ts', 'shared/b.ts', 'shared/a.ts']]);
  expect(findCycles([...one, ...typesOnly])).toEqual([]);
});
