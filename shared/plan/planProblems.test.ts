import { expect, test } from 'vitest';
import { sketchCode, sketchPlan } from '#test/helpers/sketchPlan.ts';
import { analyzePlan } from './analyzePlan.ts';
import { editPlan } from './editPlan.ts';
import { newPlanText } from './newPlanText.ts';
import { parsePlan } from './parsePlan.ts';
import type { Plan } from './plan.ts';
import type { PlanContext } from './planContext.ts';

const CONTEXT: PlanContext = {
  criteria: Array.from({ length: 9 }, (_, index) => ({
    id: `AC-1.${index + 1}`,
    text: 'The system SHALL work.',
    requirement: 'R1',
    requirementTitle: 'Work',
    optional: true,
  })),
  files: ['a.ts', 'b.ts', 'c.ts', 'huge.ts'],
  commands: ['test'],
  protected: [],
  limit: 3,
  agents: ['claude', 'codex', 'person'],
  defaultAgent: 'claude',
};

/** The problems with the labels of their fixes, after proving that each fix settles its problem. */
function told(plan: Plan, context: PlanContext = CONTEXT) {
  const text = newPlanText(plan);
  const { problems } = analyzePlan(parsePlan(text).plan, context);
  for (const problem of problems) {
    for (const fix of problem.fixes) {
      const edited = editPlan(text, fix.edit);
      if (!edited.ok) throw new Error(JSON.stringify([fix, edited.error]));
      const left = analyzePlan(parsePlan(edited.value).plan, context).problems.map((one) => one.key);
      expect(left, `${problem.sentence}: ${fix.label}`).not.toContain(problem.key);
    }
  }
  return problems.map(({ severity, sentence, fixes }) => [
    `${severity}: ${sentence}`,
    ...fixes.map(({ label }) => label),
  ]);
}

test('two tasks that would meet a criterion at the same time are told; in a row they are not', () => {
  const criteria = ['AC-1.1'];
  expect(told(sketchPlan({ criteria }, { criteria }))).toEqual([
    [
      'warning: T1 and T2 both cover AC-1.1',
      'Leave AC-1.1 to T1',
      'Let T2 wait for T1',
      'Leave AC-1.1 to T2',
    ],
  ]);
  expect(told(sketchPlan({ criteria }, { criteria, needs: [1] }))).toEqual([]);
});

test('a task that waits for a dropped one can never start', () => {
  const plan = sketchPlan({}, {}, { needs: [2] });
  const dropped = { ...plan, tasks: plan.tasks.filter(({ id }) => id !== 'T2') };
  expect(told(dropped)).toEqual([
    ['error: T3 waits for T2, which was dropped from the plan', 'Stop waiting for T2'],
  ]);
});

test('core work does not rest on optional work', () => {
  expect(told(sketchPlan({ optional: true }, { needs: [1] }, { needs: [1], optional: true }))).toEqual([
    ['warning: T2 waits for T1, which is optional', 'Make T1 a part of the core', 'Let T2 not wait for T1'],
  ]);
});

test('whoever built something does not verify it where somebody else could', () => {
  const criteria = ['AC-1.1'];
  const plan = sketchPlan({ criteria }, { role: 'verify', criteria, needs: [1] });
  expect(told(plan)).toEqual([
    ['warning: T2 would be verified by who built it', 'Let codex verify', 'Let person verify'],
  ]);
  expect(told(plan, { ...CONTEXT, roles: { verify: 'codex' } })).toEqual([]);
  expect(told(plan, { ...CONTEXT, agents: ['claude'] })).toEqual([]);
  expect(told(plan, { ...CONTEXT, takes: { codex: ['implement'] } })).toEqual([
    ['warning: T2 would be verified by who built it', 'Let person verify'],
  ]);
});

test('a change too long to review is to be split', () => {
  const code = sketchCode({ 'huge.ts': { lines: 5000 }, 'a.ts': { lines: 900 }, 'b.ts': {}, 'c.ts': {} });
  const large = {
    criteria: ['AC-1.1', 'AC-1.2', 'AC-1.3', 'AC-1.4'],
    change: ['huge.ts', 'a.ts', 'x1.ts', 'x2.ts', 'x3.ts', 'x4.ts'],
  };
  expect(told(sketchPlan(large, { criteria: ['AC-1.5'], change: ['b.ts'] }), { ...CONTEXT, code })).toEqual([
    [
      'warning: T1 is too large to review at once',
      'Split in two',
      'Make it a group to plan when its turn comes',
    ],
  ]);
});

test('an overlap can be ordered, joined, narrowed, split off or accepted', () => {
  const plan = sketchPlan({ change: ['a.ts'] }, { change: ['b.ts', 'a.ts'], criteria: ['AC-1.2', 'AC-1.3'] });
  expect(told(plan)).toEqual([
    [
      'warning: T1 and T2 would change the same file',
      'Join into one task',
      'Let T2 wait for T1',
      'Narrow T2 to its other files',
      'Split a.ts off T2',
      'Run both at once',
    ],
  ]);
});

test('tasks that speak of different names of a file can each keep to theirs, and then do not meet', () => {
  const symbols = [
    { name: 'canEdit', kind: 'function' as const, line: 10 },
    { name: 'record', kind: 'function' as const, line: 50 },
  ];
  const context = { ...CONTEXT, code: sketchCode({ 'a.ts': { symbols } }) };
  const apart = sketchPlan(
    { change: ['a.ts'], instructions: 'Put `canEdit` behind it.' },
    { change: ['a.ts'], instructions: 'Call `record` after it.' },
  );
  const [overlap = []] = told(apart, context);
  expect(overlap).toContain('Keep each to its own names');
  const both = sketchPlan(
    { change: ['a.ts'], instructions: 'Put `canEdit` behind it.' },
    { change: ['a.ts'], instructions: 'canEdit() says who.' },
  );
  const { overlaps, problems } = analyzePlan(both, context);
  expect(overlaps[0]?.symbols).toEqual([{ path: 'a.ts', name: 'canEdit', line: 10 }]);
  expect(problems[0]?.detail).toBe('Both speak of canEdit (line 10). One after the other adds about 20 min.');
});

test('groups are told that are none, that wait for themselves, or that hold nothing yet', () => {
  expect(told(sketchPlan({}, { within: 1 }, { within: 3 }))).toEqual([
    ['error: T2 is within T1, which is no group', 'Take T2 out'],
    ['error: T3 is within itself', 'Take T3 out'],
  ]);
  expect(told(sketchPlan({ group: true }, { within: 1, needs: [1] }))).toEqual([
    ['error: T2 waits for T1, which it is a part of', 'Stop waiting for T1'],
  ]);
  expect(told(sketchPlan({ group: true }))).toEqual([
    ['warning: The inside of T1 is not planned yet', 'Make it a task'],
  ]);
  expect(told(sketchPlan({ group: true, needs: [3] }, { within: 1 }, { needs: [2] }))).toEqual([
    ['error: T2, T3 wait for each other across a group', 'Let T3 not wait for T2'],
  ]);
});
