import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findAgents } from './findAgents.ts';

test('finds the known agents whose programs are on the path, and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'overture-path-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'opencode'), '#!/bin/sh\n');
  await chmod(join(folder, 'opencode'), 0o755);
  await writeFile(join(folder, 'qwen'), 'not executable');
  const list = new URL('../../resources/agents.yaml', import.meta.url).pathname;
  const { found, missing } = await findAgents(list, folder);
  expect(found).toEqual([
    { kind: 'acp', id: 'opencode', name: 'OpenCode', command: 'opencode acp', environment: {} },
  ]);
  expect(missing.find(({ name }) => name === 'Qwen Code')).toEqual({
    name: 'Qwen Code',
    install: 'npm install -g @qwen-code/qwen-code',
  });
});
