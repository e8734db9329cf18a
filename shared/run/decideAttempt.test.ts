import { expect, test } from 'vitest';
import type { Agent } from '#shared/settings/settings.ts';
import { after, makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import {
  decideGoOn,
  decideHandIn,
  decideInterruptions,
  decideResumeAttempt,
  decideStartOver,
  decideStopAttempt,
  decideTell,
  launchOf,
} from './decideAttempt.ts';
import { decideAnswer } from './decideAnswer.ts';
import { decideLimit, decidePause, decideResume, decideStop } from './decideRun.ts';
import { describeRunError } from './runError.ts';
import type { Run, TaskState } from './run.ts';
import type { RunEventBody } from './runEvent.ts';

const robot: Agent = { kind: 'command', id: 'robot', name: 'Robot', command: 'robot' };
const person: Agent = { kind: 'person', id: 'person', name: 'A person' };
const chatty: Agent = { kind: 'acp', id: 'chatty', name: 'Chatty', command: 'chatty', environment: {} };
const noOverlap = () => null;

function runWith(state: TaskState, agent: Agent = robot): Run {
  const start = startedRun([makeTask(1), makeTask(2, { needs: [taskId(1)] })]);
  const launched = launchOf(start, start.tasks[0]!, agent, { continues: null, why: '' });
  if (launched.type !== 'launched') throw new Error('expected a launch');
  const { attemptId } = launched;
  const events: Partial<Record<TaskState, RunEventBody>> = {
    running: { type: 'working', attemptId },
    needsYou: {
      type: 'needed',
      attemptId,
      need: {
        id: 'n1',
        kind: 'permission',
        lasting: false,
        title: 'May it?',
        detail: '',
        explanation: '',
        options: [{ id: '0', label: 'Allow once', kind: 'allowOnce' }],
        at: '2026-06-09T12:00:00.000Z',
      },
    },
    inReview: { type: 'reviewOpened', attemptId, why: '' },
    failed: { type: 'attemptFailed', attemptId, why: '' },
    interrupted: { type: 'attemptInterrupted', attemptId, why: '' },
    cancelled: { type: 'attemptCancelled', attemptId, by: 'Priya' },
    landed: { type: 'landed', attemptId, commit: 'a'.repeat(40), why: '' },
  };
  const event = events[state];
  return after(start, launched, ...(event ? [event] : []));
}

const STATES: readonly TaskState[] = [
  'preparing',
  'running',
  'needsYou',
  'inReview',
  'failed',
  'interrupted',
  'cancelled',
  'landed',
];
const allowedIn = (decide: (run: Run) => { readonly ok: boolean }, agent?: Agent) =>
  STATES.filter((state) => decide(runWith(state, agent)).ok);

test.each<[string, (run: Run) => { readonly ok: boolean }, Agent, readonly TaskState[]]>([
  [
    'be stopped',
    (run) => decideStopAttempt(run.attempts[0]!, 'Priya'),
    robot,
    ['preparing', 'running', 'needsYou', 'interrupted'],
  ],
  [
    'go on',
    (run) => decideResumeAttempt(run, run.attempts[0]!, 'Priya', noOverlap),
    robot,
    ['failed', 'interrupted', 'cancelled'],
  ],
  [
    'start over',
    (run) => decideStartOver(run, run.attempts[0]!, { agent: robot, by: 'Priya' }, noOverlap),
    robot,
    ['failed', 'interrupted', 'cancelled'],
  ],
  ['hand in', (run) => decideHandIn(run.attempts[0]!), person, ['running']],
  ['hand in', (run) => decideHandIn(run.attempts[0]!), robot, []],
  ['be told something', (run) => decideTell(run.attempts[0]!), chatty, ['running', 'needsYou']],
  ['be told something', (run) => decideTell(run.attempts[0]!), robot, []],
  [
    'be answered',
    (run) =>
      decideAnswer(run, run.attempts[0]!, { needId: 'n1', optionId: '0', text: '', by: 'Priya' }, noOverlap),
    chatty,
    ['needsYou'],
  ],
])('an attempt can %s only when that fits', (_act, decide, agent, states) => {
  expect(allowedIn(decide, agent)).toEqual(states);
});

test('an answer that was not offered is refused', () => {
  const run = runWith('needsYou');
  const wanted = { needId: 'n1', optionId: '9', text: '', by: 'Priya' };
  const answer = decideAnswer(run, run.attempts[0]!, wanted, noOverlap);
  expect(answer).toEqual({ ok: false, error: { code: 'unknownNeed' } });
});

test('going on wakes a stopped run, and never beside work on the same files', () => {
  const stopped = after(runWith('cancelled'), { type: 'stopped', by: 'Priya' });
  const resumed = decideResumeAttempt(stopped, stopped.attempts[0]!, 'Priya', noOverlap);
  expect(resumed).toMatchObject({ ok: true, value: [{ type: 'resumed' }, { type: 'attemptResumed' }] });

  const start = startedRun([makeTask(1), makeTask(2)]);
  const both = after(
    start,
    launchOf(start, start.tasks[0]!, robot, { continues: null, why: '' }),
    launchOf(start, start.tasks[1]!, robot, { continues: null, why: '' }),
  );
  const failed = after(both, { type: 'attemptFailed', attemptId: both.attempts[0]!.id, why: '' });
  const refused = decideResumeAttempt(failed, failed.attempts[0]!, 'Priya', () => 'src/a.ts');
  expect(refused).toEqual({ ok: false, error: { code: 'overlaps', taskId: 'T2', path: 'src/a.ts' } });
  expect(refused.ok ? '' : describeRunError(refused.error)).toBe(
    'T2 has unlanded changes in src/a.ts. Go on when T2 has landed or was stopped.',
  );
});

test('a host that ended interrupts agents and leaves people at work', () => {
  expect(decideInterruptions(runWith('running')).map(({ type }) => type)).toEqual(['attemptInterrupted']);
  expect(decideInterruptions(runWith('running', person))).toEqual([]);
  expect(decideInterruptions(runWith('inReview'))).toEqual([]);
});

test('stopping a run stops what is not handed in', () => {
  expect(decideStop(runWith('running'), 'Priya')).toMatchObject({
    value: [{ type: 'stopped' }, { type: 'attemptCancelled', attemptId: 'run-7.T1.1' }],
  });
  expect(decideStop(runWith('inReview'), 'Priya')).toEqual({
    ok: true,
    value: [{ type: 'stopped', by: 'Priya' }],
  });
});

test('what was stopped with the run goes on with it, and what was stopped alone does not', () => {
  const running = runWith('running');
  const stop = decideStop(running, 'Priya');
  const stopped = after(running, ...(stop.ok ? stop.value : []));
  expect(stopped.attempts[0]).toMatchObject({ state: 'cancelled', stoppedWithRun: true });
  expect(decideGoOn(stopped, 'Tomás', noOverlap)).toEqual({
    ok: true,
    value: [
      { type: 'resumed', by: 'Tomás' },
      {
        type: 'attemptResumed',
        attemptId: 'run-7.T1.1',
        why: 'Tomás let the run go on. It works in the same workspace.',
      },
    ],
  });
  // Starting another task lets the run go on, too, but nothing that was stopped.
  expect(decideResume(stopped, 'Tomás')).toEqual({ ok: true, value: [{ type: 'resumed', by: 'Tomás' }] });
  const alone = after(
    running,
    { type: 'attemptCancelled', attemptId: running.attempts[0]!.id, by: 'Priya' },
    { type: 'stopped', by: 'Priya' },
  );
  expect(decideGoOn(alone, 'Tomás', noOverlap)).toEqual({
    ok: true,
    value: [{ type: 'resumed', by: 'Tomás' }],
  });
});

test('going on takes up no more agents than may be at work, and none beside unlanded work on the same files', () => {
  const tasks = [1, 2, 3].map((number) => makeTask(number, { change: [number === 3 ? 'c.ts' : 'a.ts'] }));
  const start = startedRun(tasks);
  const launched = tasks.map((task) => launchOf(start, task, robot, { continues: null, why: '' }));
  const going = after(start, ...launched);
  const stop = decideStop(going, 'Priya');
  const stopped = after(going, ...(stop.ok ? stop.value : []));
  const sameFile = (left: readonly string[], right: readonly string[]) =>
    left.find((path) => right.includes(path)) ?? null;
  const taken = (run: Run) => {
    const decided = decideGoOn(run, 'Priya', sameFile);
    return decided.ok && decided.value.flatMap((body) => ('attemptId' in body ? [body.attemptId] : []));
  };
  expect(taken({ ...stopped, limit: 3 })).toEqual(['run-7.T1.1', 'run-7.T3.1']);
  expect(taken({ ...stopped, limit: 1 })).toEqual(['run-7.T1.1']);
  // Something else may have begun meanwhile, and the run was only paused then.
  expect(taken({ ...stopped, limit: 3, state: 'paused' })).toEqual([]);
});

test('a run is paused, goes on and changes its limit only when that fits', () => {
  const running = runWith('running');
  const paused = after(running, { type: 'paused', by: 'Priya' });
  expect(decidePause(running, 'Priya').ok).toBe(true);
  expect(decidePause(paused, 'Priya').ok).toBe(false);
  expect(decideResume(paused, 'Priya').ok).toBe(true);
  expect(decideResume(running, 'Priya').ok).toBe(false);
  expect(decideLimit(running, running.limit, 'Priya')).toEqual({ ok: true, value: [] });
  expect(decideLimit(running, 5, 'Priya')).toEqual({
    ok: true,
    value: [{ type: 'limitChanged', limit: 5, by: 'Priya' }],
  });
});
