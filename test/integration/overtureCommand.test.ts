import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const runner = join(import.meta.dirname, '../../build/run.mjs');

async function overture(folder: string, ...args: string[]) {
  const child = spawn(process.execPath, [runner, 'overture', ...args], {
    env: { ...process.env, INIT_CWD: folder },
  });
  let printed = '';
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const exit = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exit, printed, told };
}

async function folderWith(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'overture-command-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, name), text);
  return folder;
}

test('in a checkout the command finds files where the person stands, and prints JSON and nothing else', async () => {
  const folder = await folderWith('lines.txt', 'The page should load.\n');
  const { exit, printed } = await overture(folder, 'lint', 'lines.txt', '--lines', '--json');
  const smells = (JSON.parse(printed) as { smell: string }[]).map(({ smell }) => smell);
  expect({ exit, found: smells.includes('uncertain-verb') }).toEqual({ exit: 0, found: true });
});

test('an answer larger than a pipe holds arrives whole', async () => {
  const folder = await folderWith('lines.txt', 'The page should quickly load.\n'.repeat(3_000));
  const { printed } = await overture(folder, 'lint', 'lines.txt', '--lines', '--json');
  const last = (JSON.parse(printed) as { line: number }[]).at(-1);
  expect(last?.line).toBe(3_000);
});

test('wrong use leaves stdout empty and ends with 2', async () => {
  const { exit, printed, told } = await overture(tmpdir(), 'lint', '--wrong');
  expect({ exit, printed }).toEqual({ exit: 2, printed: '' });
  expect(told).toContain('Use it so: overture lint FILE');
});
