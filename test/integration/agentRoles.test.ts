import { expect, test } from 'vitest';
import type { Run } from '#shared/run/run.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';

const SPEC = `# S

## Requirements

### R1 One

- **AC-1.1** The system SHALL do it.
  - shown by: a person
`;
const task = (id: string, role: string, agent = '') => `  - id: ${id}
    title: Task ${id}
    role: ${role}
    criteria: [AC-1.1]
    scope: { change: [${role === 'implement' ? `${id}.txt` : ''}], read: [] }
${agent && `    agent: ${agent}\n`}    checks: [${role === 'implement' ? 'look' : ''}]
    instructions: Do it.
`;
const plan = (...tasks: string[]) => `overture: 1\nspec: 001-greetings\ntasks:\n${tasks.join('')}`;
const writes = (file: string, text = 'done') =>
  `import { writeFileSync } from 'node:fs'; writeFileSync('${file}', '${text}\\n'); console.log('Done.');`;
const looks = (roles = '') => ({
  'overture.yaml': `commands:\n  look: "! grep -q wrong T1.txt"\n${roles}`,
});
const stateOf = (run: Run, id: string) => run.taskStates[id]?.state;
const agentsOf = (run: Run) => run.attempts.map((one) => [one.taskId, one.role, one.agentId]);

const NOBODY =
  'None of the agents takes implement tasks in Settings. Tick Implement for one of them there, or start it now and say who does it.';

test('a task passes over the agent without a tick, and the log says who does it instead', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', 'implement', 'first'), task('T2', 'investigate')),
    files: looks('roles: { implement: second, investigate: first }\n'),
    agents: { first: writes('unused.txt'), second: writes('T1.txt'), third: writes('T1.txt') },
    takes: { first: ['investigate'] },
  });
  await bench.start();
  const one = await bench.attempt('T1', 'inReview');
  await bench.attempt('T2', 'inReview');
  expect(one).toMatchObject({ agentId: 'second', agentName: 'second' });
  expect(agentsOf(bench.now())).toEqual([
    ['T1', 'implement', 'second'],
    ['T2', 'investigate', 'first'],
  ]);
  expect(bench.now().reasons).toContainEqual(
    expect.objectContaining({
      title: 'Launched T1',
      text: 'Nothing comes before it. first takes no implement tasks in Settings, so second does it.',
    }),
  );
});

test('a task that nobody may take is held until a role is ticked, and goes on by itself then', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', 'implement')),
    files: looks(),
    agents: { first: writes('T1.txt'), second: writes('T1.txt') },
    takes: { first: [], second: ['verify'] },
  });
  await bench.start();
  const held = await bench.until((run) => run.standstill !== null);
  expect(held.taskStates['T1']).toEqual({ state: 'held', why: NOBODY });
  expect(held.standstill).toBe(`T1 could be next. ${NOBODY}`);
  expect(held.attempts).toEqual([]);
  bench.host.setTakes({ first: [] });
  expect(await bench.attempt('T1', 'inReview')).toMatchObject({ agentId: 'second' });
  expect(bench.now().standstill).toBeNull();
});

test('a person takes a held task by starting it, and an agent that is not there is refused', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', 'implement')),
    files: looks(),
    agents: { first: writes('T1.txt') },
    takes: { first: [] },
  });
  const runId = await bench.start();
  await bench.until((run) => stateOf(run, 'T1') === 'held');
  const { projectId } = bench.ids;
  const [{ id: taskId }] = bench.now().tasks as [Run['tasks'][number]];
  const now = { projectId, runId, taskId, reason: 'I know how.', by: 'Priya' };
  expect(await bench.host.run.launchNow({ ...now, agentId: 'gone' }, call)).toEqual({
    ok: false,
    error: { code: 'unknownAgent', agentId: 'gone' },
  });
  must(await bench.host.run.launchNow({ ...now, agentId: 'person' }, call));
  const attempt = await bench.attempt('T1', 'running');
  expect(attempt).toMatchObject({ agentKind: 'person', agentId: 'person' });
  expect(bench.now().reasons.at(-1)?.text).toBe('Priya started it now: I know how.');
});

test('who is chosen at the start needs no tick, and a retry goes by the tick for Debug', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', 'implement')),
    files: looks(),
    agents: { first: writes('T1.txt', 'wrong'), second: writes('T1.txt') },
    takes: { first: ['implement'] },
  });
  await bench.start();
  const second = await bench.attempt('T1', 'inReview');
  expect(agentsOf(bench.now())).toEqual([
    ['T1', 'implement', 'first'],
    ['T1', 'debug', 'second'],
  ]);
  expect(second.number).toBe(2);

  const byHand = await runBench({
    spec: SPEC,
    plan: plan(task('T1', 'implement')),
    files: looks(),
    agents: { first: writes('T1.txt'), second: writes('T1.txt') },
    takes: { second: [] },
  });
  await byHand.start({ agents: { T1: 'second' } });
  expect(await byHand.attempt('T1', 'inReview')).toMatchObject({ agentId: 'second' });
});

test('an agent without a tick for Verify holds no finished work against its criteria', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', 'implement', 'first')),
    files: looks('verify: each\nroles: { verify: judge }\n'),
    agents: { first: writes('T1.txt'), judge: "console.log('AC-1.1 met: so');" },
    takes: { judge: ['implement'] },
  });
  await bench.start();
  const done = await bench.attempt('T1', 'inReview');
  expect(done.evidence.filter(({ kind }) => kind === 'claim')).toEqual([]);
  expect(bench.runs.activity.read(done.id).map(({ text }) => text)).toContain(
    'Judge takes no verify tasks in Settings. Nobody verifies the work.',
  );
});
