import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { proposeCommands } from './proposeCommands.ts';

test.each([
  [{ 'package.json': '{"scripts":{"test":"node --test"}}' }, { test: 'npm test' }],
  [
    {
      'package.json': '{"scripts":{"test":"vitest","lint":"oxlint"},"devDependencies":{"vitest":"5"}}',
      'pnpm-lock.yaml': '',
    },
    { setup: 'pnpm install --frozen-lockfile', test: 'pnpm test', lint: 'pnpm run lint' },
  ],
  [{ 'package.json': '{ half' }, {}],
  [{ Makefile: 'VAR := 1\ntest: build\n\tgo test\n' }, { test: 'make test' }],
  [{ 'go.mod': 'module x\n' }, { test: 'go test ./...', lint: 'go vet ./...' }],
  [{ 'Cargo.toml': '[package]\n' }, { test: 'cargo test', lint: 'cargo clippy' }],
  [{ 'pyproject.toml': '[tool.pytest.ini_options]\n' }, { test: 'python -m pytest' }],
  [{}, {}],
])('proposes from %j', async (files, commands) => {
  const root = mkdtempSync(join(tmpdir(), 'propose-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  expect(await proposeCommands(root)).toEqual(commands);
});
