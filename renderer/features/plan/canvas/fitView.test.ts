import { expect, test } from 'vitest';
import type { TaskId } from '#shared/plan/plan.ts';
import { fitView } from './fitView.ts';
import { layOutLanes } from './laneLayout.ts';

const FRAME = { width: 1084, height: 600 };
const CORNER = { width: 204, height: 116 };

/** A lane for each number, with so many tasks. */
function lanes(...counts: readonly number[]) {
  let number = 0;
  return layOutLanes({
    waves: counts.map((count) =>
      Array.from({ length: count }, () => ({
        id: `T${(number += 1)}` as TaskId,
        needs: [],
        height: 106,
        critical: false,
        group: null,
      })),
    ),
    pairs: [],
    moved: {},
  });
}

test('a plan that fits is shown at full size', () => {
  expect(fitView(lanes(3, 2, 2, 1), FRAME, CORNER)).toEqual({ x: 0, y: 0, zoom: 1 });
});

test('a plan that reaches into the corner of the map ends above the map', () => {
  const layout = lanes(3, 3, 3, 3);
  const { y, zoom } = fitView(layout, FRAME, CORNER);
  expect(layout.height * zoom + y).toBeLessThanOrEqual(FRAME.height - CORNER.height);
  expect(layout.width * zoom).toBeLessThanOrEqual(FRAME.width);
});

test('a large plan is shown as a whole', () => {
  const layout = lanes(...Array.from({ length: 25 }, () => 40));
  const { y, zoom } = fitView(layout, FRAME, CORNER);
  expect(layout.height * zoom + y).toBeLessThanOrEqual(FRAME.height);
  expect(layout.width * zoom).toBeLessThanOrEqual(FRAME.width);
});
