import fc from 'fast-check';
import { expect, test } from 'vitest';
import { after, COMMIT, makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import { NO_STAFF } from './chooseAgent.ts';
import { launchOf } from './decideAttempt.ts';
import { decideLaunchNow } from './decideRun.ts';
import { changedHolds, decideLaunches, type FindOverlap, findMeeting } from './decideLaunches.ts';
import { attemptIdOf } from './names.ts';
import { type LaunchRoom, NO_LIMITS } from './launchRoom.ts';
import type { Run, RunTask } from './run.ts';
import type { RunEventBody } from './runEvent.ts';
import { holdsItsFiles, isAtWork, isStartable, lastAttemptOf, stateOfTask } from './taskStates.ts';

const overlaps: FindOverlap = (left, right) => left.find((path) => right.includes(path)) ?? null;
const robot = { kind: 'command', id: 'robot', name: 'Robot', command: 'robot' } as const;
const STAFF = { ...NO_STAFF, agents: [robot] };
const decide = (run: Run, some: Partial<LaunchRoom> = {}) =>
  decideLaunches(run, { overlaps, room: { ...NO_LIMITS, ...some }, staff: STAFF });

function launch(run: Run, id: RunTask['id']): RunEventBody {
  const task = run.tasks.find((one) => one.id === id)!;
  return launchOf(run, task, { ...robot, id: task.agentId }, { continues: null, why: '' });
}
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
  const why = 'The run has used $10.02 of its $10. Raise the limit in overture.yaml, or start it now.';
  expect(decision.launch.map(({ taskId }) => taskId)).toEqual(['T2']);
  expect(decision.hold).toEqual([{ taskId: 'T3', state: 'ready', why }]);
  const only = startedRun([makeTask(3)]);
  expect(decide(only, { dollars: 0 }).standstill).toBe(
    'T3 could be next. The run has used $0 of its $0. Raise the limit in overture.yaml, or start it now.',
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

const FILES = ['a.ts', 'b.ts', 'c.ts', 'd.ts'];
const planArbitrary = fc
  .array(
    fc.record({
      needs: fc.array(fc.nat(8), { maxLength: 3 }),
      change: fc.uniqueArray(fc.constantFrom(...FILES), { maxLength: 2 }),
      minutes: fc.integer({ min: 1, max: 90 }),
      agentId: fc.constantFrom('robot', 'robot', 'person'),
      role: fc.constantFrom('implement' as const, 'investigate' as const),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((rows) =>
    rows.map((row, index) =>
      makeTask(index + 1, {
        ...row,
        needs: [...new Set(row.needs.filter((need) => need < index))].map((need) => taskId(need + 1)),
      }),
    ),
  );

/** What the world does between two decisions: `pick` chooses an attempt, `act` what becomes of it. */
const stepArbitrary = fc.record({
  pick: fc.nat(20),
  act: fc.constantFrom('review', 'land', 'land', 'sendBack', 'failChecks', 'crash', 'interrupt', 'cancel'),
});

test('never breaks a gate, whatever becomes of the attempts, and never stands still', () => {
  fc.assert(
    fc.property(
      planArbitrary,
      fc.integer({ min: 1, max: 4 }),
      fc.array(stepArbitrary, { maxLength: 30 }),
      (tasks, limit, steps) => {
        let run = decideAndApply(startedRun(tasks, { limit }));
        for (const { pick, act } of steps) run = decideAndApply(happen(run, pick, act));
      },
    ),
    { numRuns: 300 },
  );
});

function decideAndApply(run: Run): Run {
  const decision = decide(run);
  expect(decide(structuredClone(run))).toEqual(decision);
  const next = after(run, ...decision.launch.map(({ taskId }) => launch(run, taskId)));
  const going = next.attempts.filter(({ state }) => isAtWork(state));
  expect(going.filter(({ agentId }) => agentId !== 'person').length).toBeLessThanOrEqual(run.limit);
  const holders = next.tasks.filter(({ id }) => holdsItsFiles(next, id));
  for (const task of holders) expect(findMeeting(task, holders, overlaps)).toBeUndefined();
  for (const { taskId } of decision.launch) {
    const task = run.tasks.find(({ id }) => id === taskId)!;
    for (const need of task.needs) expect(stateOfTask(run, need)).toBe('landed');
  }
  const told = [...decision.launch, ...decision.hold].map(({ taskId }) => taskId);
  expect(told.toSorted()).toEqual(
    run.tasks.flatMap(({ id }) => (isStartable(run, id) ? [id] : [])).toSorted(),
  );
  expectNoDeadlock(next);
  return next;
}

/** Nothing at work and nothing for a person to do means that nothing could have started. */
function expectNoDeadlock(run: Run): void {
  const moving = run.tasks.some(({ id }) => holdsItsFiles(run, id));
  const waiting = run.tasks.filter(({ id }) => isStartable(run, id));
  const stuck = run.tasks.some(({ id }) => ['failed', 'cancelled'].includes(stateOfTask(run, id)));
  if (!moving && !stuck) expect(waiting).toEqual([]);
  const goesOn = run.tasks.some(
    ({ id }) => isAtWork(stateOfTask(run, id)) || stateOfTask(run, id) === 'inReview',
  );
  const left = run.tasks.some(({ id }) => stateOfTask(run, id) !== 'landed');
  if (!goesOn && left) expect(decide(run).standstill).not.toBeNull();
}

function happen(run: Run, pick: number, act: string): Run {
  const last = run.tasks.flatMap(({ id }) => lastAttemptOf(run, id) ?? []);
  const open = last.filter(({ state }) => isAtWork(state) || state === 'inReview');
  const attempt = open[pick % Math.max(1, open.length)];
  if (!attempt) return run;
  const { id: attemptId } = attempt;
  switch (act) {
    case 'review':
      return after(run, { type: 'reviewOpened', attemptId, why: '' });
    case 'land':
      return after(run, { type: 'landed', attemptId, commit: COMMIT, why: '' });
    case 'sendBack':
      return after(run, { type: 'sentBack', attemptId, by: 'Priya', why: '' });
    case 'failChecks':
      return after(
        run,
        { type: 'checked', attemptId, check: check(false) },
        { type: 'attemptFailed', attemptId, why: '' },
      );
    case 'crash':
      return after(run, { type: 'attemptFailed', attemptId, why: '' });
    case 'interrupt':
      return after(run, { type: 'attemptInterrupted', attemptId, why: '' });
    default:
      return after(run, { type: 'attemptCancelled', attemptId, by: 'Priya' });
  }
}

function check(passed: boolean) {
  return {
    name: 'test',
    command: 'npm test',
    exitCode: passed ? 0 : 1,
    passed,
    seconds: 1,
    output: '',
    commit: COMMIT,
    at: '2026-06-09T12:00:00.000Z',
    criteria: [],
  };
}
