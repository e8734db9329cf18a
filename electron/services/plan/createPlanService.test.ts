import { expect, onTestFinished, test } from 'vitest';
import { createCodeService } from '#electron/services/code/createCodeService.ts';
import { createPromptReader } from '#electron/services/interview/model/readPrompts.ts';
import type { OpenProjects } from '#electron/services/project/openProject.ts';
import { fail, ok } from '#shared/contract/result.ts';
import type { PlanKnowledge, PlanState } from '#shared/plan/contract.ts';
import { editPlan } from '#shared/plan/editPlan.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import { type TaskId, taskIdSchema } from '#shared/plan/plan.ts';
import { planTextOf, takeProposal } from '#shared/plan/takeProposal.ts';
import { newAttempt } from '#shared/run/evolveAttempt.ts';
import { attemptIdSchema, type Run } from '#shared/run/run.ts';
import { specIdSchema } from '#shared/project/project.ts';
import { at, makeTask, startedRun } from '#test/helpers/makeRun.ts';
import { scriptedModel } from '#test/helpers/scriptedModel.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { testProject } from '#test/helpers/testProject.ts';
import { type Planner, planningModel } from './model/plannerSource.ts';
import { createPlanService } from './createPlanService.ts';

const specId = specIdSchema.parse('001-greeting');
const PLAN = 'specs/001-greeting/plan.yaml';
const SPEC = `---
id: 001-greeting
---
# Greeting

## Requirements

### R1 Greet people

- **AC-1.1** WHEN someone comes in, the greeter SHALL say hello.
`;
const prompts = createPromptReader('resources/prompts');
const call = { signal: new AbortController().signal };

async function setUp(files: Record<string, string> = {}, planner: Planner | null = null) {
  const repo = await tempRepo({
    files: { 'specs/001-greeting/spec.md': SPEC, 'src/greeter.ts': '', 'src/greeter.test.ts': '', ...files },
  });
  const project = await testProject(repo);
  const projects: OpenProjects = { get: (id) => (id === project.id ? project : undefined) };
  const code = createCodeService({ projects, program: null });
  const runs: Run[] = [];
  let tellOfRuns = () => {};
  const service = createPlanService({
    projects,
    code: code.reader,
    clock: Date.now,
    prompts,
    planners: { current: () => Promise.resolve(planner), onChange: () => () => undefined },
    runs: {
      all: () => Promise.resolve(runs),
      follow(_project, listener) {
        tellOfRuns = listener;
        return () => undefined;
      },
    },
  });
  onTestFinished(async () => {
    await service.dispose();
    await code.dispose();
  });
  const land = (run: Run) => {
    runs.push(run);
    tellOfRuns();
  };
  return { repo, project, service, land, ref: { projectId: project.id, specId } };
}

/** The states a page sees; `next` resolves with the first, past or to come, that passes. */
function watch({ service, ref }: Awaited<ReturnType<typeof setUp>>) {
  const states: PlanState[] = [];
  let check = () => {};
  const end = new AbortController();
  onTestFinished(() => end.abort());
  const push = (state: PlanState) => {
    states.push(state);
    check();
  };
  void service.watch(ref, { snapshot: push, event: push }, { signal: end.signal });
  return (passes: (state: PlanState) => boolean) =>
    new Promise<PlanState>((resolve) => {
      check = () => {
        const found = states.find(passes);
        if (found) resolve(found);
      };
      check();
    });
}

test('drafts a plan from the spec and the files, and shows it to whoever watches', async () => {
  const setup = await setUp();
  const next = watch(setup);
  expect(await next(() => true)).toEqual({ path: PLAN, text: null, hash: null });
  const drafted = await setup.service.draft(setup.ref, call);
  const state = await next(({ text }) => text !== null);
  expect(drafted).toEqual({ ok: true, value: { hash: state.hash } });
  const { plan, problems } = parsePlan(await setup.repo.read(PLAN));
  expect(problems).toEqual([]);
  expect(plan.spec).toBe('001-greeting');
  expect(plan.tasks.map(({ title, scope }) => [title, scope.change])).toEqual([
    ['Greet people', ['src/greeter.ts', 'src/greeter.test.ts']],
    ['Try the criterion', []],
  ]);
});

test('never replaces a plan by a draft', async () => {
  const { service, ref } = await setUp({ [PLAN]: 'overture: 1\n' });
  expect(await service.draft(ref, call)).toEqual(fail({ code: 'planExists' }));
});

