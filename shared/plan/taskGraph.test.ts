import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sketchPlan, taskId } from '#test/helpers/sketchPlan.ts';
import { taskLevels, wouldCycle } from './taskGraph.ts';

const COUNT = 9;
const ids = fc.integer({ min: 1, max: COUNT + 1 });
/** Plans of any shape: with loops, with needs that name nobody, with tasks that wait for themselves. */
const plans = fc
  .array(fc.array(ids, { maxLength: 3 }), { minLength: COUNT, maxLength: COUNT })
  .map((all) => sketchPlan(...all.map((needs) => ({ needs }))));

test('a connection loops exactly where the one already waits for the other, and the way is told', () => {
  fc.assert(
    fc.property(plans, ids, ids, (plan, from, to) => {
      const needs = new Map(plan.tasks.map((task) => [task.id, task.needs]));
      const reached = new Set([taskId(from)]);
      for (const id of reached) for (const need of needs.get(id) ?? []) reached.add(need);
      const way = wouldCycle(plan, taskId(from), taskId(to));
      expect(way !== null).toBe(reached.has(taskId(to)));
      if (!way) return;
      expect([way[0], way.at(-1)]).toEqual([taskId(from), taskId(to)]);
      for (const [index, id] of way.slice(1).entries()) expect(needs.get(way[index] ?? id)).toContain(id);
    }),
  );
});

test('nobody who waits for a task stands on a lower level than it', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const levels = taskLevels(plan);
      for (const { id, needs } of plan.tasks)
        for (const need of needs) expect(levels.get(id) ?? 0).toBeGreaterThanOrEqual(levels.get(need) ?? 0);
    }),
  );
});
