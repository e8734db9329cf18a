import { expect, test } from 'vitest';
import { fail, ok } from '#shared/contract/result.ts';
import { editPlan } from './editPlan.ts';
import { parsePlan } from './parsePlan.ts';
import { type Task, type TaskId, taskIdSchema } from './plan.ts';
import type { PlanEdit } from './planEdit.ts';

const id = (number: number): TaskId => taskIdSchema.parse(`T${number}`);

const PLAN = `# Agreed on Monday
overture: 1
spec: 001-settings-editors   # never renamed
tasks:
  # Storage comes first.
  - id: T1
    title: 'Store who the editors are'
    role: implement
    criteria: [AC-3.1]   # from the workshop
    scope:
      change:
        - src/server/store/editors.ts   # new
        - "src/server/store/schema.ts"
    estimate: S

  - id: T2   # the heart
    title: Decide who may edit
    needs: [T1]
    criteria: [ 'AC-1.2', AC-1.3 ]
    scope: { change: [src/server/auth/**] }
    team: core          # a field Overture does not know
    instructions: |
      Put one rule, canEdit, behind every route.

      Only owners change the list.

# Where people put the nodes
layout:
  T2: [320, 140]
`;

function edited(text: string, edit: PlanEdit): string {
  const result = editPlan(text, edit);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

test('renames a task by its words alone and keeps the quotes they had', () => {
  expect(edited(PLAN, { kind: 'updateTask', id: id(1), fields: { title: "Store the editors' names" } })).toBe(
    PLAN.replace("'Store who the editors are'", "'Store the editors'' names'"),
  );
});

test('adds an entry to a list in the style the list has', () => {
  const change = ['src/server/store/editors.ts', 'src/server/store/schema.ts', 'src/server/store/*.sql'];
  expect(edited(PLAN, { kind: 'updateTask', id: id(1), fields: { scope: { change, read: [] } } })).toBe(
    PLAN.replace('schema.ts"\n', 'schema.ts"\n        - src/server/store/*.sql\n'),
  );
  expect(edited(PLAN, { kind: 'updateTask', id: id(2), fields: { criteria: ['AC-1.2', 'AC-2.2'] } })).toBe(
    PLAN.replace("[ 'AC-1.2', AC-1.3 ]", "[ 'AC-1.2', AC-2.2 ]"),
  );
});

test('writes a new field at its place and takes it out again without a trace', () => {
  const withAgent = edited(PLAN, { kind: 'updateTask', id: id(2), fields: { agent: 'codex' } });
  expect(withAgent).toBe(
    PLAN.replace(
      'scope: { change: [src/server/auth/**] }\n',
      'scope: { change: [src/server/auth/**] }\n    agent: codex\n',
    ),
  );
  expect(edited(withAgent, { kind: 'updateTask', id: id(2), fields: { agent: null } })).toBe(PLAN);
});

test('changes instructions of several lines without touching what follows', () => {
  const text = edited(PLAN, { kind: 'updateTask', id: id(2), fields: { instructions: 'One.\n  - Two' } });
  expect(text).toContain('    instructions: |\n      One.\n        - Two\n\n# Where people put');
});

test('adds a task after the last one with the next id', () => {
  const text = edited(PLAN, {
    kind: 'addTask',
    fields: { title: 'Try every role', role: 'verify', needs: [id(2)] },
  });
  expect(text).toContain(
    '      Only owners change the list.\n\n  - id: T3\n    title: Try every role\n    role: verify\n    needs: [T2]\n    estimate: M\n\n# Where',
  );
});

test('never gives an id twice, even after the highest was removed', () => {
  const without = edited(PLAN, { kind: 'removeTask', id: id(2) });
  expect(without).toContain('spec: 001-settings-editors   # never renamed\nlastId: T2\n');
  expect(
    parsePlan(edited(without, { kind: 'addTask', fields: { title: 'x' } })).plan.tasks.map((t) => t.id),
  ).toEqual(['T1', 'T3']);
});

test('removing a task releases those who waited for it and forgets its place', () => {
  const { plan } = parsePlan(edited(PLAN, { kind: 'removeTask', id: id(1) }));
  expect(plan.tasks.map((task) => [task.id, task.needs])).toEqual([['T2', []]]);
  expect(parsePlan(edited(PLAN, { kind: 'removeTask', id: id(2) })).plan.layout).toEqual({});
});

test('refuses a connection that would make a loop and tells the way round', () => {
  expect(editPlan(PLAN, { kind: 'connect', from: id(2), to: id(1) })).toEqual(
    fail({ code: 'wouldLoop', from: 'T2', to: 'T1', path: ['T2', 'T1'] }),
  );
});

test('joins two tasks into the first', () => {
  const { plan } = parsePlan(edited(PLAN, { kind: 'join', ids: [id(1), id(2)] }));
  expect(plan.tasks).toMatchObject([
    {
      id: 'T1',
      title: 'Store who the editors are and decide who may edit',
      needs: [],
      criteria: ['AC-3.1', 'AC-1.2', 'AC-1.3'],
      estimate: 'L',
    },
  ]);
});

test('splits a task and lets the second part wait for the first', () => {
  const split: PlanEdit = {
    kind: 'split',
    id: id(2),
    title: 'Guard the last editor',
    criteria: ['AC-1.3'],
    change: [],
    order: 'after',
  };
  expect(parsePlan(edited(PLAN, split)).plan.tasks.slice(1)).toMatchObject([
    { id: 'T2', criteria: ['AC-1.2'], needs: ['T1'] },
    { id: 'T3', criteria: ['AC-1.3'], needs: ['T2'], scope: { change: [] } },
  ]);
});

test('edits a plan written on one line too', () => {
  const flow = 'overture: 1\nspec: s\ntasks: [{id: T1, title: One}, {id: T2, title: Two, needs: [T1]}]\n';
  const { plan } = parsePlan(edited(flow, { kind: 'updateTask', id: id(2), fields: { title: 'Second' } }));
  expect(plan.tasks.map((task) => task.title)).toEqual(['One', 'Second']);
});

test('starts a plan in an empty file', () => {
  expect(parsePlan(edited('', { kind: 'addTask', fields: { title: 'First' } })).plan.tasks[0]?.title).toBe(
    'First',
  );
});

test('says which line has to be mended before a damaged plan can be edited', () => {
  expect(editPlan('tasks:\n  - id: "T1\n', { kind: 'resetLayout' })).toMatchObject(
    fail({ code: 'damagedPlan', line: 3 }),
  );
});

test('an edit and its opposite leave the file as it was', () => {
  const connected = edited(PLAN, { kind: 'addTask', fields: { title: 'x' }, after: id(1) });
  const there = edited(connected, { kind: 'connect', from: id(1), to: id(3) });
  expect(edited(there, { kind: 'disconnect', from: id(1), to: id(3) })).toBe(connected);
  expect(ok(connected).ok).toBe(true);
});

test('takes tasks whose fields come in another order', () => {
  const [task] = parsePlan(PLAN).plan.tasks;
  const { scope, ...rest } = { ...task, id: id(3), needs: [] } as Task;
  const turned = { scope: { read: scope.read, change: scope.change }, ...rest };
  const text = edited(PLAN, { kind: 'adopt', added: [turned], changed: [], removed: [] });
  expect(parsePlan(text).plan.tasks.map((one) => one.id)).toEqual(['T1', 'T2', 'T3']);
});