test('says that there is nothing to plan yet', async () => {
  const { service, ref } = await setUp({ 'specs/001-greeting/spec.md': '# Greeting\n' });
  expect(await service.draft(ref, call)).toEqual(fail({ code: 'nothingToPlan' }));
});

test('saves only over what the page has seen, and hands back what is there now', async () => {
  const { service, ref, repo } = await setUp();
  const first = await service.save({ ...ref, baseHash: null, text: 'overture: 1\n' }, call);
  if (!first.ok) throw new Error(first.error.code);
  expect(await service.save({ ...ref, baseHash: null, text: 'x' }, call)).toEqual(
    fail({ code: 'changedOutside', text: 'overture: 1\n', hash: first.value.hash }),
  );
  expect(await service.save({ ...ref, baseHash: first.value.hash, text: 'tasks: []\n' }, call)).toMatchObject(
    {
      ok: true,
    },
  );
  expect(await repo.read(PLAN)).toBe('tasks: []\n');
});

test('sees what another program writes', async () => {
  const setup = await setUp({ [PLAN]: 'overture: 1\n' });
  const next = watch(setup);
  await next(({ text }) => text === 'overture: 1\n');
  await setup.repo.write({ [PLAN]: 'tasks: []\n' });
  expect((await next(({ text }) => text === 'tasks: []\n')).path).toBe(PLAN);
});

test('refuses a spec or repository that is not there', async () => {
  const { service, ref } = await setUp();
  const gone = specIdSchema.parse('002-gone');
  expect(await service.draft({ ...ref, specId: gone }, call)).toEqual(
    fail({ code: 'unknownSpec', specId: '002-gone' }),
  );
  expect(await service.save({ ...ref, specId: gone, baseHash: null, text: '' }, call)).toEqual(
    fail({ code: 'unknownSpec', specId: '002-gone' }),
  );
  const feed = { snapshot: () => {}, event: () => {} };
  expect(await service.watch({ ...ref, specId: gone }, feed, call)).toEqual(
    fail({ code: 'unknownSpec', specId: '002-gone' }),
  );
});

/** What a page knows of the plan; `next` resolves with the first, past or to come, that passes. */
function know({ service, ref }: Awaited<ReturnType<typeof setUp>>) {
  const states: PlanKnowledge[] = [];
  let check = () => {};
  const end = new AbortController();
  onTestFinished(() => end.abort());
  const push = (state: PlanKnowledge) => {
    states.push(state);
    check();
  };
  void service.know(ref, { snapshot: push, event: push }, { signal: end.signal });
  return (passes: (state: PlanKnowledge) => boolean) =>
    new Promise<PlanKnowledge>((resolve) => {
      check = () => {
        const found = states.findLast(passes);
        if (found) resolve(found);
      };
      check();
    });
}

const TWO_MODULES = {
  'src/greeter.ts': "import { wordsFor } from './words.ts';\nexport const greet = () => wordsFor('hello');\n",
  'src/words.ts': 'export function wordsFor(kind: string) {\n  return kind;\n}\n',
  'src/other.ts': 'export const other = 1;\n',
  [PLAN]: `overture: 1
spec: 001-greeting
tasks:
  - id: T1
    title: Find the words
    scope:
      change: [src/words.ts]
  - id: T2
    title: Greet people
    criteria: [AC-1.1]
    scope:
      change: [src/greeter.ts]
  - id: T3
    title: Mind something else
    scope:
      change: [src/other.ts]
`,
};

test('knows how the files of the tasks use each other', async () => {
  const next = know(await setUp(TWO_MODULES));
  const { code, stale } = await next((state) => state.code !== null);
  expect(code?.links).toEqual([{ path: ['src/greeter.ts', 'src/words.ts'], names: ['wordsFor'] }]);
  expect(code?.files['src/words.ts']).toMatchObject({ lines: 3, dependents: 1 });
  expect(stale).toEqual([]);
});

test('a file changed from outside makes stale who changes it, and nobody else', async () => {
  const setup = await setUp(TWO_MODULES);
  const next = know(setup);
  await next((state) => state.code !== null);
  await setup.repo.write({ 'src/words.ts': 'export const wordsOf = 1;\n' });
  const { stale } = await next((state) => state.stale.length > 0);
  expect(stale).toEqual([
    {
      taskId: 'T1',
      reasons: [
        { kind: 'file', about: 'src/words.ts', text: 'src/words.ts changed since this was planned.' },
      ],
    },
  ]);
  await setup.service.keepAsPlanned({ ...setup.ref, tasks: [stale[0]?.taskId ?? ''] as TaskId[] }, call);
  await next((state) => state.code?.files['src/words.ts']?.lines === 1 && state.stale.length === 0);
});

