import { tmpdir } from 'node:os';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { childEnvironment } from './childEnvironment.ts';
import { processStartTime } from './processIdentity.ts';
import { createLineSplitter, type StartRequest, startProcess } from './startProcess.ts';

async function start(script: string, more: Partial<StartRequest> = {}) {
  const started = await startProcess({
    program: process.execPath,
    args: ['-e', script],
    cwd: tmpdir(),
    env: childEnvironment(),
    ...more,
  });
  if (!started.ok) throw new Error(started.error.code);
  return started.value;
}

test('streams lines, also the last one without an end', async () => {
  const lines: string[] = [];
  const child = await start('process.stdout.write("a\\r\\nb\\nlast")', {
    onLine: (line) => lines.push(line),
  });
  expect(await child.exited).toEqual({ exitCode: 0, signal: null });
  expect(lines).toEqual(['a', 'b', 'last']);
});

test('writes to the child, which ends when its input does', async () => {
  let text = '';
  const child = await start('process.stdin.pipe(process.stdout)', { onStdout: (more) => (text += more) });
  expect(await child.write('héllo')).toBe(true);
  expect(await child.stop()).toEqual({ exitCode: 0, signal: null });
  expect(text).toBe('héllo');
  expect(await child.write('late')).toBe(false);
});

test('kills a child that ignores both its input and SIGTERM, and the shell it detached', async () => {
  const ready = Promise.withResolvers<string>();
  const script = `
    process.on('SIGTERM', () => {});
    const options = { detached: true, stdio: 'ignore' };
    const deaf = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)';
    const child = require('node:child_process').spawn(process.execPath, ['-e', deaf], options);
    console.log(child.pid);
    setInterval(() => {}, 1000);`;
  const child = await start(script, { onLine: ready.resolve });
  const detached = Number(await ready.promise);
  expect(await child.stop({ afterInputEndsMs: 50, afterTerminateMs: 200 })).toEqual({
    exitCode: null,
    signal: 'SIGKILL',
  });
  expect(await processStartTime(detached)).toBeNull();
});

test.runIf(process.platform === 'linux')('ends a daemon whose parent is already gone', async () => {
  const script = `
    const options = { detached: true, stdio: 'ignore' };
    const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], options);
    console.log(child.pid); child.unref();`;
  const lines: string[] = [];
  const child = await start(script, { onLine: (line) => lines.push(line) });
  await child.exited;
  const daemon = Number(lines[0]);
  expect(await processStartTime(daemon)).not.toBeNull();
  await child.stop({ afterInputEndsMs: 50, afterTerminateMs: 1000 });
  expect(await processStartTime(daemon)).toBeNull();
});

test('says when the program is missing', async () => {
  const result = await startProcess({ program: 'no-such-program', args: [], cwd: tmpdir(), env: {} });
  expect(result).toEqual({ ok: false, error: { code: 'notFound', program: 'no-such-program' } });
});

test('splits lines the same wherever the pieces are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z\n]{0,6}$/)), (pieces) => {
      const lines: string[] = [];
      const splitter = createLineSplitter((line) => lines.push(line));
      for (const piece of pieces) splitter.add(piece);
      splitter.end();
      expect(lines).toEqual(
        pieces
          .join('')
          .replace(/\n$/, '')
          .split('\n')
          .slice(pieces.join('') === '' ? 1 : 0),
      );
    }),
  );
});
