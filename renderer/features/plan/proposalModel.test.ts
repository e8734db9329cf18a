import { expect, test } from 'vitest';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import type { PlanContext } from '#shared/plan/planContext.ts';
import type { PlanProposal } from '#shared/plan/planProposal.ts';
import { fieldChanges, proposalView } from './proposalModel.ts';

const CONTEXT: PlanContext = { criteria: [], files: [], commands: [], protected: [], limit: 3 };
const PLAN = `tasks:
  - id: T1
    title: Keep
  - id: T2
    title: Change me
    needs: [T1]
  - id: T3
    title: Drop me
`;
const [, changed, dropped] = parsePlan(PLAN).plan.tasks;
if (!changed || !dropped) throw new Error('The plan has three tasks');
const after = { ...changed, title: 'Changed', estimate: 'L' as const };
const added = { ...changed, id: 'T4' as typeof changed.id, title: 'Added', needs: [changed.id] };
const proposal: PlanProposal = {
  id: 'p1',
  source: 'rules',
  by: 'Overture’s rules',
  at: '2026-11-23T10:00:00.000Z',
  tasks: [
    { taskId: changed.id, before: changed, after, why: '' },
    { taskId: dropped.id, before: dropped, after: null, why: '' },
    { taskId: added.id, before: null, after: added, why: '' },
  ],
  notice: null,
};

test('a proposal is seen as the plan to come, with what would go still in it', () => {
  const view = proposalView(PLAN, proposal, CONTEXT);
  expect(view?.model.plan.tasks.map(({ id, title }) => [id, title])).toEqual([
    ['T1', 'Keep'],
    ['T2', 'Changed'],
    ['T3', 'Drop me'],
    ['T4', 'Added'],
  ]);
  expect([...(view?.changes ?? [])]).toEqual([
    ['T2', 'changed'],
    ['T3', 'removed'],
    ['T4', 'added'],
  ]);
});

test('where there is no plan yet, a proposal is a plan of its own', () => {
  const view = proposalView(null, { ...proposal, tasks: proposal.tasks.slice(2) }, CONTEXT);
  expect(view?.model.plan.tasks.map(({ title, needs }) => [title, needs])).toEqual([['Added', []]]);
});

test('only the fields that change are told', () => {
  expect(fieldChanges(changed, after)).toEqual([
    { field: 'Title', before: 'Change me', after: 'Changed' },
    { field: 'Estimate', before: 'M', after: 'L' },
  ]);
});
