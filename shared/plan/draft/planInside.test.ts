import { expect, test } from 'vitest';
import { parsePlan } from '../parsePlan.ts';
import type { Plan, Task } from '../plan.ts';
import { insideOf } from './planInside.ts';

const planOf = (tasks: string): Plan => parsePlan(`overture: 1\nspec: 001-x\ntasks:\n${tasks}`).plan;
const plan = planOf(`  - { id: T4, title: Part, group: true, scope: { change: [src/] } }\n`);
const [group] = plan.tasks as [Task];
const drafted = planOf(
  [
    '  - { id: T1, title: In, role: implement, scope: { change: [src/a.ts, lib/b.ts] } }',
    '  - { id: T2, title: Out, role: implement, needs: [T1], scope: { change: [lib/c.ts] } }',
    '  - { id: T3, title: Nothing found, role: implement, scope: { change: [] } }',
    '  - { id: T4, title: Find out, role: investigate }',
    '  - { id: T5, title: Try it, role: verify }',
    '',
  ].join('\n'),
);
const scopes = (of: Task) =>
  insideOf(of, drafted, plan).map(({ id, needs, within, scope }) => [id, needs, within, scope.change]);

test('the inside of a group keeps to what the group may change, with ids of its own', () => {
  expect(scopes(group)).toEqual([
    ['T5', [], 'T4', ['src/a.ts']],
    ['T6', ['T5'], 'T4', ['src/']],
    ['T7', [], 'T4', ['src/']],
    ['T8', [], 'T4', []],
  ]);
});

test('a group that names no files leaves its tasks the files found for them', () => {
  const open = { ...group, scope: { change: [], read: [] } };
  expect(scopes(open).map((row) => row[3])).toEqual([['src/a.ts', 'lib/b.ts'], ['lib/c.ts'], [], []]);
});
