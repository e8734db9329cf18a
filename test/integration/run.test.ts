import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  SPEC,
  task,
  plan,
  ENGLISH,
  DANISH,
  ENGLISH_AGENT,
  PACKAGE,
  SLOW,
} from '#test/helpers/greetingsRun.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must, openRunHost } from '#test/helpers/runHost.ts';
import { wholePatch } from '#test/helpers/wholePatch.ts';

test('goes from a plan to merged work: a retry after a failing check, a person, a reason for the careful cases', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(ENGLISH, DANISH),
    files: PACKAGE,
    agents: { english: ENGLISH_AGENT },
  });
  const { host, ids, repo } = bench;
  await bench.start();

  const first = await bench.attempt('T1', 'inReview');
  expect(first.number).toBe(2);
  expect(bench.now().attempts[0]).toMatchObject({
    state: 'failed',
    role: 'implement',
    checks: [{ passed: false, exitCode: 1 }],
  });
  expect(first.role).toBe('debug');
  expect(first).toMatchObject({
    continues: 'run-1.T1.1',
    report: 'wrote Hello\n',
    checks: [{ passed: true, criteria: ['AC-1.1'] }],
    evidence: [{ criterion: 'AC-1.1', kind: 'test', shows: 'met', text: 'AC-1.1 greets in English' }],
  });
  expect(first.files.map(({ path, inScope }) => [path, inScope])).toEqual([
    ['src/english.js', true],
    ['stray.txt', false],
    ['test/english.test.js', true],
  ]);
  expect(bench.now().taskStates).toMatchObject({
    T1: { state: 'inReview', why: 'Its check passed. It waits for a reviewer.' },
    T2: { state: 'held', why: 'It waits for T1 to land.' },
  });
  const { text } = must(await host.run.brief({ ...ids, attemptId: first.id }, call));
  expect(text).toContain('- **D1** Greetings end without a full stop.');
  expect(text).toContain('## What failed on the last attempt');
  const patch = await wholePatch(host, { ...ids, attemptId: first.id });
  expect(patch).toContain("+export const english = 'Hello';");
  const analysis = must(await host.review.analysis({ ...ids, attemptId: first.id }, call));
  expect(analysis).toMatchObject({ head: first.commit, withoutHunk: [] });
  expect(analysis.hunks.find(({ path }) => path === 'test/english.test.js')?.services).toMatchObject([
    { criterion: 'AC-1.1', how: 'named' },
  ]);
  const stray = analysis.hunks.find(({ path }) => path === 'stray.txt');
  expect(stray?.risks.map(({ kind }) => kind)).toContain('outOfScope');
  const tag = { hunk: stray?.id ?? '', criterion: 'AC-1.1', serves: true, by: 'Priya' };
  must(await host.review.tagHunk({ ...ids, attemptId: first.id, ...tag }, call));
  const tagged = must(await host.review.analysis({ ...ids, attemptId: first.id }, call));
  expect(tagged.hunks.find(({ path }) => path === 'stray.txt')?.services).toMatchObject([{ how: 'tag' }]);
  const branch = { ...ids, base: 'main', head: first.workspace?.branch ?? '', taskId: null };
  const made = must(await host.review.branch(branch, call));
  expect(made).toMatchObject({ head: first.commit, criteria: ['AC-1.1', 'AC-1.2'] });
  expect(await wholePatch(host, { ...ids, attemptId: first.id })).toBe(made.patch);

  const approve = { ...ids, attemptId: first.id, by: 'Priya' };
  expect(await host.review.approve({ ...approve, reason: null }, call)).toEqual({
    ok: false,
    error: { code: 'reasonNeeded', because: ['stray.txt is outside the files T1 declared.'] },
  });
  must(await host.review.allowPath({ ...approve, path: 'stray.txt', reason: 'A note' }, call));
  must(await host.review.approve({ ...approve, reason: null }, call));

  const person = await bench.attempt('T2', 'running');
  const handIn = { ...ids, attemptId: person.id, by: 'Priya' };
  expect(await host.run.handIn(handIn, call)).toEqual({ ok: false, error: { code: 'nothingHandedIn' } });
  await writeFile(join(person.workspace!.path, 'src/danish.js'), "export const danish = 'Hej';\n");
  must(await host.run.handIn(handIn, call));
  const danish = await bench.attempt('T2', 'inReview');
  expect(must(await host.review.forecast({ ...ids, runId: bench.now().id }, call))).toEqual([
    { attemptId: danish.id, clean: true, conflicts: [] },
  ]);
  expect(await host.review.approve({ ...approve, attemptId: danish.id, reason: null }, call)).toMatchObject({
    error: { code: 'reasonNeeded', because: ['AC-1.2 is not shown.'] },
  });
  must(
    await host.review.overrule(
      { ...handIn, criterion: 'AC-1.2', verdict: 'met', reason: 'I read it aloud.' },
      call,
    ),
  );
  must(await host.review.approve({ ...approve, attemptId: danish.id, reason: null }, call));

  const run = await bench.until(({ state }) => state === 'finished');
  expect(run.mergedCommit).toBe((await repo.git('rev-parse', 'main')).trim());
  expect(await repo.read('src/danish.js')).toBe("export const danish = 'Hej';\n");
  expect(await repo.git('status', '--porcelain')).toBe('');
  const trailers = await repo.git(
    'log',
    '--first-parent',
    '-2',
    '--format=%(trailers:key=Overture-Criteria,valueonly)',
  );
  expect(trailers.split('\n').filter(Boolean)).toEqual(['AC-1.2 met', 'AC-1.1 met']);
  expect(await repo.git('ls-files', '.qwen')).toBe('');
  expect(run.reasons.map(({ title }) => title)).toEqual([
    'Launched T1',
    'Held T2',
    'T1 handed in its work',
    'T1 failed',
    'Started T1 again',
    'T1 handed in its work',
    'T1 may change more',
    'T1 landed',
    'Launched T2',
    'T2 handed in its work',
    'T2 was judged by a person',
    'T2 landed',
    'Finished',
  ]);
});

