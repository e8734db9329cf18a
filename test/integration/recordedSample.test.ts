import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findGit } from '#electron/git/findGit.ts';
import type { GitProgram } from '#electron/git/gitProgram.ts';
import { hashSample } from '#electron/services/project/sample/hashSample.ts';
import { makeSample } from '#electron/services/project/sample/makeSample.ts';
import { recordingSchema } from '#electron/services/project/sample/recording.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { specIdSchema } from '#shared/project/project.ts';
import { call, must, openRunHost } from '#test/helpers/runHost.ts';
import { wholePatch } from '#test/helpers/wholePatch.ts';

const SOURCE = join(import.meta.dirname, '../../resources/sample');
const SPEC = specIdSchema.parse('001-settings-editors');
const NOW = Date.parse('2026-11-30T12:00:00.000Z');
const folder = () => realpathSync(mkdtempSync(join(tmpdir(), 'sample-')));
const git = (cwd: string, ...args: string[]) => execFileSync('git', args, { cwd, encoding: 'utf8' }).trim();

async function nativeGit(): Promise<GitProgram> {
  return must(await findGit());
}

async function openSample(options: {
  program: GitProgram | null;
  trusted: boolean;
  parent?: string;
  dataDir?: string;
}) {
  const { program, trusted, parent = folder(), dataDir = folder() } = options;
  const author = { name: 'Ada', email: 'ada@localhost' };
  const clock = () => NOW;
  const repository = must(
    await makeSample({ source: SOURCE, parent, dataDir, program, clock, author, agent: 'person' }),
  );
  const host = await openRunHost({ repository, dataDir, agents: [], trusted });
  onTestFinished(() => host.dispose());
  const runs = await host.engine.open(host.project.id);
  if (!runs) throw new Error('the sample is not open');
  const now = (): Run => {
    const run = runs.book.newestOf(SPEC);
    if (!run) throw new Error('there is no run');
    return run;
  };
  const last = (taskId: string): Attempt => {
    const attempt = now().attempts.findLast((one) => one.taskId === taskId);
    if (!attempt) throw new Error(`${taskId} has no attempt`);
    return attempt;
  };
  const until = (fits: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!fits()) return;
        stop();
        resolve();
      };
      const stop = runs.book.listen(look);
      look();
    });
  return { host, runs, repository, now, last, until };
}

test('the recording was made from the sample as it is', async () => {
  const recording = recordingSchema.parse(JSON.parse(readFileSync(join(SOURCE, 'recording.json'), 'utf8')));
  // When this fails, the sample has changed: `npm run record:sample` makes the recording anew.
  expect(recording.madeFrom).toBe(await hashSample(join(SOURCE, 'harbor')));
});

