import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { childEnvironment } from './childEnvironment.ts';
import { processStartTime } from './processIdentity.ts';
import { createReaper } from './reaper.ts';
import { startProcess } from './startProcess.ts';

const IDLE = ['-e', 'setInterval(() => {}, 1000)'];

async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'overture-reaper-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A host in a process of its own, killed once its child runs; gives the child's id. */
async function killedHost(folder: string): Promise<number> {
  const script = `
    import { createReaper } from '${import.meta.dirname}/reaper.ts';
    import { startProcess } from '${import.meta.dirname}/startProcess.ts';
    const reaper = await createReaper({ folder: ${JSON.stringify(folder)} });
    const started = await startProcess({ program: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'],
      cwd: '/', env: process.env, reaper });
    console.log(started.value.pid);`;
  const host: ChildProcess = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: join(import.meta.dirname, '../..'),
  });
  const [chunk] = await once(host.stdout!, 'data');
  host.kill('SIGKILL');
  await once(host, 'exit');
  return Number(String(chunk));
}

test('stops every child at shutdown and leaves no journal', async () => {
  const folder = await tempFolder();
  const reaper = await createReaper({ folder });
  const request = { program: process.execPath, args: IDLE, cwd: folder, env: childEnvironment(), reaper };
  const started = await Promise.all([startProcess(request), startProcess(request)]);
  expect(reaper.owned().length).toBe(2);
  await reaper.stopAll({ afterInputEndsMs: 20, afterTerminateMs: 2000 });
  const times = await Promise.all(started.map(async (one) => one.ok && processStartTime(one.value.pid)));
  expect(times).toEqual([null, null]);
  expect(reaper.owned()).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});

test('ends at the next start what a killed host left running', async () => {
  const folder = await tempFolder();
  const orphan = await killedHost(folder);
  expect(await processStartTime(orphan)).not.toBeNull();
  const reaper = await createReaper({ folder });
  expect(await reaper.endOrphans()).toEqual([{ pid: orphan, program: process.execPath }]);
  expect(await processStartTime(orphan)).toBeNull();
  expect((await readdir(folder)).length).toBe(1);
});

test('leaves alone a process that was given the id of an earlier child', async () => {
  const folder = await tempFolder();
  const stranger = spawn(process.execPath, IDLE, { stdio: 'ignore' });
  onTestFinished(() => void stranger.kill('SIGKILL'));
  const lines = [
    { host: { pid: 1, startTime: 'long ago' } },
    { pid: stranger.pid, startTime: 'long ago', program: 'agent', mark: 'dead-host.1' },
  ];
  await writeFile(
    join(folder, 'dead-host.jsonl'),
    `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"pi`,
  );
  const reaper = await createReaper({ folder });
  expect(await reaper.endOrphans()).toEqual([]);
  expect(await processStartTime(stranger.pid!)).not.toBeNull();
});

test('leaves the children of another host that still runs on the same folder', async () => {
  const folder = await tempFolder();
  const first = await createReaper({ folder });
  const request = {
    program: process.execPath,
    args: IDLE,
    cwd: folder,
    env: childEnvironment(),
    reaper: first,
  };
  const child = await startProcess(request);
  const second = await createReaper({ folder });
  expect(await second.endOrphans()).toEqual([]);
  expect(first.owned()).toEqual(child.ok ? [child.value.pid] : []);
  await first.stopAll({ afterInputEndsMs: 20 });
});
