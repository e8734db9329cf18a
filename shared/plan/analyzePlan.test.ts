import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyzePlan, suggestedLimit } from './analyzePlan.ts';
import { editPlan } from './editPlan.ts';
import { globsIntersect, matchesGlobs } from './globs.ts';
import { newPlanText } from './newPlanText.ts';
import { parsePlan } from './parsePlan.ts';
import { type Plan, type Task, type TaskId, taskIdSchema } from './plan.ts';
import type { PlanContext } from './planContext.ts';
import { describePlanProblem } from './planProblem.ts';
import { createOrdered } from './reachability.ts';
import { findCycles, loopTargets, taskLevels, wouldCycle } from './taskGraph.ts';

type Sketch = Partial<Omit<Task, 'id' | 'needs'>> & {
  readonly needs?: readonly number[];
  readonly change?: string[];
};

const id = (number: number): TaskId => taskIdSchema.parse(`T${number}`);

function plan(...sketches: Sketch[]): Plan {
  const tasks = sketches.map(
    ({ needs = [], change = [], ...fields }, index): Task => ({
      id: id(index + 1),
      title: `Task ${index + 1}`,
      role: 'implement',
      needs: needs.map(id),
      criteria: [`AC-1.${index + 1}`],
      scope: { change, read: [] },
      checks: ['test'],
      estimate: 'M',
      agent: null,
      optional: false,
      group: false,
      within: null,
      instructions: '',
      ...fields,
    }),
  );
  return {
    spec: '001-x',
    tasks,
    layout: {},
    together: [],
    dismissed: [],
    pattern: null,
    highestNumber: tasks.length,
  };
}

const CONTEXT: PlanContext = {
  criteria: Array.from({ length: 1000 }, (_, index) => ({
    id: `AC-1.${index + 1}`,
    text: 'The system SHALL work.',
    requirement: 'R1',
    requirementTitle: 'Work',
    optional: index > 0,
  })),
  files: ['src/a.ts', 'src/b.ts', 'src/server/settings.ts', 'migrations/001.sql'],
  commands: ['test', 'lint'],
  protected: ['migrations/**'],
  limit: 3,
};

/** The plan of the pictures: eight tasks in four waves, of which two change one file. */
const PICTURE = plan(
  { role: 'investigate', estimate: 'XS' },
  { estimate: 'M', change: ['src/store/editors.ts'] },
  { role: 'debug', estimate: 'S', change: ['src/cache.ts'] },
  { needs: [1, 2], estimate: 'M', change: ['src/server/settings.ts', 'src/policy.ts'] },
  { needs: [1], estimate: 'M', change: ['src/server/settings.ts'] },
  { needs: [4], estimate: 'L', change: ['src/panel.ts'] },
  { role: 'verify', needs: [4, 3], estimate: 'S' },
  { role: 'critique', needs: [6, 7], estimate: 'S' },
);

test('orders tasks in waves and lets those that change the same file follow each other', () => {
  const { waves } = analyzePlan(PICTURE, CONTEXT);
  expect(waves).toEqual([
    { number: 1, taskIds: ['T1', 'T2', 'T3'], minutes: 20, atOnce: 3 },
    { number: 2, taskIds: ['T4', 'T5'], minutes: 40, atOnce: 1 },
    { number: 3, taskIds: ['T6', 'T7'], minutes: 40, atOnce: 2 },
    { number: 4, taskIds: ['T8'], minutes: 10, atOnce: 1 },
  ]);
});

test('the critical path counts the wait for a file as well as the wait for a task', () => {
  const { criticalPath } = analyzePlan(plan({ change: ['a'] }, { change: ['a'], estimate: 'L' }), CONTEXT);
  expect(criticalPath).toEqual({ taskIds: ['T1', 'T2'], minutes: 60 });
  expect(analyzePlan(PICTURE, CONTEXT).criticalPath).toEqual({
    taskIds: ['T2', 'T4', 'T6', 'T8'],
    minutes: 90,
  });
});

test('a smaller limit makes a wave longer', () => {
  expect(analyzePlan(plan({}, {}, {}, {}), { ...CONTEXT, limit: 2 }).waves).toEqual([
    { number: 1, taskIds: ['T1', 'T2', 'T3', 'T4'], minutes: 40, atOnce: 2 },
  ]);
});

