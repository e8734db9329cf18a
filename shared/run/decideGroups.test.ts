import { expect, test } from 'vitest';
import { fail, ok } from '#shared/contract/result.ts';
import { after, at, COMMIT, makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { decideGroupAnswer, decideTakeInside, isUnplannedGroup, proposeGroup } from './decideGroups.ts';
import { decideLaunches } from './decideLaunches.ts';
import { decideLaunchNow, decideStop } from './decideRun.ts';
import { NO_STAFF } from './chooseAgent.ts';
import { NO_LIMITS } from './launchRoom.ts';
import { attemptIdOf } from './names.ts';
import type { Run } from './run.ts';
import { scopesOverlap } from './scopesOverlap.ts';

const tools = { overlaps: scopesOverlap, room: NO_LIMITS, staff: NO_STAFF };
const [T1, T2, T3] = [taskId(1), taskId(2), taskId(3)];
const group = makeTask(2, {
  needs: [T1],
  wave: 2,
  group: true,
  criteria: ['AC-1.1'],
  instructions: 'All of it.',
});
const start = startedRun([makeTask(1), group, makeTask(3, { needs: [T2], wave: 3 })]);
const T1_ID = attemptIdOf(start.id, T1, 1);

const landedFirst = after(
  start,
  {
    type: 'launched',
    attemptId: T1_ID,
    taskId: T1,
    number: 1,
    agentId: 'robot',
    agentName: 'Robot',
    agentKind: 'command',
    continues: null,
    why: '',
  },
  { type: 'landed', attemptId: T1_ID, commit: COMMIT, why: '' },
);
const planning = after(landedFirst, { type: 'groupPlanning', taskId: T2, why: 'T1 has landed.' });
const draft = { source: 'model', by: 'A model', notice: null, tasks: [], at: at(3) } as const;
const proposed = after(planning, proposeGroup(T2, draft));
const inside = [
  makeTask(4, { within: T2 }),
  makeTask(5, { within: T2, needs: [taskId(4)] }),
  makeTask(6, { within: T2, needs: [taskId(4)] }),
];
const taker = { by: 'Priya', said: 'Priya took the plan of its inside' };
const take = (run: Run, tasks = inside) => after(run, ...valueOf(decideTakeInside(run, T2, tasks, taker)));

test('a group is planned when all it needs has landed, and never launched', () => {
  const first = decideLaunches(start, tools);
  expect(first.launch.map((one) => one.taskId)).toEqual([T1]);
  expect(first.plan).toEqual([]);
  expect(first.hold).toContainEqual({ taskId: T2, state: 'held', why: 'It waits for T1 to land.' });

  const then = decideLaunches(landedFirst, tools);
  expect(then.launch).toEqual([]);
  expect(then.plan).toEqual([{ taskId: T2, why: 'T1 has landed. Its inside is planned now.' }]);
  expect(then.standstill).toBeNull();
});

test('planning that ended with its host is asked for again, a proposal is not', () => {
  expect(decideLaunches(planning, tools).plan.map((one) => one.taskId)).toEqual([T2]);
  const waiting = decideLaunches(proposed, tools);
  expect(waiting.plan).toEqual([]);
  expect(waiting.hold.map((one) => one.taskId)).toEqual([T3]);
  expect(waiting.standstill).toBeNull();
});

test('the group gives way to its inside, and whoever waited for it waits for the last of it', () => {
  const run = take(proposed);
  expect(run.tasks.map(({ id, needs, wave }) => [id, needs, wave])).toEqual([
    ['T1', [], 1],
    ['T4', [T1], 2],
    ['T5', ['T4'], 3],
    ['T6', ['T4'], 3],
    ['T3', ['T5', 'T6'], 4],
  ]);
  expect(run.groups).toEqual({});
  expect(Object.keys(run.taskStates).toSorted()).toEqual(['T1', 'T3', 'T4', 'T5', 'T6']);
  expect(decideLaunches(run, tools).launch.map((one) => one.taskId)).toEqual(['T4']);
  expect(run.reasons.at(-1)).toMatchObject({
    title: 'T2 is T4, T5 and T6 now',
    text: 'Priya took the plan of its inside: T4, T5 and T6. They start by the same rules as every task.',
  });
});

test('what is planned within waits for nothing this run does not know, nor for what waits for the group', () => {
  const odd = [makeTask(4, { within: T2, needs: [taskId(99), T3], beside: [taskId(99), T1] })];
  const run = take(proposed, odd);
  expect(run.tasks.find(({ id }) => id === 'T4')).toMatchObject({ needs: [T1], beside: [T1] });
});

test('a group that waits for a word takes no files and no place', () => {
  const shared = startedRun([
    makeTask(1, { group: true, change: ['src/one.ts'] }),
    makeTask(2, { change: ['src/one.ts'] }),
  ]);
  const waiting = after(shared, { type: 'groupPlanning', taskId: T1, why: '' }, proposeGroup(T1, draft));
  expect(waiting.taskStates[T1]?.state).toBe('needsYou');
  expect(decideLaunches(waiting, tools).launch.map((one) => one.taskId)).toEqual([T2]);
});

test('kept whole, it is one task for one agent, who is told to split it first', () => {
  const run = after(proposed, ...valueOf(decideGroupAnswer(proposed, T2, { answer: 'whole', by: 'Priya' })));
  const [, kept] = run.tasks;
  expect(kept?.instructions).toMatch(/^This is a part of the work that nobody has split yet/);
  expect(kept && isUnplannedGroup(run, kept)).toBe(false);
  expect(decideLaunches(run, tools).launch.map((one) => one.taskId)).toEqual([T2]);
});

test('a stopped run gives planning up and keeps a proposal', () => {
  const stop = (run: Run) => after(run, ...valueOf(decideStop(run, 'Priya')));
  expect(stop(planning).groups).toEqual({});
  expect(stop(planning).taskStates[T2]?.state).toBe('ready');
  expect(stop(proposed).groups[T2]?.state).toBe('proposed');
});

test('answers that do not fit are refused', () => {
  const by = 'Priya';
  expect(decideGroupAnswer(landedFirst, T2, { answer: 'take', by })).toMatchObject({ ok: false });
  expect(decideGroupAnswer(planning, T2, { answer: 'take', by })).toEqual(
    fail({ code: 'notNow', act: 'be taken', state: 'still being planned' }),
  );
  expect(decideGroupAnswer(proposed, T2, { answer: 'take', by })).toEqual(ok([]));
  expect(decideLaunchNow(landedFirst, { taskId: T2, reason: 'Now', by }).ok).toBe(false);
  expect(decideTakeInside(proposed, T2, [makeTask(1)], taker)).toEqual(
    fail({
      code: 'failed',
      reason: 'T1 is in the run already. Give the tasks within T2 ids of their own in plan.yaml.',
    }),
  );
  expect(decideTakeInside(take(proposed), T2, inside, taker).ok).toBe(false);
});
