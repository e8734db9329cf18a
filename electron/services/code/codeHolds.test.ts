import { expect, test } from 'vitest';
import type { ProjectId } from '#shared/project/project.ts';
import { createCodeHolds } from './codeHolds.ts';

const [one, other] = ['1', '2'] as ProjectId[] as [ProjectId, ProjectId];

test('a repository is free once the last who held it has let go', async () => {
  const holds = createCodeHolds();
  const [first, second] = [holds.hold(one), holds.hold(one)];
  const told: string[] = [];
  const free = holds.free(one).then(() => told.push('free'));
  await holds.free(other);
  first();
  first();
  await holds.free(other);
  expect(told).toEqual([]);
  second();
  await free;
  expect(told).toEqual(['free']);
});
