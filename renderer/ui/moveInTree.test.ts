import { expect, test } from 'vitest';
import { moveInTree } from './moveInTree.ts';

const places = [
  { id: 'why', parent: undefined },
  { id: 'requirements', parent: undefined },
  { id: 'R1', parent: 'requirements' },
  { id: 'R2', parent: 'requirements' },
  { id: 'rollout', parent: undefined },
];

test.each([
  ['why', 'ArrowDown', 'requirements'],
  ['requirements', 'ArrowRight', 'R1'],
  ['R2', 'ArrowLeft', 'requirements'],
  ['R2', 'ArrowDown', 'rollout'],
  ['rollout', 'ArrowUp', 'R2'],
  ['R1', 'Home', 'why'],
  ['why', 'End', 'rollout'],
  ['why', 'ArrowUp', undefined],
  ['why', 'ArrowLeft', undefined],
  ['rollout', 'ArrowRight', undefined],
  ['why', 'x', undefined],
  ['gone', 'ArrowDown', undefined],
])('from %s the key %s leads to %s', (from, key, to) => {
  expect(moveInTree(places, from, key)).toBe(to);
});
