import { once } from 'node:events';
import { expect, test } from 'vitest';
import { processStartTime } from '#electron/process/processIdentity.ts';
import { confirmQuit } from '#electron/shell/confirmQuit.ts';
import { quitAfter } from '#electron/shell/quitAfter.ts';
import { electronDouble } from '#test/helpers/electronDouble.ts';
import { plan, SPEC, task } from '#test/helpers/greetingsRun.ts';
import { runBench } from '#test/helpers/runBench.ts';

const STUBBORN = "process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000);";

/**
 * Starts a child, and has it start three more: one in its own group, one in a session of its own, and one there whose
 * parent has ended. All of them ignore being asked to end.
 */
const AGENT = `
import { spawn } from 'node:child_process';
const stubborn = ${JSON.stringify(STUBBORN)};
const family = \`
  const { spawn } = require('node:child_process');
  const stubborn = \${JSON.stringify(stubborn)};
  const begin = (code, detached) => spawn(process.execPath, ['-e', code], { detached, stdio: ['ignore', 'inherit', 'ignore'] });
  console.log('pid', process.pid, begin(stubborn, false).pid, begin(stubborn, true).pid);
  begin(\\\`
    const { spawn } = require('node:child_process');
    const orphan = spawn(process.execPath, ['-e', \\\${JSON.stringify(stubborn)}], { detached: true, stdio: 'ignore' });
    orphan.unref();
    console.log('orphan', orphan.pid);
  \\\`, true);
  \` + stubborn;
spawn(process.execPath, ['-e', family], { stdio: ['ignore', 'inherit', 'ignore'] });
console.log('agent', process.pid);
setInterval(() => undefined, 1000);
`;
const WORK = task(
  'T1',
  '    criteria: [AC-1.1]\n    scope: { change: [src/one.js], read: [] }\n    agent: family\n',
);

test('quitting with an agent at work asks, and leaves nothing of it or of what it started', async () => {
  const bench = await runBench({ spec: SPEC, plan: plan(WORK), agents: { family: AGENT } });
  const { electron, parts, steps } = electronDouble();
  const finished = Promise.withResolvers<void>();
  const stayed = Promise.withResolvers<void>();
  quitAfter(electron.app, {
    confirm: () => confirmQuit(electron, bench.host.atWork(), undefined),
    stay: () => stayed.resolve(),
    finish: () => bench.host.dispose().finally(finished.resolve),
    report: (error) => finished.reject(error),
  });
  await bench.start();
  const pids = await allOf(bench);
  expect(await alive(pids)).toEqual(pids);

  parts.dialog.pressed = 1;
  parts.app.quit();
  await stayed.promise;
  expect(parts.dialog.questions).toEqual(['One task is at work: Stop them and quit, Keep working']);
  expect(await alive(pids)).toEqual(pids);

  parts.dialog.pressed = 0;
  const left = once(parts.app, 'before-quit');
  parts.app.quit();
  await left;
  await finished.promise;
  expect(await alive(pids)).toEqual([]);
  expect(steps).toEqual(['quit held', 'quit held', 'quit']);
});

/** The ids of the agent, its child, and the three that this started, once all have been told. */
async function allOf(bench: Awaited<ReturnType<typeof runBench>>): Promise<readonly number[]> {
  const { id } = await bench.attempt('T1', 'running');
  const told = Promise.withResolvers<readonly number[]>();
  const look = () => {
    const text = bench.runs.activity
      .read(id)
      .map((entry) => `${entry.text}\n${entry.detail}`)
      .join('\n');
    const found = [/agent (\d+)/, /pid (\d+) (\d+) (\d+)/, /orphan (\d+)/].map((part) => part.exec(text));
    if (found.every((one) => one !== null)) told.resolve(found.flatMap((one) => one.slice(1).map(Number)));
  };
  const stop = bench.runs.activity.listen(id, look);
  look();
  const pids = await told.promise;
  stop();
  return pids;
}

async function alive(pids: readonly number[]): Promise<readonly number[]> {
  const times = await Promise.all(pids.map(processStartTime));
  return pids.filter((_, index) => times[index] !== null);
}
