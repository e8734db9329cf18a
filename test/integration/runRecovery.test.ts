import { readFile, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { processStartTime } from '#electron/process/processIdentity.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import type { Run } from '#shared/run/run.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import {
  finish,
  PLAN,
  QUICK,
  reopen,
  setting,
  startHost,
  waitForActivity,
  WRITER,
} from '#test/helpers/killedHost.ts';
import { MOMENTS } from '#test/helpers/killMoments.ts';
import { call, must, SPEC_ID } from '#test/helpers/runHost.ts';

test('a host killed while an agent works leaves its work, which goes on in the same workspace', async () => {
  const place = await setting(WRITER);
  const first = startHost(place);
  const attemptId = await first.event('working');
  // The agent has written its line once it has said its number.
  const bench0 = await waitForActivity(place, attemptId);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');

  const bench = await reopen(place);
  const attempt = await bench.attempt('T1', 'interrupted');
  expect(attempt.problem).toBe('Overture ended while it was at work. Everything in its workspace is kept.');
  expect(await processStartTime(bench0.pid)).toBeNull();
  must(await bench.host.run.resumeAttempt({ ...bench.ids, attemptId: attempt.id, by: 'Priya' }, call));
  const run = await finish(bench);
  expect(run.attempts).toHaveLength(1);
  expect(await place.repo.read('one.txt')).toBe('line\nline\n');
});

test.each(MOMENTS.steps)('a host killed %s loses nothing, and the run can be finished', async (moment) => {
  const place = await setting(QUICK);
  const first = startHost(place, moment);
  await once(first.child, 'exit');
  const bench = await reopen(place);
  const told = first.events.map((line) => line.split(' ')[0]);
  const kept = bench.host.project.ledger.read('run:run-1').map(({ body }) => (body as RunEventBody).type);
  expect(kept.slice(0, told.length)).toEqual(told);
  if (kept.length === 0) await bench.start();
  const last = bench.now().attempts.at(-1);
  if (last?.state === 'interrupted') {
    must(await bench.host.run.resumeAttempt({ ...bench.ids, attemptId: last.id, by: 'Priya' }, call));
  }
  const run = await finish(bench);
  expect(run.attempts).toHaveLength(1);
  expect((await place.repo.read('one.txt')).startsWith('line\n')).toBe(true);
  expect(await place.repo.git('status', '--porcelain')).toBe('');
});

test.each(MOMENTS.landing)('a landing cut off %s is finished at the next start', async (moment) => {
  const place = await setting(QUICK);
  const first = startHost(place, moment);
  const attemptId = await first.event('reviewOpened');
  first.act({ service: 'review', method: 'approve', input: { attemptId, reason: 'Small' } });
  await once(first.child, 'exit');
  const bench = await reopen(place);
  const run = await bench.until(({ state }) => state === 'finished');
  expect(run.taskStates['T1']?.state).toBe('landed');
  expect(await place.repo.read('one.txt')).toBe('line\n');
  const subjects = await place.repo.git('log', '--merges', '--format=%s');
  expect(subjects.trim()).toBe('T1: One');
});

test('a workspace that git was still filling is made again, so that nothing looks deleted', async () => {
  const place = await setting(QUICK);
  const first = startHost(place, 'before workspacePrepared');
  await once(first.child, 'exit');
  const listed = await place.repo.git('worktree', 'list', '--porcelain');
  const path = /^worktree (.+run-1\.T1\.1)$/m.exec(listed)?.[1] ?? '';
  await rm(join(path, 'overture.yaml'));
  const bench = await reopen(place);
  const attempt = await bench.attempt('T1', 'interrupted');
  must(await bench.host.run.resumeAttempt({ ...bench.ids, attemptId: attempt.id, by: 'Priya' }, call));
  const run = await finish(bench);
  expect(run.attempts[0]?.files.map((file) => file.path)).toEqual(['one.txt']);
});

test('a workspace whose folder was deleted is made again from its branch', async () => {
  const place = await setting(QUICK);
  const first = startHost(place, 'after handedIn');
  await once(first.child, 'exit');
  const bench = await reopen(place);
  const attempt = await bench.attempt('T1', 'interrupted');
  await rm(attempt.workspace!.path, { recursive: true });
  must(await bench.host.run.resumeAttempt({ ...bench.ids, attemptId: attempt.id, by: 'Priya' }, call));
  const run = await finish(bench);
  expect(run.attempts[0]?.files.map((file) => file.path)).toEqual(['one.txt']);
  expect(await place.repo.read('one.txt')).toBe('line\n');
});

test('a branch that the person opened in a folder of their own is neither worked in nor removed', async () => {
  const place = await setting(QUICK);
  const first = startHost(place, 'after handedIn');
  await once(first.child, 'exit');
  const bench = await reopen(place);
  const attempt = await bench.attempt('T1', 'interrupted');
  const { path, branch } = attempt.workspace!;
  const own = place.repo.sibling('own');
  await place.repo.git('worktree', 'remove', '--force', '--force', path);
  await place.repo.git('worktree', 'add', '-q', own, branch);
  await writeFile(join(own, 'one.txt'), 'mine\n');
  must(await bench.host.run.resumeAttempt({ ...bench.ids, attemptId: attempt.id, by: 'Priya' }, call));
  const failed = await bench.attempt('T1', 'failed');
  expect(failed.problem).toBe(
    `Its workspace could not be made. ${branch} is open in ${own}. Switch to another branch there, then try again.`,
  );
  expect(await readFile(join(own, 'one.txt'), 'utf8')).toBe('mine\n');
});

const GROUP = PLAN.replace('    checks: [test]\n    agent: writer\n', '    group: true\n');

test.each(MOMENTS.group)('a group whose host is killed %s is planned once and no more', async (moment) => {
  const place = await setting(QUICK, { plan: GROUP });
  const first = startHost(place, moment);
  if (moment.endsWith('groupTaken')) {
    const taskId = 'T1';
    await first.event('groupProposed');
    first.act({ service: 'run', method: 'answerGroup', input: { taskId, answer: 'take' } });
  }
  await once(first.child, 'exit');
  const bench = await reopen(place);
  const open = await bench.until(
    ({ groups, tasks }) => groups['T1']?.state === 'proposed' || !isGroup(tasks),
  );
  if (isGroup(open.tasks)) {
    const { projectId } = bench.ids;
    const taken = {
      projectId,
      runId: open.id,
      taskId: open.tasks[0]!.id,
      answer: 'take',
      by: 'Priya',
    } as const;
    must(await bench.host.run.answerGroup(taken, call));
  }
  const { tasks } = bench.now();
  expect(tasks.map(({ id, within }) => [id, within])).toEqual([['T2', 'T1']]);
  const plan = parsePlan(await place.repo.read(`specs/${SPEC_ID}/plan.yaml`)).plan;
  expect(plan.tasks.map(({ id }) => id)).toEqual(['T1', 'T2']);
  const kept = bench.host.project.ledger.read('run:run-1').map(({ body }) => (body as RunEventBody).type);
  expect(kept.filter((type) => type === 'groupProposed')).toHaveLength(1);
  expect(kept.filter((type) => type === 'groupTaken')).toHaveLength(1);
});

function isGroup(tasks: Run['tasks']): boolean {
  return tasks.some(({ group }) => group);
}
