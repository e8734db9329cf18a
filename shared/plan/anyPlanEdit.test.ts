import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decidePlanEdit } from './decidePlanEdit.ts';
import { editPlan, editPlanAll } from './editPlan.ts';
import { newPlanText } from './newPlanText.ts';
import { parsePlan } from './parsePlan.ts';
import { estimateSchema, type Plan, roleSchema, type Task, type TaskId, taskIdSchema } from './plan.ts';
import { applyPlanChanges } from './planChange.ts';
import type { PlanEdit } from './planEdit.ts';
import { tidyTask } from './taskText.ts';

const id = (number: number): TaskId => taskIdSchema.parse(`T${number}`);

const words = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    'a: b',
    '# no',
    '- x',
    "it's",
    '"q"',
    'yes',
    '12',
    '2026-11-23',
    '[x',
    '*a',
    '&b',
    '!t',
    '{',
    '|',
  ),
);
const globs = fc.constantFrom(
  'src/**',
  '**/*.ts',
  '.github/**',
  'a b.ts',
  'x[1].ts',
  '{a,b}/c.ts',
  '#x',
  'ä.ts',
);
const taskArbitrary = (number: number): fc.Arbitrary<Task> =>
  fc
    .record({
      id: fc.constant(id(number)),
      title: words,
      role: fc.constantFrom(...roleSchema.options),
      needs: fc.subarray(Array.from({ length: number - 1 }, (_, index) => id(index + 1))),
      criteria: fc.array(fc.constantFrom('AC-1.1', 'AC-1.2', 'AC-2.1')),
      scope: fc.record({
        change: fc.array(globs, { maxLength: 8 }),
        read: fc.array(globs, { maxLength: 3 }),
      }),
      checks: fc.array(fc.constantFrom('test', 'lint', 'npm test -- "a b"', 'x # y')),
      estimate: fc.constantFrom(...estimateSchema.options),
      agent: fc.option(fc.constantFrom('claude', 'codex')),
      optional: fc.boolean(),
      group: fc.boolean(),
      within: fc.option(fc.constantFrom(id(1), id(9))),
      instructions: fc.array(words, { maxLength: 5 }).map((lines) => lines.join('\n')),
    })
    .map(tidyTask);
const planArbitrary = fc
  .integer({ min: 1, max: 6 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => taskArbitrary(index + 1))))
  .map((tasks): Pick<Plan, 'spec' | 'tasks'> => ({ spec: '001-x', tasks }));

test('any plan reads back as it was written', () => {
  fc.assert(
    fc.property(planArbitrary, (plan) => {
      const read = parsePlan(newPlanText(plan));
      expect(read.problems).toEqual([]);
      expect(read.plan.tasks).toEqual(plan.tasks);
    }),
  );
});

const editArbitrary = (count: number): fc.Arbitrary<PlanEdit> => {
  const anyId = fc.integer({ min: 1, max: count }).map(id);
  return fc.oneof(
    fc.record({
      kind: fc.constant('updateTask' as const),
      id: anyId,
      fields: taskArbitrary(1).map(({ id: _id, needs: _needs, ...fields }) => fields),
    }),
    fc.record({
      kind: fc.constant('updateTask' as const),
      id: anyId,
      fields: fc.record({ instructions: words }),
    }),
    fc.record({ kind: fc.constant('addTask' as const), fields: fc.record({ title: words }), after: anyId }),
    fc.record({ kind: fc.constant('removeTask' as const), id: anyId }),
    fc.record({ kind: fc.constant('connect' as const), from: anyId, to: anyId }),
    fc.record({ kind: fc.constant('disconnect' as const), from: anyId, to: anyId }),
    fc.record({ kind: fc.constant('moveNode' as const), id: anyId, x: fc.integer(), y: fc.integer() }),
    fc.record({ kind: fc.constant('join' as const), ids: fc.tuple(anyId, anyId) }),
    fc.record({
      kind: fc.constant('runTogether' as const),
      first: anyId,
      second: anyId,
      allowed: fc.boolean(),
    }),
  );
};

test('any edit says in the file what it means in the model, and leaves other tasks byte for byte', () => {
  const property = fc.property(
    planArbitrary,
    fc.array(editArbitrary(6), { maxLength: 4 }),
    fc.boolean(),
    (plan, edits, windows) => {
      const commented = newPlanText(plan).replace(/^( +- id: T\d+)$/gm, '  # note on this task\n$1   # kept');
      let text = windows ? commented.replaceAll('\n', '\r\n') : commented;
      for (const edit of edits) {
        const before = parsePlan(text).plan;
        const decided = decidePlanEdit(before, edit);
        const result = editPlan(text, edit);
        if (!decided.ok) {
          expect(result).toEqual(decided);
          continue;
        }
        if (!result.ok) throw new Error(JSON.stringify(result.error));
        const after = parsePlan(result.value).plan;
        expect(after).toEqual(applyPlanChanges(before, decided.value));
        const untouched = after.tasks.filter((task) =>
          before.tasks.some((old) => JSON.stringify(old) === JSON.stringify(task)),
        );
        for (const task of untouched) expect(result.value).toContain(blockOf(text, task.id));
        if (windows) expect(result.value.replaceAll('\r\n', '')).not.toContain('\n');
        text = result.value;
      }
    },
  );
  fc.assert(property, { numRuns: 300 });
});

/** A task's lines from the dash to its last field. */
function blockOf(text: string, taskId: TaskId): string {
  const lines = text.split('\n');
  const start = lines.findIndex(
    (line) => line.trim().startsWith(`- id: ${taskId} `) || line.trim() === `- id: ${taskId}`,
  );
  const length = lines.slice(start + 1).findIndex((line) => /^ {0,3}\S/.test(line));
  return lines
    .slice(start, length < 0 ? undefined : start + 1 + length)
    .join('\n')
    .trimEnd();
}

test('several edits at once say the same as one after the other, or are all refused', () => {
  const property = fc.property(
    planArbitrary,
    fc.array(editArbitrary(6), { minLength: 2, maxLength: 6 }),
    (plan, edits) => {
      const start = newPlanText(plan).replace(/^( +- id: T\d+)$/gm, '  # note on this task\n$1   # kept');
      let text = start;
      for (const edit of edits) {
        const result = editPlan(text, edit);
        if (!result.ok) {
          expect(editPlanAll(start, edits)).toEqual(result);
          return;
        }
        text = result.value;
      }
      const all = editPlanAll(start, edits);
      if (!all.ok) throw new Error(JSON.stringify(all.error));
      expect(parsePlan(all.value).plan).toEqual(parsePlan(text).plan);
    },
  );
  fc.assert(property, { numRuns: 300 });
});