test('work that lands makes stale who changes the same files, and nobody else', async () => {
  const setup = await setUp(TWO_MODULES);
  const next = know(setup);
  await next((state) => state.code !== null);
  setup.land(landed('T1', ['src/words.ts', 'src/other.ts']));
  const { stale } = await next((state) => state.stale.length > 0);
  expect(stale).toEqual([
    {
      taskId: 'T3',
      reasons: [{ kind: 'landed', about: 'src/other.ts', text: 'T1 landed and changed src/other.ts.' }],
    },
  ]);
});

/** A run of the spec in which this task has landed, in the future of every basis. */
function landed(id: string, paths: readonly string[]): Run {
  const task = makeTask(Number(id.slice(1)));
  const attemptId = attemptIdSchema.parse(`run-7.${id}.1`);
  const run = { ...startedRun([task]), specId };
  const launched = {
    type: 'launched',
    attemptId,
    taskId: task.id,
    number: 1,
    agentId: 'robot',
    agentName: 'Robot',
    agentKind: 'command',
    continues: null,
    why: '',
  } as const;
  const file = {
    oldPath: null,
    kind: 'changed',
    added: 1,
    removed: 0,
    inScope: true,
    protected: false,
  } as const;
  return {
    ...run,
    taskStates: { [id]: { state: 'landed', why: '' } },
    reasons: [{ at: '2099-01-01T00:00:00.000Z', kind: 'landed', taskIds: [task.id], title: '', text: '' }],
    attempts: [
      {
        ...newAttempt(launched, 'implement', at(0)),
        state: 'landed',
        files: paths.map((path) => ({ ...file, path })),
      },
    ],
  };
}

test('a criterion that reads otherwise makes stale who covers it', async () => {
  const setup = await setUp(TWO_MODULES);
  const next = know(setup);
  await next((state) => state.code !== null);
  await setup.repo.write({ 'specs/001-greeting/spec.md': SPEC.replace('say hello', 'wave') });
  const { stale } = await next((state) => state.stale.length > 0);
  expect(stale).toEqual([
    {
      taskId: 'T2',
      reasons: [
        {
          kind: 'criterion',
          about: 'AC-1.1',
          text: 'AC-1.1 reads otherwise now: “WHEN someone comes in, the greeter SHALL wave.”',
        },
      ],
    },
  ]);
});

test('proposes a plan anew for the stale tasks alone, and puts it aside', async () => {
  const setup = await setUp(TWO_MODULES);
  const next = know(setup);
  await next((state) => state.code !== null);
  await setup.repo.write({ 'specs/001-greeting/spec.md': SPEC.replace('say hello', 'wave') });
  await next((state) => state.stale.length > 0);
  const tasks = [taskIdSchema.parse('T2')];
  expect(await setup.service.propose({ ...setup.ref, by: 'rules', tasks }, call)).toEqual(ok(null));
  const { proposal } = await next((state) => state.proposal !== null);
  expect(
    proposal?.tasks.map(({ taskId, after }) => [taskId, after?.instructions.includes('SHALL wave')]),
  ).toEqual([['T2', true]]);
  if (!proposal) throw new Error('no proposal');
  const taken = editPlan(await setup.repo.read(PLAN), takeProposal(proposal, null));
  if (!taken.ok) throw new Error(taken.error.code);
  await setup.repo.write({ [PLAN]: taken.value });
  await setup.service.dropProposal({ ...setup.ref, taken: tasks }, call);
  await next((state) => state.proposal === null && state.stale.length === 0);
});

const REPLY = {
  tasks: [
    {
      key: 'words',
      title: 'Find the words',
      change: ['src/words.ts'],
      checks: [],
      instructions: 'Give wordsFor a word for each kind.',
    },
    {
      key: 'greet',
      title: 'Greet whoever comes in',
      criteria: ['AC-1.1'],
      change: ['src/greeter.ts', 'src/greeter.test.ts'],
      needs: ['words'],
      estimate: 'S',
      instructions: 'Say hello to whoever comes in, and test it.',
    },
    {
      key: 'try',
      title: 'Try it',
      role: 'verify',
      criteria: ['AC-1.1'],
      needs: ['greet'],
      instructions: 'Come in and listen.',
    },
  ],
};

