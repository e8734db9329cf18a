import { expect, test } from 'vitest';
import { after, at, COMMIT, makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import { launchOf } from './decideAttempt.ts';
import { evolveRun } from './evolveRun.ts';
import { attemptIdOf } from './names.ts';
import type { Need, Run } from './run.ts';
import type { RunEventBody } from './runEvent.ts';

const robot = { kind: 'command', id: 'robot', name: 'Robot', command: 'robot' } as const;
const start = startedRun([makeTask(1), makeTask(2, { needs: [taskId(1)] })]);
const attemptId = attemptIdOf(start.id, taskId(1), 1);
const launched = launchOf(start, start.tasks[0]!, robot, {
  continues: null,
  why: 'Nothing comes before it.',
});
const need: Need = {
  id: 'n1',
  kind: 'permission',
  lasting: false,
  title: 'May it run this command?',
  detail: 'npm ci',
  explanation: '',
  options: [],
  at: at(0),
};
const handedIn: RunEventBody = {
  type: 'handedIn',
  attemptId,
  commit: COMMIT,
  files: [],
  report: 'r',
  why: 'w',
};
const check = {
  name: 'test',
  command: 'npm test',
  exitCode: 0,
  passed: true,
  seconds: 1,
  output: '',
  commit: COMMIT,
  at: at(0),
  criteria: [],
};

const task = (run: Run) => run.taskStates['T1'];
const attempt = (run: Run) => run.attempts.at(-1);

test.each<[string, RunEventBody[], string, string]>([
  ['launched', [], 'preparing', 'Nothing comes before it.'],
  ['working', [{ type: 'working', attemptId }], 'running', 'It is at work.'],
  ['asking', [{ type: 'needed', attemptId, need }], 'needsYou', 'May it run this command?'],
  [
    'answered',
    [
      { type: 'needed', attemptId, need },
      { type: 'needAnswered', attemptId, needId: 'n1', optionId: '0', text: '', by: 'Priya' },
    ],
    'running',
    'It is at work.',
  ],
  [
    'asking twice, answered once',
    [
      { type: 'needed', attemptId, need },
      { type: 'needed', attemptId, need: { ...need, id: 'n2' } },
      { type: 'needAnswered', attemptId, needId: 'n1', optionId: '0', text: '', by: 'Priya' },
    ],
    'needsYou',
    'It is at work.',
  ],
  ['handed in', [handedIn], 'checking', 'w'],
  ['in review', [handedIn, { type: 'reviewOpened', attemptId, why: 'ok' }], 'inReview', 'ok'],
  ['failed', [{ type: 'attemptFailed', attemptId, why: 'bad' }], 'failed', 'bad'],
  ['interrupted', [{ type: 'attemptInterrupted', attemptId, why: 'gone' }], 'interrupted', 'gone'],
  [
    'resumed',
    [
      { type: 'attemptInterrupted', attemptId, why: 'gone' },
      { type: 'attemptResumed', attemptId, why: 'again' },
    ],
    'running',
    'again',
  ],
  [
    'stopped',
    [{ type: 'attemptCancelled', attemptId, by: 'Priya' }],
    'cancelled',
    'Stopped by Priya. The work so far is kept.',
  ],
  ['sent back', [handedIn, { type: 'sentBack', attemptId, by: 'Priya', why: 'back' }], 'sentBack', 'back'],
  [
    'approved',
    [handedIn, { type: 'approved', attemptId, by: 'Priya', reason: null }],
    'approved',
    'Approved by Priya. It is being landed.',
  ],
  ['landed', [handedIn, { type: 'landed', attemptId, commit: COMMIT, why: 'in' }], 'landed', 'in'],
  [
    'conflicted',
    [handedIn, { type: 'conflicted', attemptId, paths: ['a', 'b'], why: 'meets' }],
    'conflicted',
    'It meets landed work in a and b.',
  ],
])('a task is what its last attempt is: %s', (_name, events, state, why) => {
  const run = after(start, launched, ...events);
  expect(task(run)).toEqual({ state, why });
  expect(attempt(run)?.state).toBe(state);
});

test('a new hand-in forgets what earlier work showed, and keeps what a person saw', () => {
  const evidence = {
    criterion: 'AC-1.1',
    shows: 'met',
    text: 't',
    path: null,
    line: null,
    commit: null,
    at: at(0),
    by: 'x',
  } as const;
  const before = after(
    start,
    launched,
    handedIn,
    { type: 'checked', attemptId, check },
    { type: 'evidenceRecorded', attemptId, evidence: { ...evidence, kind: 'test' } },
    { type: 'evidenceRecorded', attemptId, evidence: { ...evidence, kind: 'person' } },
  );
  expect(attempt(before)?.evidence).toHaveLength(2);
  const again = attempt(after(before, handedIn));
  expect(again?.checks).toEqual([]);
  expect(again?.evidence.map(({ kind }) => kind)).toEqual(['person']);
});

test('an older attempt no longer speaks for its task', () => {
  const run = after(start, launched, { type: 'sentBack', attemptId, by: 'Priya', why: 'back' });
  const next = after(run, launchOf(run, run.tasks[0]!, robot, { continues: run.attempts[0]!, why: 'again' }));
  const commented = after(next, {
    type: 'commented',
    attemptId,
    id: 'c',
    anchor: { kind: 'attempt' },
    text: 'x',
    by: 'Priya',
  });
  expect(task(commented)).toEqual({ state: 'preparing', why: 'again' });
  expect(commented.attempts.map(({ id, continues }) => [id, continues])).toEqual([
    ['run-7.T1.1', null],
    ['run-7.T1.2', 'run-7.T1.1'],
  ]);
});

test('tells launches of one decision with one reason as one', () => {
  const run = startedRun([makeTask(1), makeTask(2), makeTask(3)]);
  const events = run.tasks.map((one) =>
    launchOf(run, one, robot, { continues: null, why: 'Nothing comes before it.' }),
  );
  const told = events.reduce((now, body, index) => evolveRun(now, { seq: index + 2, at: at(1), body }), run);
  expect(told.reasons).toEqual([
    {
      at: at(1),
      kind: 'launched',
      taskIds: ['T1', 'T2', 'T3'],
      title: 'Launched T1, T2 and T3',
      text: 'Nothing comes before them.',
    },
  ]);
});

test('says who waits when an attempt needs a person', () => {
  const run = after(start, launched, { type: 'needed', attemptId, need });
  expect(run.reasons.at(-1)).toMatchObject({
    title: 'T1 needs you',
    text: 'May it run this command? Others go on. T2 waits for T1.',
  });
});

test('follows the run itself from start to end', () => {
  const stopped = after(start, { type: 'stopped', by: 'Priya' });
  expect(stopped).toMatchObject({ state: 'stopped', endedAt: at(1) });
  expect(after(stopped, { type: 'resumed', by: 'Priya' })).toMatchObject({ state: 'running', endedAt: null });
  const waiting = after(start, { type: 'mergeWaits', paths: ['a'], why: 'in the way' });
  expect(waiting.mergeProblem).toBe('in the way');
  expect(after(waiting, { type: 'merged', commit: COMMIT, into: 'main', by: 'Priya' })).toMatchObject({
    state: 'finished',
    mergedCommit: COMMIT,
    mergeProblem: null,
  });
});

test('a ledger without its beginning is refused', () => {
  expect(() => evolveRun(null, { seq: 1, at: at(0), body: { type: 'paused', by: 'x' } })).toThrow(
    'begins with',
  );
  expect(() => after(start, { type: 'working', attemptId })).toThrow('no attempt');
});
