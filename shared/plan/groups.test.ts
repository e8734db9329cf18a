import { expect, test } from 'vitest';
import { sketchPlan, taskId } from '#test/helpers/sketchPlan.ts';
import { analyzePlan } from './analyzePlan.ts';
import { editPlan } from './editPlan.ts';
import { flattenGroups } from './groups.ts';
import { newPlanText } from './newPlanText.ts';
import { parsePlan } from './parsePlan.ts';
import type { Plan } from './plan.ts';
import type { PlanEdit } from './planEdit.ts';

const CONTEXT = { criteria: [], files: [], commands: [], protected: [], limit: 3 };
const needsOf = (plan: Plan) => plan.tasks.map(({ id, needs }) => [id, ...needs].join(' '));

function edited(plan: Plan, edit: PlanEdit): Plan {
  const text = editPlan(newPlanText(plan), edit);
  if (!text.ok) throw new Error(JSON.stringify(text.error));
  return parsePlan(text.value).plan;
}

const GROUPED = sketchPlan(
  {},
  { group: true, needs: [1] },
  { within: 2 },
  { within: 2, needs: [3] },
  { within: 2, needs: [3] },
  { needs: [2] },
);

test('a group runs as the tasks within it', () => {
  expect(needsOf(flattenGroups(GROUPED))).toEqual(['T1', 'T3 T1', 'T4 T3', 'T5 T3', 'T6 T4 T5']);
  expect(analyzePlan(GROUPED, CONTEXT).advice).toEqual({
    pattern: 'hierarchical',
    reason: 'a part of the work has a plan of its own',
  });
  expect(analyzePlan(GROUPED, CONTEXT).waves.map(({ taskIds }) => taskIds.join(' '))).toEqual([
    'T1',
    'T3',
    'T4 T5',
    'T6',
  ]);
});

test('a group within a group gives way to its tasks too', () => {
  const nested = sketchPlan(
    { group: true },
    { group: true, within: 1 },
    { within: 2 },
    { within: 1, needs: [2] },
    { needs: [1] },
  );
  expect(needsOf(flattenGroups(nested))).toEqual(['T3', 'T4 T3', 'T5 T4']);
});

test('a group that holds nothing yet is one task', () => {
  const plan = sketchPlan({ group: true }, { needs: [1] });
  expect(flattenGroups(plan)).toBe(plan);
});

test('tasks become a group and come out of it again, and wait for the same as before', () => {
  const flat = sketchPlan({}, { needs: [1] }, { needs: [2] }, { needs: [3] });
  const grouped = edited(flat, { kind: 'group', ids: [taskId(2), taskId(3)], title: 'The middle' });
  expect(grouped.tasks.map(({ id, within }) => [id, within])).toEqual([
    ['T1', null],
    ['T5', null],
    ['T2', 'T5'],
    ['T3', 'T5'],
    ['T4', null],
  ]);
  expect(needsOf(flattenGroups(grouped))).toEqual(needsOf(flat));
  const out = edited(grouped, { kind: 'ungroup', id: taskId(5) });
  expect(needsOf(out)).toEqual(needsOf(flat));
  expect(out.tasks.every(({ within, group }) => within === null && !group)).toBe(true);
});

test('who waited for a group waits for its last tasks when it is gone', () => {
  expect(needsOf(edited(GROUPED, { kind: 'ungroup', id: taskId(2) }))).toEqual([
    'T1',
    'T3 T1',
    'T4 T3',
    'T5 T3',
    'T6 T4 T5',
  ]);
});