test('refuses to start without trust in order, a plan, or a known agent', async () => {
  const bench = await runBench({ spec: SPEC, plan: plan(ENGLISH) });
  const { host, ids, repo } = bench;
  const start = () => host.run.start({ ...ids, limit: 1, agents: {}, by: 'Priya' }, call);
  expect(await start()).toEqual({ ok: false, error: { code: 'unknownAgent', agentId: 'english' } });
  await repo.write({ 'specs/001-greetings/plan.yaml': plan(ENGLISH.replace('AC-1.1', 'AC-9.9')) });
  expect(await start()).toMatchObject({ error: { code: 'planProblems' } });
  await repo.git('rm', '-q', '--cached', 'specs/001-greetings/plan.yaml');
  await repo.git('clean', '-fdq');
  expect(await start()).toEqual({ ok: false, error: { code: 'noPlan' } });
  await repo.git('checkout', '-q', '--detach');
  expect(await start()).toEqual({ ok: false, error: { code: 'noBranch' } });
  await host.project.distrust();
  expect(await start()).toMatchObject({ error: { code: 'notTrusted' } });
});

test('a second Overture with data of its own is told that another looks after the runs', async () => {
  const bench = await runBench({ spec: SPEC, plan: plan(ENGLISH), agents: { english: ENGLISH_AGENT } });
  const second = await openRunHost({
    repository: bench.repo.path,
    dataDir: bench.repo.sibling('other-data'),
    agents: [],
  });
  onTestFinished(() => second.dispose());
  expect(second.project.state().heldElsewhere).toBe(true);
  const request = { ...bench.ids, limit: 1, agents: {}, by: 'Priya' };
  expect(await second.run.start(request, call)).toEqual({ ok: false, error: { code: 'heldElsewhere' } });
});

test('workspaces are listed with their size, put away with what is unsaved kept, and brought back as a branch', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', '    scope: { change: [src/shared.js], read: [] }\n    agent: slow\n')),
    agents: { slow: SLOW },
  });
  const { host, ids, repo } = bench;
  await bench.start();
  await bench.until(({ attempts }) => attempts[0]?.files.length === 1);
  const { id: attemptId } = bench.now().attempts[0]!;
  expect(await host.run.putAway({ ...ids, attemptId }, call)).toMatchObject({ error: { code: 'notNow' } });
  must(await host.run.stopAttempt({ ...ids, attemptId, by: 'Priya' }, call));
  await bench.runs.end(attemptId);
  const before = must(await host.run.workspaces(ids, call));
  expect(before.workspaces).toMatchObject([{ attemptId, taskId: 'T1', runNumber: 1, state: 'cancelled' }]);
  expect(before.workspaces[0]?.bytes).toBeGreaterThan(100);
  must(await host.run.putAway({ ...ids, attemptId }, call));
  const { workspaces, kept } = must(await host.run.workspaces(ids, call));
  expect(workspaces).toEqual([]);
  const { branch } = must(await host.run.bringBack({ ...ids, ref: kept[0]!.ref }, call));
  expect(await repo.git('show', `${branch}:src/shared.js`)).toBe('slow\n');
});
