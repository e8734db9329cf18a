import { expect, test } from 'vitest';
import { fail } from '#shared/contract/result.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import { specIdSchema } from '#shared/project/project.ts';
import { PLAN, call, setUp, watch } from '#test/helpers/planBench.ts';

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
