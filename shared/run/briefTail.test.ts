import { expect, test } from 'vitest';
import { after, makeTask, startedRun } from '#test/helpers/makeRun.ts';
import { briefTail } from './briefTail.ts';
import { launchOf } from './decideAttempt.ts';

const start = startedRun([makeTask(1)]);
const robot = { kind: 'acp', id: 'robot', name: 'Robot', command: 'robot', environment: {} } as const;
const script = { kind: 'command', id: 'script', name: 'Script', command: 'script' } as const;
const launched = (agent: typeof robot | typeof script) =>
  after(start, launchOf(start, start.tasks[0]!, agent, { continues: null, why: '' }));

test('tells agents with tools how to ask, and nobody else', () => {
  const run = launched(robot);
  expect(briefTail(run, run.attempts[0]!, false)).toContain('`ask_person`');
  const other = launched(script);
  expect(briefTail(other, other.attempts[0]!, false)).toBe('');
});

test('hands on what people answered, and says that the work was begun', () => {
  const first = launched(script);
  const note = { kind: 'answer', text: 'Hello', reason: 'Which greeting?', by: 'Priya' } as const;
  const run = after(first, { type: 'noted', attemptId: first.attempts[0]!.id, note });
  expect(briefTail(run, run.attempts[0]!, true)).toBe(`
## Answered before

- Which greeting? Priya answered: Hello

## Going on

This work was begun before and interrupted. What was done so far is in the files; look at it first, then finish.
`);
});
