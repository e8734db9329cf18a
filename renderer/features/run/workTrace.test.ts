import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { settingsRun } from '#test/fixtures/run/settingsRun.ts';
import { workTrace } from './workTrace.ts';

const run = settingsRun(new Date('2026-06-09T12:33:00.000Z'));
const { criteria } = parseSpec(run.specText);

test('tells how far a run has brought all criteria of its spec', () => {
  const { task, files, evidence } = workTrace(run, criteria);
  expect(task?.text).toMatch(/^\d tasks$/);
  expect(files?.text).toMatch(/files? changed$/);
  expect(evidence?.open).toBe(true);
});

test('names the task when only one answers, and says nothing where none does', () => {
  const one = criteria.filter(
    ({ id }) => run.tasks.filter((task) => task.criteria.includes(id)).length === 1,
  );
  const [criterion] = one;
  const owner = run.tasks.find((task) => criterion && task.criteria.includes(criterion.id));
  expect(workTrace(run, criterion ? [criterion] : []).task).toEqual({
    label: owner?.id,
    text: owner?.title,
  });
  expect(workTrace(run, [])).toEqual({});
});
