import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { sketchCode, sketchPlan, taskId, type TaskSketch } from '#test/helpers/sketchPlan.ts';
import { createPathSet } from './globs.ts';
import type { Plan, TaskId } from './plan.ts';
import type { PlanCode } from './planCode.ts';
import {
  basisOf,
  findStale,
  type Landing,
  type PlannedTask,
  type PlanSurroundings,
  widenBasis,
} from './staleness.ts';

const SPEC = `# X

## Requirements

### R1 Work

- **AC-1.1** The system SHALL work.
- **AC-1.2** The system SHALL rest.

## Assumptions

- **A1** (risk: high) Roles are cached for 60 seconds.
- **A12** Nothing sleeps.
`;
const CODE = sketchCode({
  'a.ts': { oid: '1', symbols: [{ name: 'canEdit', kind: 'function', line: 3 }] },
  'b.ts': { oid: '2' },
  'lib/c.ts': { oid: '3' },
});

const around = (code: PlanCode = CODE, spec = SPEC): PlanSurroundings => ({
  spec: parseSpec(spec),
  code,
  paths: createPathSet(Object.keys(code.files)),
  digest: (text) => text,
});

function plannedAt(plan: Plan, at = '2026-01-01'): ReadonlyMap<TaskId, PlannedTask> {
  return new Map(plan.tasks.map((task) => [task.id, { basis: basisOf(task, around()), at }]));
}

function reasons(
  plan: Plan,
  now: PlanSurroundings,
  landings: readonly Landing[] = [],
  settled: readonly TaskId[] = [],
) {
  const stale = findStale(plan, plannedAt(plan), now, landings, new Set(settled));
  return stale.map(({ taskId: id, reasons: own }) => [
    id,
    ...own.map(({ kind, text }) => `${kind}: ${text}`),
  ]);
}

const changed = (path: string, file: Partial<PlanCode['files'][string]>): PlanCode => {
  const known = CODE.files[path];
  if (!known) throw new Error(path);
  return { ...CODE, files: { ...CODE.files, [path]: { ...known, ...file } } };
};

const PLAN = sketchPlan(
  { change: ['a.ts'], instructions: 'Put `canEdit` in front. A1 says why.' },
  { change: ['b.ts'], instructions: 'A12 is not A1.2.' },
  { change: ['lib/**'], criteria: [] },
  { role: 'verify', criteria: ['AC-1.1'] },
);

test('nothing is stale while nothing changed', () => {
  expect(reasons(PLAN, around())).toEqual([]);
});

test('a changed file makes stale who changes it, a pattern included, and nobody else', () => {
  expect(reasons(PLAN, around(changed('b.ts', { oid: '9' })))).toEqual([
    ['T2', 'file: b.ts changed since this was planned.'],
  ]);
  expect(reasons(PLAN, around(changed('lib/c.ts', { oid: '9' })))).toEqual([
    ['T3', 'file: Files in lib/** changed since this was planned.'],
  ]);
});

test('a name that is gone is told by its name', () => {
  expect(reasons(PLAN, around(changed('a.ts', { oid: '9', symbols: [] })))).toEqual([
    ['T1', 'file: a.ts changed since this was planned.', 'symbol: a.ts does not define canEdit any more.'],
  ]);
});

test('a file that went, and one that somebody made meanwhile', () => {
  const { 'b.ts': _b, ...files } = CODE.files;
  expect(reasons(PLAN, around({ ...CODE, files }))).toEqual([['T2', 'file: b.ts is gone.']]);
  const made = sketchPlan({ change: ['new.ts'] });
  const now = { ...CODE, files: { ...CODE.files, 'new.ts': { ...CODE.files['b.ts']! } } };
  expect(reasons(made, around(now))).toEqual([['T1', 'file: new.ts is there now; the plan was to make it.']]);
});

