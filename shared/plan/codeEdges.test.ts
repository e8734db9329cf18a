import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sketchCode, sketchPlan, taskId } from '#test/helpers/sketchPlan.ts';
import { findCodeEdges, withCodeEdges } from './codeEdges.ts';
import { createPathSet } from './globs.ts';
import type { Plan } from './plan.ts';
import { createBefore } from './reachability.ts';
import { findCycles } from './taskGraph.ts';

const FILES = createPathSet(['store.ts', 'policy.ts', 'page.ts', 'page.test.ts', 'other.ts']);
const edgesOf = (plan: Plan, ...imports: string[]) =>
  findCodeEdges(plan, sketchCode({}, ...imports), FILES).map(({ from, to, state, reason }) => [
    `${from} → ${to}`,
    state,
    reason,
  ]);

const THREE = [{ change: ['store.ts'] }, { change: ['policy.ts'] }, { change: ['page.ts'] }] as const;

test('who changes a file that another task’s files import goes first, with the import as the reason', () => {
  expect(edgesOf(sketchPlan(...THREE), 'policy.ts > store.ts: findEditors')).toEqual([
    ['T1 → T2', 'found', 'policy.ts imports store.ts (findEditors), which T1 changes.'],
  ]);
});

test('an import through a file that hands on is told with it', () => {
  expect(edgesOf(sketchPlan(...THREE), 'page.ts > index.ts > store.ts: save')).toEqual([
    ['T1 → T3', 'found', 'page.ts imports store.ts (save) through index.ts, which T1 changes.'],
  ]);
});

test('an edge is confirmed by the plan, and dismissed by a person', () => {
  const plan = sketchPlan(
    { change: ['store.ts'] },
    { change: ['policy.ts'], needs: [1] },
    { change: ['page.ts'] },
  );
  const dismissed: Plan = { ...plan, dismissed: [[taskId(1), taskId(3)]] };
  const imports = ['policy.ts > store.ts', 'page.ts > store.ts'];
  expect(edgesOf(dismissed, ...imports).map(([edge, state]) => [edge, state])).toEqual([
    ['T1 → T2', 'confirmed'],
    ['T1 → T3', 'dismissed'],
  ]);
  const edges = findCodeEdges(dismissed, sketchCode({}, ...imports), FILES);
  expect(withCodeEdges(dismissed, edges)).toBe(dismissed);
});

test('of two tasks that use each other’s files the one with more uses waits', () => {
  const plan = sketchPlan({ change: ['store.ts'] }, { change: ['policy.ts', 'page.ts'] });
  const imports = ['store.ts > policy.ts', 'policy.ts > store.ts', 'page.ts > store.ts'];
  expect(edgesOf(plan, ...imports)).toEqual([
    ['T1 → T2', 'found', 'page.ts imports store.ts, which T1 changes. So does 1 more file.'],
  ]);
});

test('nothing is said against the order of the plan, nor what follows from it', () => {
  const backwards = sketchPlan({ change: ['store.ts'], needs: [2] }, { change: ['policy.ts'] });
  expect(edgesOf(backwards, 'policy.ts > store.ts')).toEqual([]);
  const implied = sketchPlan(
    { change: ['store.ts'] },
    { change: ['policy.ts'], needs: [1] },
    { change: ['page.ts'], needs: [2] },
  );
  expect(edgesOf(implied, 'page.ts > store.ts')).toEqual([]);
});

test('a file that both tasks change is an overlap and no order', () => {
  const plan = sketchPlan({ change: ['store.ts'] }, { change: ['policy.ts', 'store.ts'] });
  expect(edgesOf(plan, 'policy.ts > store.ts')).toEqual([]);
});

test('a task that names what it changes concerns only who uses that', () => {
  const plan = sketchPlan({ change: ['store.ts#save'] }, { change: ['policy.ts'] }, { change: ['page.ts'] });
  const imports = ['policy.ts > store.ts: load', 'page.ts > store.ts: save'];
  expect(edgesOf(plan, ...imports).map(([edge]) => edge)).toEqual(['T1 → T3']);
});

test('core work does not wait for optional work that changes what it uses', () => {
  const plan = sketchPlan(
    { change: ['store.ts'], optional: true },
    { change: ['policy.ts'] },
    { change: ['page.ts'], optional: true },
  );
  expect(edgesOf(plan, 'policy.ts > store.ts', 'page.ts > store.ts').map(([edge]) => edge)).toEqual([
    'T1 → T3',
  ]);
});

test('who reads a file that is still to be made waits for who makes it', () => {
  const plan = sketchPlan({ change: ['new.ts'] }, { change: ['policy.ts'], read: ['new.ts'] });
  expect(edgesOf(plan)).toEqual([['T1 → T2', 'found', 'T2 reads new.ts, which T1 makes.']]);
});

const PATHS = ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts', 'f.ts'];
const sketch = fc.record({
  change: fc.subarray(PATHS, { maxLength: 3 }),
  needs: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }),
});
const link = fc.tuple(fc.constantFrom(...PATHS), fc.constantFrom(...PATHS)).filter(([a, b]) => a !== b);

test('whatever the imports, found edges make no loop, rest on an import, and do not repeat the plan', () => {
  fc.assert(
    fc.property(
      fc.array(sketch, { minLength: 1, maxLength: 6 }),
      fc.array(link, { maxLength: 15 }),
      (sketches, links) => {
        const plan = sketchPlan(
          ...sketches.map(({ change, needs }, index) => ({
            change,
            needs: needs.filter((need) => need <= index),
          })),
        );
        const imports = links.map(([user, used]) => `${user} > ${used}`);
        const edges = findCodeEdges(plan, sketchCode({}, ...imports), createPathSet(PATHS));
        expect(findCycles(withCodeEdges(plan, edges))).toEqual([]);
        const isBefore = createBefore(plan);
        for (const { from, to, paths, state } of edges) {
          const changed = (id: string) => plan.tasks.find((task) => task.id === id)?.scope.change ?? [];
          for (const path of paths) {
            expect(imports).toContain(path.join(' > '));
            expect([changed(to).includes(path[0] ?? ''), changed(from).includes(path.at(-1) ?? '')]).toEqual([
              true,
              true,
            ]);
          }
          if (state === 'found') expect(isBefore(from, to)).toBe(false);
          expect(isBefore(to, from)).toBe(false);
        }
      },
    ),
  );
});