test('finds an overlap through globs, and none where one task waits for the other', () => {
  const free = plan({ change: ['src/**/*.ts'] }, { change: ['src/server/settings.ts'] });
  expect(analyzePlan(free, CONTEXT).overlaps).toEqual([
    { first: 'T1', second: 'T2', files: ['src/server/settings.ts'], accepted: false, symbols: [] },
  ]);
  const chained = plan({ change: ['src/**'] }, {}, { needs: [2], change: ['src/a.ts'] });
  expect(analyzePlan(chained, CONTEXT).overlaps).toHaveLength(1);
  const waiting = plan({ change: ['src/**'] }, { needs: [1] }, { needs: [2], change: ['src/a.ts'] });
  expect(analyzePlan(waiting, CONTEXT).overlaps).toEqual([]);
});

test('finds an overlap on a file that does not exist yet', () => {
  const same = plan({ change: ['src/new.ts'] }, { change: ['src/new.ts'] });
  expect(analyzePlan(same, CONTEXT).overlaps[0]?.files).toEqual(['src/new.ts']);
  const folder = plan({ change: ['src/fresh/**'] }, { change: ['src/fresh/x/*.ts'] });
  expect(analyzePlan(folder, CONTEXT).overlaps[0]?.files).toEqual(['src/fresh/x/']);
});

test('an overlap a person accepted no longer counts', () => {
  const free = { ...plan({ change: ['a'] }, { change: ['a'] }), together: [[id(2), id(1)] as const] };
  const { overlaps, waves, problems } = analyzePlan(free, CONTEXT);
  expect(overlaps[0]?.accepted).toBe(true);
  expect(waves[0]).toMatchObject({ minutes: 20, atOnce: 2 });
  expect(problems).toEqual([]);
});

test('tells a loop with its path and offers who goes first', () => {
  const { problems } = analyzePlan(plan({ needs: [3] }, { needs: [1] }, { needs: [2] }), CONTEXT);
  expect(problems.map(describePlanProblem)).toEqual([
    'T1, T3 and T2 wait for each other. T1 waits for T3 waits for T2 waits for T1. None of them could start.',
  ]);
  expect(problems[0]?.fixes[0]).toEqual({
    label: 'Let T1 go first',
    edit: { kind: 'disconnect', from: 'T3', to: 'T1' },
    quiet: false,
  });
});

test('says what no task covers in the words of the spec, and who could', () => {
  const { problems } = analyzePlan(plan({ criteria: [] }), CONTEXT);
  expect(problems.map((problem) => [problem.sentence, problem.fixes.map((fix) => fix.label)])).toEqual([
    ['No task covers AC-1.1', ['Add to T1', 'New task']],
    ['T1 covers no criterion', []],
  ]);
});

test('an optional criterion may stay uncovered', () => {
  const criteria = CONTEXT.criteria.map((criterion) => ({ ...criterion, optional: true }));
  const { problems } = analyzePlan(plan({ role: 'investigate', criteria: [] }), { ...CONTEXT, criteria });
  expect(problems).toEqual([]);
});

test('names what is unknown, guarded, empty or unchecked', () => {
  const { problems } = analyzePlan(
    plan(
      { criteria: ['AC-1.1', 'AC-9.9'], needs: [7] },
      { change: ['migrations/*.sql'] },
      { change: ['lib/**'] },
      { checks: [] },
    ),
    CONTEXT,
  );
  expect(problems.map((problem) => `${problem.severity}: ${problem.sentence}`)).toEqual([
    'error: T1 waits for T7, which is not in the plan',
    'error: T1 covers AC-9.9, which the spec does not have',
    'warning: T4 has no checks',
    'warning: T2 may change protected files',
    'warning: T3 may change files that do not exist',
  ]);
});

test('every quick fix settles the problem it is offered for', () => {
  const damaged: Plan = {
    ...plan(
      { needs: [2], change: ['src/a.ts'], criteria: ['AC-9.9'] },
      { needs: [1], checks: [] },
      { change: ['src/*.ts', 'lib/**', 'migrations/001.sql'], criteria: [] },
      { needs: [9], change: ['src/b.ts'], criteria: ['AC-2.2'] },
      { needs: [5] },
    ),
  };
  const doubled = { ...damaged, tasks: [...damaged.tasks, { ...damaged.tasks[2]!, title: 'Again' }] };
  const text = newPlanText(doubled);
  const { problems } = analyzePlan(parsePlan(text).plan, CONTEXT);
  expect(new Set(problems.map((problem) => problem.kind)).size).toBeGreaterThan(7);
  for (const problem of problems) {
    for (const fix of problem.fixes) {
      const edited = editPlan(text, fix.edit);
      if (!edited.ok) throw new Error(JSON.stringify([fix, edited.error]));
      const left = analyzePlan(parsePlan(edited.value).plan, CONTEXT).problems.map((one) => one.key);
      expect(left, `${problem.sentence}: ${fix.label}`).not.toContain(problem.key);
    }
  }
});

