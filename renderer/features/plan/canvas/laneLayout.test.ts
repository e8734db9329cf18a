import { expect, test } from 'vitest';
import type { PlanContext } from '#shared/plan/planContext.ts';
import { newPlanText } from '#shared/plan/newPlanText.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import { canvasTasks } from './canvasTasks.ts';
import { laneInput } from './laneInput.ts';
import { LANE_WIDTH, layOutLanes } from './laneLayout.ts';
import { createPlanModel } from '../planModel.ts';
import { planLines } from './planLines.ts';
import { walkTasks } from './walkTasks.ts';

const CONTEXT: PlanContext = { criteria: [], files: ['a.ts', 'b.ts'], commands: [], protected: [], limit: 3 };

/** Each line is “title < needs > change”, T1 first. */
function layOut(lines: readonly string[], layout = '') {
  const text = lines
    .map((line, index) => {
      const [, title, , needs = '', , change = ''] = /^([^<>]+)(<([^>]*))?(>(.*))?$/.exec(line) ?? [];
      return `  - id: T${index + 1}\n    title: ${title?.trim()}\n    needs: [${needs.trim()}]\n    scope: { change: [${change.trim()}] }`;
    })
    .join('\n');
  const model = createPlanModel(`tasks:\n${text}\n${layout}`, CONTEXT);
  return { model, layout: lay(model) };
}

const linesOf = (model: ReturnType<typeof createPlanModel>) =>
  planLines(model, canvasTasks(model, new Set()).shownAs);

function lay(model: ReturnType<typeof createPlanModel>) {
  const tasks = canvasTasks(model, new Set());
  return layOutLanes(laneInput(model, tasks, planLines(model, tasks.shownAs)));
}

test('puts each wave in a lane of its own, and none of its tasks on another', () => {
  const { layout } = layOut(['One', 'Two', 'Three < T1', 'Four < T1, T2', 'Five < T3']);
  const lanes = [...layout.places.values()].map(({ x, wave }) => [wave, Math.floor(x / LANE_WIDTH) + 1]);
  for (const [wave, lane] of lanes) expect(lane).toBe(wave);
  const tasks = [...layout.places.values()];
  for (const a of tasks)
    for (const b of tasks)
      if (a !== b && a.wave === b.wave) expect(a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
});

test('leaves room for the reason between two tasks that change the same file', () => {
  const { layout } = layOut(['One > a.ts', 'Two', 'Three > a.ts']);
  const [first, second] = [layout.places.get('T1' as never), layout.places.get('T3' as never)];
  expect(layout.pairs).toHaveLength(1);
  expect((second?.y ?? 0) - ((first?.y ?? 0) + (first?.height ?? 0))).toBe(92);
});

test('a place a person chose wins', () => {
  const { layout } = layOut(['One', 'Two'], 'layout:\n  T2: [700, 20]\n');
  expect(layout.places.get('T2' as never)).toMatchObject({ x: 700, y: 20 });
});

test('arrows walk to the nearest task in their direction', () => {
  const { layout, model } = layOut(['One', 'Two', 'Three < T1']);
  expect(walkTasks(layout, linesOf(model), 'T1' as never, 'Down')).toBe('T2');
  expect(walkTasks(layout, linesOf(model), 'T1' as never, 'Right')).toBe('T3');
  expect(walkTasks(layout, linesOf(model), 'T3' as never, 'Left')).toBe('T1');
  expect(walkTasks(layout, linesOf(model), 'T1' as never, 'Up')).toBeNull();
  expect(walkTasks(layout, linesOf(model), null, 'Down')).toBe('T1');
});

test('a task behind another’s file is held, a task with a fault is a draft', () => {
  const { model } = layOut(['One > a.ts', 'Two > a.ts', 'Three < T9']);
  expect([...model.states]).toEqual([
    ['T1', 'ready'],
    ['T2', 'held'],
    ['T3', 'draft'],
  ]);
});

test('lays out a thousand tasks', () => {
  const tasks = Array.from(
    { length: 1000 },
    (_, index) => `Task ${index}${index >= 20 ? ` < T${index - 19}` : ''} > file${index}.ts`,
  );
  const { layout, model } = layOut(tasks);
  expect(layout.places.size).toBe(1000);
  expect(parsePlan(newPlanText(model.plan)).plan.tasks).toHaveLength(1000);
});
