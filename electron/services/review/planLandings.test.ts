import { expect, test } from 'vitest';
import { after, makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import { openNativeGit } from '#test/helpers/openNativeGit.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { fail } from '#shared/contract/result.ts';
import { attemptIdOf } from '#shared/run/names.ts';
import type { Run } from '#shared/run/run.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import { planLandings } from './planLandings.ts';

const FILE = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`);
const withLines = (lines: Readonly<Record<number, string>>) =>
  `${FILE.map((line, index) => lines[index + 1] ?? line).join('\n')}\n`;

/** T1 rewrites lines 2 and 10, T2 line 2, T3 line 10, T4 another file and needs T1. */
const CHANGES: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  1: { 'a.txt': withLines({ 2: 'one', 10: 'one' }) },
  2: { 'a.txt': withLines({ 2: 'two' }) },
  3: { 'a.txt': withLines({ 10: 'three' }) },
  4: { 'b.txt': 'four\n' },
};

async function bench() {
  const repo = await tempRepo({ files: { 'a.txt': withLines({}) } });
  const git = await openNativeGit(repo);
  const tasks = [1, 2, 3, 4].map((number) => makeTask(number, { needs: number === 4 ? [taskId(1)] : [] }));
  let run: Run = startedRun(tasks);
  await repo.git('branch', run.integrationBranch);
  for (const number of [1, 2, 3, 4]) {
    await repo.git('checkout', '--quiet', '-b', `t${number}`, 'main');
    const commit = await repo.commit(CHANGES[number] ?? {});
    run = after(run, ...handedIn(run, number, commit, Object.keys(CHANGES[number] ?? {})));
  }
  await repo.git('checkout', '--quiet', 'main');
  return { repo, git, run };
}

function handedIn(
  run: Run,
  number: number,
  commit: string,
  paths: readonly string[],
): readonly RunEventBody[] {
  const attemptId = attemptIdOf(run.id, taskId(number), 1);
  const file = {
    oldPath: null,
    kind: 'changed' as const,
    added: 1,
    removed: 1,
    inScope: true,
    protected: false,
  };
  const agent = { agentId: 'robot', agentName: 'Robot', agentKind: 'command' as const, continues: null };
  return [
    { type: 'launched', attemptId, taskId: taskId(number), number: 1, ...agent, role: 'implement', why: '' },
    {
      type: 'handedIn',
      attemptId,
      commit,
      files: paths.map((path) => ({ ...file, path })),
      report: '',
      why: '',
    },
    { type: 'reviewOpened', attemptId, why: '' },
  ];
}

test('proposes the order that lands most, with files, lines, tasks and reasons, and moves nothing', async () => {
  const { repo, git, run } = await bench();
  const before = await repo.git('for-each-ref');
  const planned = await planLandings(git, run, null);
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  const told = planned.value.places.map(({ taskId: id, lands, words, why }) => [id, lands, words, why]);
  expect(told).toEqual([
    ['T1', 'clean', 'lands cleanly', 'T4 needs it first.'],
    ['T4', 'clean', 'lands cleanly', 'It shares no file with the others, so it stands as in the plan.'],
    [
      'T2',
      'conflicts',
      '1 overlap with T1 in a.txt',
      'It meets T1 in a.txt (line 2), and T1 lands before it. Once T1 has landed, it can be settled here.',
    ],
    [
      'T3',
      'conflicts',
      '1 overlap with T1 in a.txt',
      'It meets T1 in a.txt (line 10), and T1 lands before it. Once T1 has landed, it can be settled here.',
    ],
  ]);
  expect(planned.value).toMatchObject({ isProposed: true, gain: '' });
  expect(await repo.git('for-each-ref')).toBe(before);
  expect(await repo.git('status', '--porcelain')).toBe('');
});

test('an order by hand is tried anew, and told what it costs', async () => {
  const { git, run } = await bench();
  const [first, second, third] = [1, 2, 3].map((number) => attemptIdOf(run.id, taskId(number), 1));
  const planned = await planLandings(git, run, [second!, third!, first!]);
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  expect(planned.value.places.map(({ taskId: id, lands }) => [id, lands])).toEqual([
    ['T2', 'clean'],
    ['T3', 'clean'],
    ['T1', 'conflicts'],
    ['T4', 'waits'],
  ]);
  expect(planned.value.isProposed).toBe(false);
  const [worse] = [await planLandings(git, run, [second!, first!])];
  expect(worse.ok && worse.value.places.find(({ taskId: id }) => id === 'T1')?.conflicts).toEqual([
    { path: 'a.txt', places: [{ ours: [2, 2], theirs: [2, 2] }], with: ['T2'] },
  ]);
});

test('what meets landed work can be settled, and what meets only what waits beside it cannot', async () => {
  const { repo, git, run } = await bench();
  const attempts = run.attempts.map((attempt) =>
    attempt.taskId === 'T2' ? { ...attempt, state: 'landed' as const } : attempt,
  );
  await repo.git('branch', '--force', run.integrationBranch, 't2');
  const planned = await planLandings(git, { ...run, attempts }, null);
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  expect(planned.value.places.map(({ taskId: id, isSettleable, why }) => [id, isSettleable, why])).toEqual([
    ['T3', false, 'It changes files of T1, and lands without a conflict here.'],
    ['T1', true, 'It meets landed work in a.txt (line 2). It lands once that is settled.'],
    ['T4', false, 'It needs T1, which does not land before it.'],
  ]);
});

test('what git could not say is asked again, not remembered as long as nothing lands', async () => {
  const { git, run } = await bench();
  let isBroken = true;
  const flaky = {
    ...git,
    mergeTree: (...asked: Parameters<typeof git.mergeTree>) =>
      isBroken
        ? Promise.resolve(fail({ code: 'timedOut' as const, what: 'git merge-tree' }))
        : git.mergeTree(...asked),
  };
  expect(await planLandings(flaky, run, null)).toMatchObject({ ok: false, error: { code: 'failed' } });
  isBroken = false;
  expect(await planLandings(flaky, run, null)).toEqual(await planLandings(git, run, null));
  expect((await planLandings(flaky, run, null)).ok).toBe(true);
});