test('recommends a way of working by the shape of the graph', () => {
  expect(analyzePlan(PICTURE, CONTEXT).advice).toEqual({
    pattern: 'assembly-line',
    reason: '5 of 8 tasks build on another’s work',
  });
  expect(analyzePlan(plan({}, {}, {}), CONTEXT).advice).toEqual({
    pattern: 'swarm',
    reason: 'all 3 tasks wait for nothing',
  });
  expect(suggestedLimit(analyzePlan(plan({}, { needs: [1] }), CONTEXT), null, 3)).toBe(1);
});

test('tells the way round of a loop before it is made', () => {
  expect(wouldCycle(PICTURE, id(6), id(2))).toEqual(['T6', 'T4', 'T2']);
  expect(wouldCycle(PICTURE, id(2), id(6))).toBeNull();
  expect([...loopTargets(PICTURE, id(4))].sort()).toEqual(['T1', 'T2', 'T4']);
});

const graph = fc.array(fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 3 }), {
  minLength: 1,
  maxLength: 8,
});

test('a connection is refused exactly when it would make a loop', () => {
  fc.assert(
    fc.property(graph, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), (needs, a, b) => {
      const acyclic = plan(...needs.map((list, index) => ({ needs: list.filter((need) => need <= index) })));
      const [from, to] = [id(((a - 1) % needs.length) + 1), id(((b - 1) % needs.length) + 1)];
      const joined = {
        ...acyclic,
        tasks: acyclic.tasks.map((task) =>
          task.id === to ? { ...task, needs: [...task.needs, from] } : task,
        ),
      };
      expect(findCycles(acyclic)).toEqual([]);
      expect(wouldCycle(acyclic, from, to) !== null).toBe(findCycles(joined).length > 0);
      expect(loopTargets(acyclic, from).has(to)).toBe(findCycles(joined).length > 0);
    }),
  );
});

test('whatever the graph, analysis ends, each task is in one wave, and needs come in earlier waves', () => {
  fc.assert(
    fc.property(graph, (needs) => {
      const any = plan(...needs.map((list) => ({ needs: list })));
      const { waves } = analyzePlan(any, CONTEXT);
      expect(waves.flatMap((wave) => wave.taskIds).sort()).toEqual(any.tasks.map((task) => task.id).sort());
      if (findCycles(any).length > 0) return;
      const levels = taskLevels(any);
      const ordered = createOrdered(any);
      for (const task of any.tasks) {
        for (const need of task.needs.filter((other) => levels.has(other))) {
          expect(levels.get(need)).toBeLessThan(levels.get(task.id) ?? 0);
          expect(ordered(task.id, need)).toBe(true);
        }
      }
    }),
  );
});

const glob = fc
  .array(fc.constantFrom('a', 'b', '*', '**', 'a*', '*.ts', 'x.ts', '{a,b}'), { minLength: 1, maxLength: 4 })
  .map((segments) => segments.join('/'));
const path = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'x.ts', 'y.ts'), { minLength: 1, maxLength: 4 })
  .map((segments) => segments.join('/'));

test('two globs that both name a path are never said to be apart', () => {
  fc.assert(
    fc.property(glob, glob, path, (first, second, one) => {
      if (!matchesGlobs([first], one) || !matchesGlobs([second], one)) return;
      expect(globsIntersect(first, second)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('globs in different folders or with different endings are apart', () => {
  expect(globsIntersect('src/**', 'test/**')).toBe(false);
  expect(globsIntersect('src/*.ts', 'src/*.css')).toBe(false);
  expect(globsIntersect('src/**/*.ts', 'src/server/*.test.ts')).toBe(true);
});

test('a thousand tasks are analysed without pairing each with each', () => {
  const many = plan(
    ...Array.from({ length: 1000 }, (_, index) => ({
      needs: index >= 10 ? [index - 9] : [],
      change: [`src/part${index}/**`],
    })),
  );
  const files = Array.from({ length: 5000 }, (_, index) => `src/part${index % 1000}/file${index}.ts`);
  expect(analyzePlan(many, { ...CONTEXT, files }).waves).toHaveLength(100);
});
