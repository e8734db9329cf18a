import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { processStartTime } from '#electron/process/processIdentity.ts';
import { createReaper } from '#electron/process/reaper.ts';
import { runCommand } from './runCommand.ts';

test('the end of what a command wrote begins with a whole line, where no line is too long for that', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'overture-command-'));
  onTestFinished(() => rm(cwd, { recursive: true, force: true, maxRetries: 5 }));
  const reaper = await createReaper({ folder: join(cwd, 'processes') });
  const outputOf = async (text: string) => {
    await writeFile(join(cwd, 'text'), text);
    const command = "node -p \"fs.readFileSync('text', 'utf8')\"";
    const signal = new AbortController().signal;
    return (await runCommand({ command, trusted: true, cwd, signal, limitMs: 60_000, reaper })).output;
  };
  const line = 'TOKEN=hunter2-hunter2\n';
  const output = await outputOf(line.repeat(2000));
  expect(output.split('\n').every((one) => one === line.trim())).toBe(true);
  expect(output.length).toBeGreaterThan(19_900);
  expect(await outputOf(`a\n${'x'.repeat(30_000)}`)).toBe('x'.repeat(20_000));
  expect(await outputOf(line)).toBe(line.trim());
});

test('a command that takes too long is ended with all it started, and what it had printed stays', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'overture-command-'));
  onTestFinished(() => rm(cwd, { recursive: true, force: true, maxRetries: 5 }));
  const reaper = await createReaper({ folder: join(cwd, 'processes') });
  const command = 'sleep 600 & echo $! > sleeper; echo begun; echo trouble >&2; wait';
  const signal = new AbortController().signal;
  const ran = await runCommand({ command, trusted: true, cwd, signal, limitMs: 3000, reaper });
  expect(ran).toMatchObject({
    exitCode: null,
    output:
      'begun\ntrouble\nIt did not finish within 3 s and was ended, with all it had started. Make it quicker, or split it.',
  });
  expect(await processStartTime(Number(await readFile(join(cwd, 'sleeper'), 'utf8')))).toBeNull();
});
