import { expect, test } from 'vitest';
import type { TaskId } from '#shared/plan/plan.ts';
import { newAttempt } from '#shared/run/evolveAttempt.ts';
import { attemptIdSchema, type Run } from '#shared/run/run.ts';
import { at, makeTask, startedRun } from '#test/helpers/makeRun.ts';
import { specId, SPEC, call, setUp, know, TWO_MODULES } from '#test/helpers/planBench.ts';

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
