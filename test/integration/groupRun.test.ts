import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Planner } from '#electron/services/plan/model/plannerSource.ts';
import { editPlan } from '#shared/plan/editPlan.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import { taskIdSchema } from '#shared/plan/plan.ts';
import type { GroupAnswer } from '#shared/run/groupPlan.ts';
import {
  benchOf,
  call,
  must,
  openRunHost,
  type RunBench,
  scriptAgent,
  SPEC_ID,
} from '#test/helpers/runHost.ts';
import { type TempRepo, tempRepo } from '#test/helpers/tempRepo.ts';

// Several landings take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

const PLAN = `specs/${SPEC_ID}/plan.yaml`;
const SPEC = `# Greetings

## Requirements

### R1 Greet

- **AC-1.1** WHEN someone comes in, the greeter SHALL say hello.

### R2 Say goodbye

- **AC-2.1** WHEN someone leaves, the farewell SHALL say goodbye.

### R3 Keep a guest book

- **AC-3.1** The guestbook SHALL list who came.
`;
const TASKS = `overture: 1
spec: ${SPEC_ID}
tasks:
  - id: T1
    title: Greet
    role: implement
    criteria: [AC-1.1]
    scope: { change: [src/greeter.txt], read: [] }
    checks: [test]
    agent: writer
  - id: T2
    title: People come and go
    role: implement
    group: true
    needs: [T1]
    criteria: [AC-2.1, AC-3.1]
    scope: { change: [src/farewell.txt, src/guestbook.txt], read: [] }
    checks: []
  - id: T3
    title: Write about it
    role: implement
    needs: [T2]
    criteria: []
    scope: { change: [readme.txt], read: [] }
    checks: [test]
    agent: writer
`;
/** Changes every file its brief lets it change. */
const WRITER = `
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
const whole = readFileSync(process.env.OVERTURE_BRIEF ?? 0, 'utf8');
const brief = whole.replace(/## Already landed[^]*?(?=\\n## )/, '');
mkdirSync('src', { recursive: true });
const files = [...new Set(brief.match(/src\\/[a-z.]+\\.txt|readme\\.txt/g) ?? [])];
for (const file of files) appendFileSync(file, 'line\\n');
console.log('wrote ' + files.join(' '));
`;

type Setting = { readonly repo: TempRepo; readonly bench: RunBench };

async function setUp(yaml = '', planner?: Planner): Promise<Setting> {
  const repo = await tempRepo({
    files: {
      'src/greeter.txt': '',
      'src/farewell.txt': '',
      'src/guestbook.txt': '',
      'readme.txt': '',
      'overture.yaml': `commands:\n  test: git --version\n${yaml}`,
      [`specs/${SPEC_ID}/spec.md`]: SPEC,
      [PLAN]: TASKS,
    },
  });
  await mkdir(repo.sibling('agents'));
  await repo.write({ '../agents/writer.mjs': WRITER });
  const host = await openRunHost({
    repository: repo.path,
    dataDir: repo.sibling('data'),
    agents: [scriptAgent('writer', join(repo.sibling('agents'), 'writer.mjs'))],
    ...(planner && { planner }),
  });
  onTestFinished(() => host.dispose());
  return { repo, bench: await benchOf(host) };
}

async function land(bench: RunBench, taskId: string): Promise<void> {
  const { id: attemptId } = await bench.attempt(taskId, 'inReview');
  must(await bench.host.review.approve({ ...bench.ids, attemptId, reason: 'Small', by: 'Priya' }, call));
  await bench.attempt(taskId, 'landed');
}

const answer = (bench: RunBench, said: GroupAnswer) =>
  bench.host.run.answerGroup(
    {
      projectId: bench.ids.projectId,
      runId: bench.now().id,
      taskId: taskIdSchema.parse('T2'),
      answer: said,
      by: 'Priya',
    },
    call,
  );

const isProposed = (run: ReturnType<RunBench['now']>) => run.groups['T2']?.state === 'proposed';

