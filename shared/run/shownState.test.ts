import { expect, test } from 'vitest';
import { after, makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import { launchOf } from './decideAttempt.ts';
import { attemptIdOf } from './names.ts';
import { shownStates } from './shownState.ts';

test('what a person works on is theirs to go on with, what an agent works on is not', () => {
  const start = startedRun([makeTask(1), makeTask(2), makeTask(3)]);
  const who = { kind: 'person', id: 'person', name: 'A person' } as const;
  const robot = { kind: 'command', id: 'robot', name: 'Robot', command: 'robot' } as const;
  const launch = { continues: null, why: 'Nothing comes before it.' };
  const ready = (number: number) =>
    ({
      type: 'working',
      attemptId: attemptIdOf(start.id, taskId(number), 1),
    }) as const;
  const run = after(
    start,
    launchOf(start, start.tasks[0]!, who, launch),
    ready(1),
    launchOf(start, start.tasks[1]!, robot, launch),
    ready(2),
  );
  expect([...shownStates(run).values()]).toEqual(['needsYou', 'running', 'ready']);
  expect(shownStates(run)).toBe(shownStates({ ...run, limit: 1 }));
});
