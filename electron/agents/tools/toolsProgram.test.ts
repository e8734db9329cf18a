import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findToolsProgram } from './toolsProgram.ts';

test('puts the program where any Node can read it, and renews it with the app', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'overture-tools-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const script = join(dataDir, 'shipped.mjs');
  for (const text of ['one', 'two', 'two']) {
    await writeFile(script, text);
    const program = await findToolsProgram({ script, dataDir, path: '' });
    expect(program?.command).toBe(process.execPath);
    expect(await readFile(program?.args[0] ?? '', 'utf8')).toBe(text);
  }
});