test.each(['with', 'without'])('the recorded run can be read %s git, and nothing has run', async (which) => {
  const program = which === 'with' ? await nativeGit() : null;
  const { host, runs, repository, now, last } = await openSample({ program, trusted: false });
  const run = now();
  expect(host.project.state().trust).toEqual({ state: 'untrusted' });
  expect(host.project.nativeGit()).toBeNull();
  expect(run).toMatchObject({ recorded: true, state: 'running', startedBy: 'Priya Nair', number: 1 });
  expect(Object.fromEntries(Object.entries(run.taskStates).map(([id, { state }]) => [id, state]))).toEqual({
    T1: 'landed',
    T2: 'landed',
    T3: 'landed',
    T4: 'inReview',
    T5: 'running',
    T6: 'held',
    T7: 'held',
    T8: 'held',
  });
  expect(last('T5').agentKind).toBe('person');
  expect(last('T3').number).toBe(2);
  expect(run.reasons.length).toBeGreaterThan(15);
  expect(Date.parse(run.startedAt)).toBeLessThan(NOW);
  expect(Date.parse(run.reasons.at(-1)?.at ?? '')).toBeLessThanOrEqual(NOW);
  // It goes at the pace of people and programs: the work took minutes, and what was decided is spread over an hour.
  const minutes = (from: string, to: string | null | undefined) =>
    (Date.parse(to ?? '') - Date.parse(from)) / 60_000;
  expect(minutes(run.startedAt, run.reasons.at(-1)?.at)).toBeGreaterThan(45);
  expect(minutes(last('T4').startedAt, last('T4').endedAt)).toBeGreaterThan(15);
  expect(runs.activity.read(last('T4').id).map(({ kind }) => kind)).toContain('edit');
  expect(JSON.stringify(run)).not.toContain('{{');

  const ids = { projectId: host.project.id, attemptId: last('T4').id };
  const analysis = must(await host.review.analysis(ids, call));
  const serves = new Set(
    analysis.hunks.flatMap(({ services }) => services.map(({ criterion }) => criterion)),
  );
  expect([...serves]).toEqual(expect.arrayContaining(['AC-1.1', 'AC-1.3', 'AC-2.2']));
  expect(await wholePatch(host, ids)).toContain('+export function canEdit(');
  expect(must(await host.run.brief(ids, call)).text).toContain('AC-1.3');

  // The commits are real ones, and the person's own branch has none of them.
  expect(git(repository, 'log', '--format=%s', 'main')).toBe('Start keeping history');
  expect(git(repository, 'status', '--porcelain')).toBe('');
  expect(git(repository, 'fsck', '--strict')).toBe('');
  const messages = git(repository, 'log', '--format=%B', run.integrationBranch);
  expect(messages).toMatch(/Overture-Task: T3/);
  const dates = git(repository, 'log', '--format=%ct', last('T4').commit ?? '')
    .split('\n')
    .map(Number);
  expect(dates).toEqual(dates.toSorted((a, b) => b - a));
});

test('the work of the recording lands once the person trusts it, and what waited goes on with their agent', async () => {
  const { host, repository, now, last, until } = await openSample({
    program: await nativeGit(),
    trusted: true,
  });
  const ids = { projectId: host.project.id, attemptId: last('T4').id, by: 'Ada' };
  expect(await host.review.approve({ ...ids, reason: null }, call)).toMatchObject({
    ok: false,
    error: { code: 'reasonNeeded' },
  });
  must(await host.review.approve({ ...ids, reason: 'The README may say it.' }, call));
  expect(git(repository, 'show', `${now().integrationBranch}:README.md`)).toContain('may change settings');
  await until(() => now().attempts.some(({ taskId, agentId }) => taskId === 'T7' && agentId === 'person'));
  await until(() => last('T5').workspace !== null && host.project.nativeGit() !== null);
});

test('sent back, the next try is for the agent of the person', async () => {
  const { host, now, last, until } = await openSample({ program: await nativeGit(), trusted: true });
  const { projectId, attemptId } = { projectId: host.project.id, attemptId: last('T4').id };
  must(await host.review.sendBack({ projectId, attemptId, text: 'Leave README.md alone.', by: 'Ada' }, call));
  // T5 was let start beside it and is still under way, so the second try waits for a word, too.
  const reason = 'Both are mine.';
  must(
    await host.run.launchNow(
      { projectId, runId: now().id, taskId: last('T4').taskId, reason, by: 'Ada' },
      call,
    ),
  );
  await until(() => last('T4').number === 2 && last('T4').state === 'running');
  expect(last('T4')).toMatchObject({ agentId: 'person', continues: attemptId });
});

test('made again where it was before, it is the next run', async () => {
  const program = await nativeGit();
  const [parent, dataDir] = [folder(), folder()];
  const author = { name: 'Ada', email: 'ada@localhost' };
  const request = { source: SOURCE, parent, dataDir, program, clock: () => NOW, author, agent: 'person' };
  rmSync(must(await makeSample(request)), { recursive: true });
  const { now, host } = await openSample({ program, trusted: false, parent, dataDir });
  expect(now()).toMatchObject({ id: 'run-2', number: 2, state: 'running' });
  const attempt = now().attempts.find(({ state }) => state === 'inReview');
  const ids = { projectId: host.project.id, attemptId: attempt?.id ?? now().attempts[0]!.id };
  expect(await wholePatch(host, ids)).toContain('canEdit');
});
