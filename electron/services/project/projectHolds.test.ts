import { expect, test } from 'vitest';
import { createProjectHolds } from './projectHolds.ts';

test('is free once the last of several lets go, and each lets go once', () => {
  let freed = 0;
  const holds = createProjectHolds(() => {
    freed += 1;
  });
  const [page, run] = [holds.hold(), holds.hold()];
  page();
  page();
  expect([holds.isHeld(), freed]).toEqual([true, 0]);
  run();
  expect([holds.isHeld(), freed]).toEqual([false, 1]);
  holds.hold()();
  expect(freed).toBe(2);
});
