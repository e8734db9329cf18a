import { expect, test } from 'vitest';
import { makeTask, startedRun } from '#test/helpers/makeRun.ts';
import { traceOfRun } from './useLandedTrace.ts';

test('counts a whole run in figures, as the bar does elsewhere', () => {
  const specText = '# Greetings\n\n## Requirements\n\n### R1 Greeting\n\n- **AC-1.1** It SHALL greet.\n';
  const tasks = [makeTask(1, { criteria: ['AC-1.1'] }), makeTask(2, { criteria: [] })];
  expect(traceOfRun({ ...startedRun(tasks), specText })).toEqual({
    requirement: { text: '1 requirement' },
    criterion: { text: '1 criterion' },
    task: { text: '0 of 2 tasks landed' },
    evidence: { text: '0 of 1 met', open: true },
    here: 'task',
  });
});
