import { expect, test } from 'vitest';
import { after, makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import { launchOf } from './decideAttempt.ts';
import { attemptIdOf } from './names.ts';
import type { RunEventBody } from './runEvent.ts';

test('a person’s judgement is told with its reason, an approval that nothing spoke against only as the landing', () => {
  const start = startedRun([makeTask(1)]);
  const attemptId = attemptIdOf(start.id, taskId(1), 1);
  const by = 'Priya';
  const robot = { kind: 'command', id: 'robot', name: 'Robot', command: 'robot' } as const;
  const launched = launchOf(start, makeTask(1), robot, { continues: null, why: '' });
  const told = (...events: RunEventBody[]) =>
    after(start, launched, ...events)
      .reasons.slice(1)
      .map(({ kind, title, text }) => [kind, title, text]);
  expect(told({ type: 'approved', attemptId, by, reason: null })).toEqual([]);
  expect(
    told(
      { type: 'verdictOverruled', attemptId, criterion: 'AC-1.1', verdict: 'waived', reason: 'Later.', by },
      { type: 'pathAllowed', attemptId, path: 'a.ts', reason: 'It is called there.', by },
      { type: 'approved', attemptId, by, reason: 'It was asked for.' },
    ),
  ).toEqual([
    ['judged', 'T1 was judged by a person', 'Priya overruled AC-1.1: Later.'],
    ['judged', 'T1 may change more', 'Priya allowed a.ts: It is called there.'],
    ['judged', 'T1 was approved all the same', 'Priya: It was asked for.'],
  ]);
});