test('a group is planned when its turn comes, asks the person, and its tasks run in its place', async () => {
  const { repo, bench } = await setUp();
  await bench.start();
  expect(bench.now().taskStates['T2']).toEqual({ state: 'held', why: 'It waits for T1 to land.' });
  await land(bench, 'T1');
  const asking = await bench.until(isProposed);
  expect(asking.taskStates['T2']?.state).toBe('needsYou');
  expect(asking.groups['T2']).toMatchObject({ draft: { source: 'rules', notice: null } });
  // Nothing of it is in the file before it is taken.
  expect(await repo.read(PLAN)).toBe(TASKS);

  must(await answer(bench, 'take'));
  const inside = parsePlan(await repo.read(PLAN)).plan.tasks.filter(({ within }) => within === 'T2');
  expect(inside.flatMap(({ criteria }) => criteria).toSorted()).toEqual(['AC-2.1', 'AC-3.1']);
  const run = bench.now();
  expect(run.tasks.map(({ id }) => id)).toEqual(['T1', ...inside.map(({ id }) => id), 'T3']);
  expect(run.groups).toEqual({});
  for (const { id } of inside) {
    expect(bench.now().taskStates['T3']?.state).not.toBe('preparing');
    await land(bench, id);
  }
  await land(bench, 'T3');
  expect(
    (await bench.until(({ state }) => state === 'finished')).attempts.map(({ taskId }) => taskId),
  ).not.toContain('T2');
});

test('what a person plans inside meanwhile counts, and the proposal is let go', async () => {
  const { repo, bench } = await setUp();
  await bench.start();
  await land(bench, 'T1');
  await bench.until(isProposed);
  const edited = editPlan(TASKS, {
    kind: 'addTask',
    fields: {
      title: 'Both',
      role: 'implement',
      within: taskIdSchema.parse('T2'),
      criteria: ['AC-2.1', 'AC-3.1'],
      scope: { change: ['src/farewell.txt'], read: [] },
      checks: ['test'],
      agent: 'writer',
    },
  });
  await repo.write({ [PLAN]: must(edited) });
  await bench.host.project.refresh();
  const run = await bench.until(({ tasks }) => tasks.some(({ id }) => id === 'T4'));
  expect(run.tasks.map(({ id, needs }) => [id, needs])).toEqual([
    ['T1', []],
    ['T4', ['T1']],
    ['T3', ['T4']],
  ]);
  expect(run.reasons.some(({ text }) => text.startsWith('Its inside is planned in plan.yaml: T4.'))).toBe(
    true,
  );
  await bench.attempt('T4', 'inReview');
});

test('kept whole, one agent does all of it', async () => {
  const { repo, bench } = await setUp();
  await bench.start();
  await land(bench, 'T1');
  await bench.until(isProposed);
  must(await answer(bench, 'whole'));
  await bench.attempt('T2', 'inReview');
  expect(await repo.read(PLAN)).toBe(TASKS);
  expect(await answer(bench, 'take')).toMatchObject({ ok: false, error: { code: 'notNow' } });
});

test('where overture.yaml says so, what the rules plan is taken without asking', async () => {
  const { bench } = await setUp('groups: rules\n');
  await bench.start();
  await land(bench, 'T1');
  const run = await bench.until(({ tasks }) => !tasks.some(({ id }) => id === 'T2'));
  expect(run.tasks.filter(({ within }) => within === 'T2').length).toBeGreaterThan(0);
  expect(
    run.reasons.some(({ text }) =>
      text.startsWith('The rules planned its inside, which overture.yaml takes'),
    ),
  ).toBe(true);
});

test('a plan that cannot take the tasks is told, and nothing is written', async () => {
  const { repo, bench } = await setUp();
  await bench.start();
  await land(bench, 'T1');
  await bench.until(isProposed);
  const broken = TASKS.replace('criteria: [AC-1.1]', 'criteria: [AC-9.9]');
  await repo.write({ [PLAN]: broken });
  const refused = await answer(bench, 'take');
  expect(refused).toMatchObject({ ok: false, error: { code: 'planProblems' } });
  expect(await repo.read(PLAN)).toBe(broken);
  expect(bench.now().groups['T2']?.state).toBe('proposed');
});
