import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { proposeGroup } from '#shared/run/decideGroups.ts';
import { after, at, makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import { settingsRun } from '#test/fixtures/run/settingsRun.ts';
import { countsSentence, criteriaShown, taskLine, taskToShow } from './runSummary.ts';
import { lasted } from './times.ts';

const now = new Date('2026-06-09T12:33:00.000Z');
const run = settingsRun(now);
const line = (id: string) => taskLine(run, run.tasks.find((task) => task.id === id)!);

test('counts tasks by what they are doing, in the order of the loop', () => {
  expect(countsSentence(run)).toBe('2 landed, 1 in review, 1 needs you, 4 held');
});

test.each([
  ['T1', 'Landed. 11 places noted'],
  ['T3', 'In review. Second attempt'],
  ['T4', 'Needs you. Two things asked'],
  ['T5', 'Held. T4 is in the same file'],
])('says of %s: %s', (id, words) => {
  expect(line(id)).toBe(words);
});

test('says that it is the person’s turn', () => {
  const person = settingsRun(now, 'person');
  expect(taskLine(person, person.tasks.find((task) => task.id === 'T4')!)).toBe('Your turn');
});

test('says in one sentence why a task stopped', () => {
  const states = {
    ...run.taskStates,
    T5: { state: 'interrupted' as const, why: 'Overture ended. All is kept.' },
    T6: { state: 'cancelled' as const, why: 'Stopped by Priya. The work is kept.' },
  };
  const lines = run.tasks.slice(4, 6).map((task) => taskLine({ ...run, taskStates: states }, task));
  expect(lines).toEqual(['Interrupted. Overture ended', 'Stopped by Priya']);
});

test('counts a criterion as shown only when landed work shows it', () => {
  expect(criteriaShown(run, parseSpec(run.specText).criteria)).toEqual({ shown: 1, coming: 5, total: 10 });
});

test('a group that waits for a word on its plan needs the person and is no work yet', () => {
  const spec = '# S\n\n## Requirements\n\n### R1 One\n\n- **AC-1.1** The system SHALL do it.\n';
  const T1 = taskId(1);
  const grouped = after(
    startedRun([makeTask(1, { group: true, criteria: ['AC-1.1'] })]),
    { type: 'groupPlanning', taskId: T1, why: '' },
    proposeGroup(T1, { source: 'rules', by: 'Rules', notice: null, tasks: [], at: at(1) }),
  );
  expect(criteriaShown(grouped, parseSpec(spec).criteria)).toEqual({ shown: 0, coming: 0, total: 1 });
  expect(countsSentence(grouped)).toBe('1 needs you');
  expect(taskToShow(grouped)).toBe('T1');
});

test('shows first what needs the person', () => {
  expect(taskToShow(run)).toBe('T4');
  expect(taskToShow(settingsRun(now, 'interrupted'))).toBe('T4');
  expect(taskToShow(settingsRun(now, 'inReview'))).toBe('T3');
});

test('tells durations in words', () => {
  const minutes = (count: number) => lasted(0, count * 60_000);
  expect([0.5, 1, 59, 60, 125].map(minutes)).toEqual([
    'under a minute',
    '1 min',
    '59 min',
    '1 h',
    '2 h 5 min',
  ]);
});
