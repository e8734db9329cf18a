import { expect, test } from 'vitest';
import { check, decide, launch, robot } from '#test/helpers/launching.ts';
import { after, COMMIT, makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import { changedHolds } from './decideLaunches.ts';
import { decideLaunchNow } from './decideRun.ts';
import { attemptIdOf } from './names.ts';
import type { Run } from './run.ts';
import type { RunEventBody } from './runEvent.ts';

const attemptOf = (run: Run, number: number, n = 1) => ({
  attemptId: attemptIdOf(run.id, taskId(number), n),
});

test('starts what needs nothing, and says what the others wait for', () => {
  const run = startedRun([makeTask(1), makeTask(2, { needs: [taskId(1)] })]);
  expect(decide(run)).toEqual({
    launch: [{ taskId: 'T1', why: 'Nothing comes before it.', agent: robot }],
    hold: [{ taskId: 'T2', state: 'held', why: 'It waits for T1 to land.' }],
    plan: [],
    standstill: null,
  });
});

test('names the file and the task that is changing it now', () => {
  const start = startedRun([makeTask(4), makeTask(5, { change: ['src/t4.ts'] })]);
  const run = after(start, launch(start, taskId(4)));
  expect(decide(run).hold).toEqual([
    {
      taskId: 'T5',
      state: 'held',
      why: 'It would change src/t4.ts, which T4 is changing now. It starts when T4 lands.',
    },
  ]);
});

test('keeps files taken while their change waits for review', () => {
  const start = startedRun([makeTask(4), makeTask(5, { change: ['src/t4.ts'] })]);
  const run = after(start, launch(start, taskId(4)), {
    type: 'reviewOpened',
    ...attemptOf(start, 4),
    why: 'It passed.',
  });
  expect(decide(run)).toEqual({
    launch: [],
    hold: [
      {
        taskId: 'T5',
        state: 'held',
        why: 'It would change src/t4.ts, which T4 has changed and nobody has landed yet. It starts when T4 lands.',
      },
    ],
    plan: [],
    standstill: null,
  });
});

test('starts the task first that more tasks wait for, and says so', () => {
  const run = startedRun([makeTask(1), makeTask(2), makeTask(3, { needs: [taskId(2)] })], { limit: 1 });
  expect(decide(run)).toEqual({
    launch: [
      {
        taskId: 'T2',
        why: 'Nothing comes before it. It goes before T1 because more tasks wait for it.',
        agent: robot,
      },
    ],
    hold: [
      {
        taskId: 'T1',
        state: 'ready',
        why: 'One task is at work, and only one may be at once. It starts when that one hands in.',
      },
      { taskId: 'T3', state: 'held', why: 'It waits for T2 to land.' },
    ],
    plan: [],
    standstill: null,
  });
});

test('people do not count against the limit of agents', () => {
  const run = startedRun([makeTask(1, { agentId: 'person' }), makeTask(2)], { limit: 1 });
  expect(decide(run).launch.map(({ taskId }) => taskId)).toEqual(['T1', 'T2']);
});

test('a task that names no files never goes beside one that changes some', () => {
  const run = startedRun([makeTask(1), makeTask(2, { change: [] })]);
  expect(decide(run).launch.map(({ taskId }) => taskId)).toEqual(['T1']);
});

test('a task that only reads goes beside any other and keeps none waiting', () => {
  const readers = (['investigate', 'verify', 'critique'] as const).map((role, index) =>
    makeTask(index + 2, { role, change: [] }),
  );
  const run = startedRun([makeTask(1, { change: [] }), ...readers], { limit: 9 });
  expect(decide(run)).toMatchObject({
    launch: [{ taskId: 'T1' }, { taskId: 'T2' }, { taskId: 'T3' }, { taskId: 'T4' }],
    hold: [],
  });
  const reading = startedRun([...readers, makeTask(1, { change: [] })], { limit: 9 });
  expect(decide(reading).hold).toEqual([]);
});

test('tries again after failed checks as often as the run allows, and not after other failures', () => {
  const start = startedRun([makeTask(1)], { retries: 1 });
  const failing = (n: number): RunEventBody[] => [
    launch(after(start, ...(n > 1 ? [launch(start, taskId(1))] : [])), taskId(1)),
    { type: 'checked', ...attemptOf(start, 1, n), check: check(false) },
    { type: 'attemptFailed', ...attemptOf(start, 1, n), why: 'The check “test” failed.' },
  ];
  const once = after(start, ...failing(1));
  const twice = after(once, ...failing(2));
  const crashed = after(start, launch(start, taskId(1)), {
    type: 'attemptFailed',
    ...attemptOf(start, 1),
    why: 'It crashed.',
  });
  expect(decide(once).launch[0]?.why).toBe(
    'The first attempt failed “test”. The next has the output in its brief. No more tries are left after it.',
  );
  expect(decide(twice).launch).toEqual([]);
  expect(decide(crashed).launch).toEqual([]);
});

test('says a hold only once', () => {
  const run = startedRun([makeTask(1), makeTask(2, { needs: [taskId(1)] })]);
  const { hold } = decide(run);
  expect(changedHolds(run, hold)).toHaveLength(1);
  const held = after(run, { type: 'taskHeld', taskId: taskId(2), why: hold[0]?.why ?? '' });
  expect(changedHolds(held, decide(held).hold)).toEqual([]);
});

test('starts nothing while the run is paused', () => {
  const run = after(startedRun([makeTask(1)]), { type: 'paused', by: 'Priya' });
  expect(decide(run)).toEqual({ launch: [], plan: [], hold: [], standstill: null });
});

test('an agent with a limit of its own gets no more work than that, and others go on', () => {
  const tasks = [makeTask(1), makeTask(2), makeTask(3, { agentId: 'other' })];
  const decision = decide(startedRun(tasks), { perAgent: { robot: 1 } });
  expect(decision.launch.map(({ taskId }) => taskId)).toEqual(['T1', 'T3']);
  expect(decision.hold).toEqual([
    {
      taskId: 'T2',
      state: 'ready',
      why: 'robot has as much work as it may have at once. It starts when one hands in.',
    },
  ]);
});

test('starts no agent once the run has used its money, and says that nothing goes on', () => {
  const start = startedRun([makeTask(1), makeTask(2, { agentId: 'person' }), makeTask(3)], { limit: 1 });
  const { attemptId } = attemptOf(start, 1);
  const usage = { inputTokens: 1, outputTokens: 1, dollars: 10.02, contextTokens: null, contextSize: null };
  const spent = after(
    start,
    launch(start, taskId(1)),
    { type: 'usageRecorded', attemptId, usage },
    { type: 'landed', attemptId, commit: COMMIT, why: '' },
  );
  const decision = decide(spent, { dollars: 10 });
  const why = 'The run has used $10.02 of its $10. Raise the limit in Settings, or start it now.';
  expect(decision.launch.map(({ taskId }) => taskId)).toEqual(['T2']);
  expect(decision.hold).toEqual([{ taskId: 'T3', state: 'ready', why }]);
  const only = startedRun([makeTask(3)]);
  expect(decide(only, { dollars: 0 }).standstill).toBe(
    'T3 could be next. The run has used $0 of its $0. Raise the limit in Settings, or start it now.',
  );
});

test('little disk keeps everyone waiting, little memory all but the first', () => {
  const run = startedRun([makeTask(1), makeTask(2), makeTask(3, { agentId: 'person' })]);
  const little = { free: 300e6, keep: 1e9 };
  expect(decide(run, { memory: little }).launch.map(({ taskId }) => taskId)).toEqual(['T1', 'T3']);
  const decision = decide(run, { disk: little });
  expect(decision.launch).toEqual([]);
  expect(decision.hold[0]?.why).toBe(
    'Only 300 MB of the 1.0 GB that must stay free are left where workspaces are made. It starts when there is room again.',
  );
});

test('a person starts a held task now, and the reason names what it passes over', () => {
  const start = startedRun([makeTask(4), makeTask(5, { change: ['src/t4.ts'] })], { limit: 1 });
  const run = after(start, launch(start, taskId(4)));
  const decision = decideLaunchNow(run, {
    taskId: taskId(5),
    reason: 'They touch other lines.',
    by: 'Priya',
  });
  const allowed = after(run, ...(decision.ok ? decision.value : []));
  expect(decide(allowed).launch).toEqual([
    {
      taskId: 'T5',
      why: 'Priya started it now although T4, which is at work, may change src/t4.ts, too: They touch other lines.',
      agent: robot,
    },
  ]);
  expect(after(allowed, launch(allowed, taskId(5))).allowed).toEqual({});
});

test('nobody starts a task before what it needs has landed', () => {
  const run = startedRun([makeTask(1), makeTask(2, { needs: [taskId(1)] })]);
  expect(decideLaunchNow(run, { taskId: taskId(2), reason: 'Now', by: 'Priya' })).toEqual({
    ok: false,
    error: { code: 'notNow', act: 'be started now', state: 'waiting for T1, whose work it begins with' },
  });
});

test('says what a person must do when nothing goes on by itself', () => {
  const start = startedRun([makeTask(1), makeTask(2, { needs: [taskId(1)] })]);
  const failed = after(start, launch(start, taskId(1)), {
    type: 'attemptFailed',
    ...attemptOf(start, 1),
    why: 'It crashed.',
  });
  expect(decide(failed).standstill).toBe('T1 failed. T2 waits. Let T1 go on or start over.');
});

test('gives the same answer whichever of two events was recorded first', () => {
  const start = startedRun([makeTask(1), makeTask(2), makeTask(3, { needs: [taskId(1), taskId(2)] })]);
  const going = after(start, launch(start, taskId(1)), launch(start, taskId(2)));
  const landing = (number: number): RunEventBody => ({
    type: 'landed',
    ...attemptOf(start, number),
    commit: COMMIT,
    why: '',
  });
  const [left, right] = [after(going, landing(1), landing(2)), after(going, landing(2), landing(1))];
  expect(decide(left)).toEqual(decide(right));
});
