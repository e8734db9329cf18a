import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { childEnvironment } from './childEnvironment.ts';
import { processStartTime } from './processIdentity.ts';
import { type RunRequest, runProcess } from './runProcess.ts';

const node = (script: string, more: Partial<RunRequest> = {}) =>
  runProcess({
    program: process.execPath,
    args: ['-e', script],
    cwd: tmpdir(),
    env: childEnvironment(),
    ...more,
  });

test('gives exit code and both streams of a program that fails', async () => {
  const result = await node('console.log("out"); console.error("err"); process.exit(3)');
  expect(result).toMatchObject({
    ok: true,
    value: { exitCode: 3, signal: null, stdout: 'out\n', stderr: 'err\n', stdoutTruncated: false },
  });
});

test('hands the input over on stdin, and the null device without one', async () => {
  const echo = 'process.stdin.pipe(process.stdout)';
  expect(await node(echo, { input: 'größe' })).toMatchObject({ value: { stdout: 'größe' } });
  expect(await node(echo)).toMatchObject({ value: { stdout: '' } });
});

test('says when the program is missing', async () => {
  const result = await node('', { program: 'no-such-program-here' });
  expect(result).toEqual({ ok: false, error: { code: 'notFound', program: 'no-such-program-here' } });
});

test('says when the file may not be executed', async () => {
  expect(await node('', { program: import.meta.filename })).toMatchObject({
    error: { code: 'notPermitted' },
  });
});

test('says when the folder to run in is gone', async () => {
  const folder = join(tmpdir(), 'overture-no-such-folder');
  expect(await node('', { cwd: folder })).toEqual({ ok: false, error: { code: 'folderGone', folder } });
});

test('cuts output at its limit and says so', async () => {
  const result = await node('process.stdout.write("x".repeat(100000))', { maxStdoutBytes: 1000 });
  expect(result).toMatchObject({ value: { exitCode: 0, stdout: 'x'.repeat(1000), stdoutTruncated: true } });
});

test('stops a program that takes too long and keeps what it wrote', async () => {
  const result = await node('console.log("begun"); setInterval(() => {}, 1000)', { timeoutMs: 2_500 });
  expect(result).toMatchObject({
    error: { code: 'timedOut', afterMs: 2_500, output: { stdout: 'begun\n' } },
  });
});

test('stops a cancelled program that ignores SIGTERM, together with its children', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'overture-run-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const controller = new AbortController();
  const script = `
    process.on('SIGTERM', () => {});
    const child = require('node:child_process').spawn(process.execPath,
      ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
    require('node:fs').writeFileSync('pid.tmp', String(child.pid));
    require('node:fs').renameSync('pid.tmp', 'pid');
    setInterval(() => {}, 1000);`;
  const running = node(script, { cwd: folder, signal: controller.signal });
  const grandchild = await fileText(join(folder, 'pid'));
  controller.abort();
  expect(await running).toMatchObject({ error: { code: 'cancelled' } });
  expect(await processStartTime(Number(grandchild))).toBeNull();
});

test('does not start at all when it is already cancelled', async () => {
  expect(await node('', { signal: AbortSignal.abort() })).toMatchObject({ error: { code: 'cancelled' } });
});

test('is not held up by a background process that keeps the output open', async () => {
  const script = `
    const child = require('node:child_process').spawn(process.execPath,
      ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'inherit' });
    console.log(child.pid); child.unref();`;
  const result = await node(script, { endLeftovers: true });
  if (!result.ok) throw new Error(result.error.code);
  expect(await processStartTime(Number(result.value.stdout))).toBeNull();
});

test('leaves secrets of this process out of the environment', () => {
  const source = { PATH: '/bin', HOME: '/h', OPENAI_API_KEY: 's', GIT_DIR: '/x', NODE_OPTIONS: '--inspect' };
  expect(childEnvironment({ EXTRA: '1', HOME: undefined }, source)).toEqual({ PATH: '/bin', EXTRA: '1' });
});

/** The text of a file that another process is about to write. */
async function fileText(path: string): Promise<string> {
  await expect.poll(() => existsSync(path), { timeout: 10_000 }).toBe(true);
  return readFile(path, 'utf8');
}