test('words of the spec concern who covers them or names them by id', () => {
  expect(reasons(PLAN, around(CODE, SPEC.replace('SHALL work', 'SHALL run')))).toEqual([
    ['T1', 'criterion: AC-1.1 reads otherwise now: “The system SHALL run.”'],
    ['T4', 'criterion: AC-1.1 reads otherwise now: “The system SHALL run.”'],
  ]);
  expect(reasons(PLAN, around(CODE, SPEC.replace('60 seconds', 'an hour')))).toEqual([
    ['T1', 'assumption: A1 reads otherwise now: “Roles are cached for an hour.”'],
  ]);
  expect(reasons(PLAN, around(CODE, SPEC.replace(/- \*\*AC-1.2.*\n/, '')))).toEqual([
    ['T2', 'criterion: The spec has no AC-1.2 any more.'],
  ]);
});

test('a landing makes stale who changes the same files, until it was planned after it', () => {
  const landing = { taskId: taskId(9), at: '2026-02-01', mergedAt: null, paths: ['b.ts', 'other.ts'] };
  expect(reasons(PLAN, around(), [landing])).toEqual([['T2', 'landed: T9 landed and changed b.ts.']]);
  const later = findStale(PLAN, plannedAt(PLAN, '2026-03-01'), around(), [landing], new Set());
  expect(later).toEqual([]);
});

test('what landed and then came to the person’s branch is told once, as the landing', () => {
  const now = around(changed('b.ts', { oid: '9' }));
  const landing = { taskId: taskId(9), at: '2026-02-01', mergedAt: '2026-02-03', paths: ['b.ts'] };
  expect(reasons(PLAN, now, [landing])).toEqual([['T2', 'landed: T9 landed and changed b.ts.']]);
  const between = findStale(PLAN, plannedAt(PLAN, '2026-02-02'), now, [landing], new Set());
  expect(between).toEqual([]);
});

test('a task is not stale by its own work, nor once it is being worked on', () => {
  const now = around(changed('b.ts', { oid: '9' }));
  const own = { taskId: taskId(2), at: '2026-02-01', mergedAt: '2026-02-01', paths: ['b.ts'] };
  expect(reasons(PLAN, now, [own])).toEqual([]);
  expect(reasons(PLAN, now, [], [taskId(2)])).toEqual([]);
});

test('what a task comes to change later counts from then on, and what it had still counts', () => {
  const [task] = sketchPlan({ change: ['a.ts'] }).tasks;
  const [wider] = sketchPlan({ change: ['a.ts', 'b.ts'] }).tasks;
  if (!task || !wider) throw new Error('no task');
  const now = around({
    ...CODE,
    files: changed('a.ts', { oid: '8' }).files,
  });
  const basis = widenBasis(basisOf(task, around()), basisOf(wider, now));
  expect(basis.files).toEqual({ 'a.ts': '1', 'b.ts': '2' });
});

const NAMES = ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'lib/e.ts', 'lib/f.ts'];
const scopes = fc.array(fc.subarray([...NAMES, 'lib/**'], { maxLength: 3 }), { minLength: 1, maxLength: 6 });

test('exactly the tasks that may change what changed are stale', () => {
  fc.assert(
    fc.property(scopes, fc.subarray(NAMES), (all, edited) => {
      const plan = sketchPlan(...all.map((change): TaskSketch => ({ change, criteria: [] })));
      const files = (oid: (name: string) => string) =>
        sketchCode(Object.fromEntries(NAMES.map((name) => [name, { oid: oid(name) }])));
      const planned = new Map(
        plan.tasks.map((task) => [task.id, { basis: basisOf(task, around(files(() => '1'))), at: '2026' }]),
      );
      const now = around(files((name) => (edited.includes(name) ? '2' : '1')));
      const stale = findStale(plan, planned, now, [], new Set()).map(({ taskId: id }) => id);
      const touched = (entry: string) =>
        entry === 'lib/**' ? edited.some((name) => name.startsWith('lib/')) : edited.includes(entry);
      expect(stale).toEqual(plan.tasks.filter(({ scope }) => scope.change.some(touched)).map(({ id }) => id));
    }),
  );
});