async function withModel(files: Record<string, string>, ...replies: readonly unknown[]) {
  const model = await scriptedModel({ status: 500 });
  onTestFinished(() => model.die());
  model.next(...replies.map((reply) => ({ say: typeof reply === 'string' ? reply : JSON.stringify(reply) })));
  const planner = planningModel({ address: model.address, model: 'scripted', key: null }, prompts);
  const setup = await setUp(files, planner);
  return { ...setup, model, next: know(setup) };
}

const { [PLAN]: _plan, ...UNPLANNED } = TWO_MODULES;

test('a model plans from the spec and what the index found, and the plan can be taken in part', async () => {
  const { service, ref, next, model } = await withModel(UNPLANNED, REPLY);
  await service.propose({ ...ref, by: 'model', tasks: null }, call);
  const { proposal, planner } = await next((state) => state.proposal !== null);
  expect(planner).toEqual({ name: proposal?.by, isLocal: true });
  expect(proposal).toMatchObject({ source: 'model', notice: null });
  const asked = JSON.stringify(model.requests[0]?.body.messages);
  for (const words of ['the greeter SHALL say hello', 'AC-1.1:', 'src/greeter.ts', 'Use only these criteria'])
    expect(asked).toContain(words);
  if (!proposal) throw new Error('no proposal');
  const some = parsePlan(planTextOf('001-greeting', proposal, ['T2', 'T3'] as TaskId[])).plan;
  expect(some.tasks.map(({ id, title, needs }) => [id, title, needs])).toEqual([
    ['T2', 'Greet whoever comes in', []],
    ['T3', 'Try it', ['T2']],
  ]);
});

test('a reply that cannot be used goes back once, with all that is wrong about it', async () => {
  const [words, greet, check] = REPLY.tasks;
  const wrong = {
    tasks: [{ ...words, change: ['lib/**'] }, { ...greet, criteria: ['AC-9.9'], needs: ['nobody'] }, check],
  };
  const { service, ref, next, model } = await withModel(UNPLANNED, wrong, REPLY);
  await service.propose({ ...ref, by: 'model', tasks: null }, call);
  const { proposal } = await next((state) => state.proposal !== null);
  expect(proposal?.source).toBe('model');
  const told = JSON.stringify(model.requests[1]?.body.messages.at(-1)?.content);
  for (const fault of [
    'lib/** matches no file',
    'no criterion AC-9.9',
    'needs “nobody”',
    'No task implements AC-1.1',
  ])
    expect(told).toContain(fault);
});

test.each([
  ['writes no plan, twice', ['no', 'still no'], 'The reply could not be read.'],
  ['is not there', [], 'The plan was drafted by rules instead.'],
])('where a model %s, the rules plan and say so', async (_when, replies, sentence) => {
  const { service, ref, next } = await withModel(UNPLANNED, ...replies);
  await service.propose({ ...ref, by: 'model', tasks: null }, call);
  const { proposal } = await next((state) => state.proposal !== null);
  expect(proposal?.source).toBe('rules');
  expect(proposal?.notice).toContain(sentence);
  expect(proposal?.tasks.map(({ after }) => after?.title)).toEqual(['Greet people', 'Try the criterion']);
});

test('the inside of a group is planned within it, by the criteria it covers', async () => {
  const criteria = ['AC-1.1', 'AC-1.2', 'AC-1.3'];
  const more =
    SPEC +
    criteria
      .slice(1)
      .map((id) => `- **${id}** The greeter SHALL find words for ${id}.\n`)
      .join('');
  const group = `overture: 1\nspec: 001-greeting\ntasks:\n  - id: T4\n    title: Greeting\n    criteria: [${criteria.join(', ')}]\n    group: true\n`;
  const setup = await setUp({ ...UNPLANNED, 'specs/001-greeting/spec.md': more, [PLAN]: group });
  const next = know(setup);
  const T4 = taskIdSchema.parse('T4');
  expect(await setup.service.planInside({ ...setup.ref, by: 'rules', group: T4 }, call)).toEqual(ok(null));
  const { proposal } = await next((state) => state.proposal !== null);
  expect(proposal?.tasks.map(({ after }) => [after?.id, after?.within, after?.criteria.length])).toEqual([
    ['T5', 'T4', 2],
    ['T6', 'T4', 1],
  ]);
  expect(
    await setup.service.planInside({ ...setup.ref, by: 'rules', group: taskIdSchema.parse('T9') }, call),
  ).toMatchObject({ ok: false, error: { code: 'failed' } });
});
