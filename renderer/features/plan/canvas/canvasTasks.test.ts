import { expect, test } from 'vitest';
import type { TaskId } from '#shared/plan/plan.ts';
import type { PlanContext } from '#shared/plan/planContext.ts';
import { createPlanModel } from '../planModel.ts';
import { canvasTasks } from './canvasTasks.ts';
import { planLines } from './planLines.ts';

const CONTEXT: PlanContext = { criteria: [], files: [], commands: [], protected: [], limit: 3 };
const MODEL = createPlanModel(
  `tasks:
  - { id: T1, title: First }
  - { id: T2, title: Part, group: true, needs: [T1] }
  - { id: T3, title: Inside, within: T2 }
  - { id: T4, title: Inside too, within: T2, needs: [T3] }
  - { id: T5, title: Last, needs: [T2] }
  - { id: T6, title: To be planned, group: true }
`,
  CONTEXT,
);
const none = new Set<TaskId>();
const folded = new Set(['T2' as TaskId]);
const ids = (collapsed: ReadonlySet<TaskId>) =>
  canvasTasks(MODEL, collapsed).waves.map((wave) => wave.map((task) => task.id));
const lines = (collapsed: ReadonlySet<TaskId>) =>
  planLines(MODEL, canvasTasks(MODEL, collapsed).shownAs).map(({ from, to }) => `${from} ${to}`);

test('an open group shows what is inside it, one to be planned is a task', () => {
  expect(ids(none)).toEqual([['T1', 'T6'], ['T3'], ['T4'], ['T5']]);
  expect(lines(none)).toEqual(['T1 T3', 'T3 T4', 'T4 T5']);
  expect([...canvasTasks(MODEL, none).openGroups]).toEqual([['T2', ['T3', 'T4']]]);
});

test('a folded group stands for what is inside it, and takes over its lines', () => {
  expect(ids(folded)).toEqual([['T1', 'T6'], ['T2'], [], ['T5']]);
  expect(lines(folded)).toEqual(['T1 T2', 'T2 T5']);
  expect(canvasTasks(MODEL, folded).openGroups.size).toBe(0);
});
