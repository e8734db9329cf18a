import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sketchPlan, taskId } from '#test/helpers/sketchPlan.ts';
import { editPlan } from './editPlan.ts';
import { newPlanText } from './newPlanText.ts';
import { parsePlan } from './parsePlan.ts';
import type { Plan, Task } from './plan.ts';
import type { PlanProposal } from './planProposal.ts';
import { planTextOf, takeProposal } from './takeProposal.ts';
import { findCycles } from './taskGraph.ts';

const proposalOf = (tasks: PlanProposal['tasks']): PlanProposal => ({
  id: 'p1',
  source: 'model',
  by: 'a model',
  at: '2026-11-23T12:00:00.000Z',
  tasks,
  notice: null,
});

function taken(plan: Plan, proposal: PlanProposal, ids: readonly Task['id'][] | null): Plan {
  const edited = editPlan(newPlanText(plan), takeProposal(proposal, ids));
  if (!edited.ok) throw new Error(JSON.stringify(edited.error));
  return parsePlan(edited.value).plan;
}

const PLAN = sketchPlan({}, { needs: [1] }, {});
const [one, two, three] = PLAN.tasks as [Task, Task, Task];
const fresh = { ...three, id: taskId(4), title: 'Fresh', needs: [taskId(2), taskId(3)] };
const PROPOSAL = proposalOf([
  { taskId: two.id, before: two, after: { ...two, title: 'Otherwise' }, why: '' },
  { taskId: three.id, before: three, after: null, why: '' },
  { taskId: fresh.id, before: null, after: fresh, why: '' },
]);

test('a proposal is taken whole: tasks change, go and come', () => {
  expect(taken(PLAN, PROPOSAL, null).tasks.map(({ id, title, needs }) => [id, title, needs])).toEqual([
    ['T1', 'Task 1', []],
    ['T2', 'Otherwise', ['T1']],
    ['T4', 'Fresh', ['T2']],
  ]);
});

test('or in part, and the rest stays as it is', () => {
  expect(taken(PLAN, PROPOSAL, [fresh.id]).tasks).toEqual([one, two, three, fresh]);
});

test('a new task whose id was given away meanwhile gets another', () => {
  const grown = {
    ...PLAN,
    tasks: [...PLAN.tasks, { ...three, id: taskId(4), title: 'By hand' }],
    highestNumber: 4,
  };
  expect(
    taken(grown, PROPOSAL, [fresh.id])
      .tasks.map(({ id, title }) => [id, title])
      .slice(-2),
  ).toEqual([
    ['T4', 'By hand'],
    ['T5', 'Fresh'],
  ]);
});

test('what would make a loop with edits of the meantime is refused', () => {
  const turned = sketchPlan({}, {}, {});
  const changed = turned.tasks.map((task, index) => (index === 0 ? { ...task, needs: [taskId(2)] } : task));
  const proposal = proposalOf([{ taskId: two.id, before: two, after: two, why: '' }]);
  expect(editPlan(newPlanText({ ...turned, tasks: changed }), takeProposal(proposal, null))).toMatchObject({
    ok: false,
    error: { code: 'wouldLoop' },
  });
});

const sketches = fc.array(fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 3 }), {
  minLength: 1,
  maxLength: 8,
});

test('what a proposal names twice is taken once', () => {
  const twice = { ...two, needs: [one.id, one.id], criteria: ['AC-1.1', 'AC-1.1'] };
  const proposal = proposalOf([{ taskId: two.id, before: two, after: twice, why: '' }]);
  expect(taken(PLAN, proposal, null).tasks[1]).toMatchObject({ needs: ['T1'], criteria: ['AC-1.1'] });
});

test('whatever part of a proposal is taken, nothing waits for a task that is not there, or for itself', () => {
  fc.assert(
    fc.property(
      sketches,
      fc.nat(3),
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      (needs, kept, picks) => {
        const drafted = sketchPlan(
          ...needs.map((list, index) => ({ needs: list.filter((need) => need <= index) })),
        );
        const plan = {
          ...drafted,
          tasks: drafted.tasks.slice(0, kept).map((task) => ({ ...task, needs: [] })),
        };
        const present = { ...plan, highestNumber: plan.tasks.length };
        const proposal = proposalOf(
          drafted.tasks.map((after, index) => ({
            taskId: after.id,
            before: plan.tasks[index] ?? null,
            after,
            why: '',
          })),
        );
        const ids = drafted.tasks.filter((_, index) => picks[index]).map(({ id }) => id);
        for (const result of [
          taken(present, proposal, ids),
          parsePlan(planTextOf('001-x', proposal, ids)).plan,
        ]) {
          const known = new Set(result.tasks.map(({ id }) => id));
          expect(known.size).toBe(result.tasks.length);
          expect(result.tasks.flatMap((task) => task.needs).filter((need) => !known.has(need))).toEqual([]);
          expect(findCycles(result)).toEqual([]);
        }
      },
    ),
  );
});
