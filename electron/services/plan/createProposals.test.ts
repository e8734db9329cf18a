import { expect, onTestFinished, test, vi } from 'vitest';
import { ok } from '#shared/contract/result.ts';
import { editPlan } from '#shared/plan/editPlan.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import { type TaskId, taskIdSchema } from '#shared/plan/plan.ts';
import { planTextOf, takeProposal } from '#shared/plan/takeProposal.ts';
import { PLAN, SPEC, prompts, call, setUp, know, TWO_MODULES } from '#test/helpers/planBench.ts';
import { scriptedModel } from '#test/helpers/scriptedModel.ts';
import { planningModel } from './model/plannerSource.ts';

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

test('a proposal that the disk takes no word of ends without one, and takes nothing else along', async () => {
  const { project, service, ref } = await setUp(TWO_MODULES);
  const { promise: said, resolve } = Promise.withResolvers<unknown[]>();
  const told = vi.spyOn(console, 'error').mockImplementation((...words) => resolve(words));
  onTestFinished(() => told.mockRestore());
  vi.spyOn(project.ledger, 'append').mockImplementation(() => {
    throw new Error('The disk is full.');
  });
  expect(await service.propose({ ...ref, by: 'rules', tasks: null }, call)).toEqual(ok(null));
  expect(await said).toEqual([
    'what is proposed for 001-greeting was not recorded',
    new Error('The disk is full.'),
  ]);
});
