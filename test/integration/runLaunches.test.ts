import { expect, test } from 'vitest';
import { NO_LIMITS } from '#shared/run/launchRoom.ts';
import { SPEC, task, plan, ENGLISH, ENGLISH_AGENT, PACKAGE, SLOW } from '#test/helpers/greetingsRun.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';

test('keeps tasks apart that would change the same file, and says which', async () => {
  const scope = (change: string, agent: string) =>
    `    scope: { change: [${change}], read: [] }\n    agent: ${agent}\n`;
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', scope('src/shared.js', 'slow')), task('T2', scope('src/*.js', 'slow'))),
    agents: { slow: SLOW },
  });
  const { host, ids } = bench;
  await bench.start();
  const first = await bench.attempt('T1', 'running');
  expect(bench.now().taskStates['T2']).toEqual({
    state: 'held',
    why: 'It would change src/shared.js, which T1 is changing now. It starts when T1 lands.',
  });
  must(await host.run.stopAttempt({ ...ids, attemptId: first.id, by: 'Priya' }, call));
  await bench.attempt('T2', 'running');
  expect(await host.run.resumeAttempt({ ...ids, attemptId: first.id, by: 'Priya' }, call)).toEqual({
    ok: false,
    error: { code: 'overlaps', taskId: 'T2', path: 'src/shared.js' },
  });
  must(await host.run.stop({ ...ids, runId: bench.now().id, by: 'Priya' }, call));
  expect(bench.now()).toMatchObject({
    state: 'stopped',
    taskStates: { T1: { state: 'cancelled' }, T2: { state: 'cancelled' } },
  });
});

test('a change outside the declared files is told while the agent is still at work', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', '    scope: { change: [src/other.js], read: [] }\n    agent: slow\n')),
    files: { 'overture.yaml': 'protected: [src/shared.js]\n' },
    agents: { slow: SLOW },
  });
  await bench.start();
  await bench.until(({ reasons }) => reasons.some(({ kind }) => kind === 'changed'));
  expect(bench.now().attempts[0]).toMatchObject({
    state: 'running',
    files: [{ path: 'src/shared.js', added: 1, inScope: false, protected: true }],
  });
  expect(bench.now().reasons.at(-1)).toMatchObject({
    title: 'T1 changes more than it declared',
    text: 'It changed src/shared.js, which is protected. Nothing of it lands without your word; you can allow it or tell the agent now.',
  });
});

test('a person starts a held task now, with a reason that stays in the log', async () => {
  const scope = '    scope: { change: [src/shared.js], read: [] }\n    agent: slow\n';
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', scope), task('T2', scope)),
    agents: { slow: SLOW },
  });
  const { host, ids } = bench;
  const runId = await bench.start();
  await bench.attempt('T1', 'running');
  const now = { ...ids, runId, taskId: bench.now().tasks[1]!.id, by: 'Priya' };
  must(await host.run.launchNow({ ...now, reason: 'They touch other lines.' }, call));
  await bench.attempt('T2', 'running');
  expect(bench.now().reasons.at(-1)).toMatchObject({
    title: 'Launched T2',
    text: 'Priya started it now although T1, which is at work, may change src/shared.js, too: They touch other lines.',
  });
  expect(await host.run.launchNow({ ...now, reason: 'Again' }, call)).toMatchObject({ ok: false });
});

test('waits while the machine has no room, says so, and starts once there is some', async () => {
  let free = 1;
  const measureMachine = async () => ({ ...NO_LIMITS, disk: { free, keep: 1_000_000 } });
  const bench = await runBench({
    spec: SPEC,
    plan: plan(ENGLISH),
    files: PACKAGE,
    agents: { english: ENGLISH_AGENT },
    measureMachine,
  });
  const runId = await bench.start();
  expect(bench.now().standstill).toContain('that must stay free are left where workspaces are made');
  free = 2_000_000;
  await bench.runs.schedule(runId);
  await bench.attempt('T1', 'running');
  await bench.until((run) => run.standstill === null);
});

test('a paused run starts nothing new, and the limit holds when it goes on', async () => {
  const scope = (file: string) => `    scope: { change: [${file}], read: [] }\n    agent: slow\n`;
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', scope('a')), task('T2', scope('b')), task('T3', scope('c'))),
    agents: { slow: SLOW },
  });
  const { host, ids } = bench;
  await bench.start({ limit: 1 });
  const at = { ...ids, runId: bench.now().id, by: 'Priya' };
  await bench.attempt('T1', 'running');
  expect(bench.now().taskStates['T2']).toEqual({
    state: 'ready',
    why: 'One task is at work, and only one may be at once. It starts when that one hands in.',
  });
  must(await host.run.pause(at, call));
  must(await host.run.setLimit({ ...at, limit: 2 }, call));
  expect(await host.run.pause(at, call)).toEqual({
    ok: false,
    error: { code: 'notNow', act: 'be paused', state: 'paused' },
  });
  expect(bench.now().attempts).toHaveLength(1);
  must(await host.run.resume(at, call));
  await bench.attempt('T2', 'running');
  expect(bench.now().attempts).toHaveLength(2);
  must(await host.run.stop(at, call));
  expect(bench.now().attempts.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
});
