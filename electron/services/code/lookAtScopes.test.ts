import { expect, onTestFinished, test } from 'vitest';
import { findGit } from '#electron/git/findGit.ts';
import { openGit } from '#electron/git/openGit.ts';
import { analyzePlan } from '#shared/plan/analyzePlan.ts';
import { MODULES } from '#test/fixtures/modules.ts';
import { sketchPlan, type TaskSketch } from '#test/helpers/sketchPlan.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { lookAtScopes } from './lookAtScopes.ts';
import { openCodeIndex } from './openCodeIndex.ts';

async function modules() {
  const repo = await tempRepo({
    files: MODULES,
    commits: [{ 'web/frame.ts': 'export const frame = (a: string) => a;\n' }],
  });
  const git = valueOf(
    await openGit({ path: repo.path, trusted: true, native: valueOf(await findGit()), env: repo.env }),
  );
  const index = openCodeIndex(':memory:');
  onTestFinished(async () => {
    index.close();
    await git.dispose();
  });
  valueOf(await index.updateFromFolder(git));
  const analysed = (...tasks: readonly TaskSketch[]) => {
    const plan = sketchPlan(...tasks);
    const code = lookAtScopes(
      index,
      plan.tasks.flatMap(({ scope }) => scope.change),
    );
    const files = [...index.graph().byPath.keys()];
    return analyzePlan(plan, { criteria: [], files, commands: [], protected: [], limit: 3, code });
  };
  const edges = (...tasks: readonly TaskSketch[]) =>
    analysed(...tasks).codeEdges.map(({ from, to, reason }) => `${from} → ${to}: ${reason}`);
  return { repo, git, index, analysed, edges };
}

test('edges follow package exports, hand-ons, tsconfig paths and Python’s modules', async () => {
  const { edges } = await modules();
  expect(
    edges(
      { change: ['packages/money/src/convert.ts'] },
      { change: ['packages/orders/src/orders.ts'] },
      { change: ['web/page.ts'] },
      { change: ['web/frame.ts'] },
      { change: ['tools/rows.py'] },
      { change: ['tools/report.py'] },
      { change: ['docs/readme.md'] },
    ),
  ).toEqual([
    'T1 → T2: packages/orders/src/orders.ts imports packages/money/src/convert.ts (toEuros) through packages/money/src/index.ts, which T1 changes.',
    'T2 → T3: web/page.ts imports packages/orders/src/orders.ts (Orders, total), which T2 changes.',
    'T4 → T3: web/page.ts imports web/frame.ts (frame), which T4 changes.',
    'T5 → T6: tools/report.py imports tools/rows.py (read_rows), which T5 changes.',
  ]);
});

test('tasks without a tie have no edge, and what is handed on but not used is no tie', async () => {
  const { edges } = await modules();
  expect(
    edges(
      { change: ['packages/money/src/round.ts'] },
      { change: ['packages/orders/src/orders.ts'] },
      { change: ['tools/**'] },
    ),
  ).toEqual([]);
});

test('edges put tasks into waves, and a scope that grows brings its own', async () => {
  const { analysed } = await modules();
  const apart = analysed({ change: ['web/frame.ts'] }, { change: ['tools/report.py'] });
  expect(apart.waves.map(({ taskIds }) => taskIds)).toEqual([['T1', 'T2']]);
  const tied = analysed({ change: ['web/frame.ts'] }, { change: ['tools/report.py', 'web/page.ts'] });
  expect(tied.waves.map(({ taskIds }) => taskIds)).toEqual([['T1'], ['T2']]);
  expect(tied.criticalPath.taskIds).toEqual(['T1', 'T2']);
});

test('a file knows its lines, names, users, commits and tests, and that makes the size of a task', async () => {
  const { index, analysed } = await modules();
  const { files, partial } = lookAtScopes(index, ['packages/orders/**', 'web/frame.ts']);
  expect(partial).toBe(false);
  expect(Object.keys(files)).toHaveLength(4);
  expect(files['packages/orders/src/orders.ts']).toMatchObject({
    lines: 9,
    dependents: 2,
    changes: 1,
    tests: ['packages/orders/src/orders.test.ts'],
  });
  expect(files['packages/orders/src/orders.ts']?.symbols.map(({ name }) => name)).toEqual([
    'Orders',
    'total',
    'findOrder',
  ]);
  expect(files['web/frame.ts']?.changes).toBe(2);
  const { sizes } = analysed({ change: ['packages/orders/src/orders.ts', 'packages/orders/src/new.ts'] });
  expect(sizes.get(sketchPlan({}).tasks[0]!.id)).toMatchObject({
    files: 1,
    newFiles: 1,
    dependents: 2,
    why: 'About 89 changed lines: 1 file of 9 lines, 1 new, used by 2 files.',
  });
});

test('two tasks meet in the name of a class that both speak of', async () => {
  const { analysed } = await modules();
  const change = ['packages/orders/src/orders.ts'];
  const [overlap] = analysed(
    { change, instructions: 'Let `Orders` count.' },
    { change, instructions: 'Let `Orders` and findOrder() be found.' },
  ).overlaps;
  expect(overlap?.symbols).toEqual([{ path: 'packages/orders/src/orders.ts', name: 'Orders', line: 2 }]);
});

test('a new commit and an edit change what is known of a file', async () => {
  const { repo, git, index } = await modules();
  const before = lookAtScopes(index, ['tools/rows.py']).files['tools/rows.py'];
  await repo.write({ 'tools/rows.py': 'def read_all():\n    return []\n' });
  valueOf(await index.updateFromFolder(git));
  const after = lookAtScopes(index, ['tools/rows.py', 'tools/report.py']);
  expect(after.files['tools/rows.py']?.oid).not.toBe(before?.oid);
  expect(after.links).toEqual([{ path: ['tools/report.py', 'tools/rows.py'], names: [] }]);
});
