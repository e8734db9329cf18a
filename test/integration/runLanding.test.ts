import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SPEC, task, plan } from '#test/helpers/greetingsRun.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';
import { wholePatch } from '#test/helpers/wholePatch.ts';

test('a conflict at landing is told, and the next attempt settles both sides', async () => {
  const settle = `
import { readFileSync, writeFileSync } from 'node:fs';
const name = process.cwd().includes('.T1.') ? 'one' : 'two';
const text = readFileSync('shared.txt', 'utf8');
const settled = text.includes('<<<<<<<') ? 'one and two\\n' : name + '\\n';
writeFileSync('shared.txt', settled);
`;
  const scope = '    scope: { change: [shared.txt], read: [] }\n    agent: settler\n';
  const bench = await runBench({
    spec: SPEC,
    // A person lets both run at once, so that they meet at landing.
    plan: `${plan(task('T1', scope), task('T2', scope))}together: [[T1, T2]]\n`,
    files: { 'shared.txt': 'none\n' },
    agents: { settler: settle },
  });
  const { host, ids, repo } = bench;
  await bench.start();
  const [one, two] = [await bench.attempt('T1', 'inReview'), await bench.attempt('T2', 'inReview')];
  must(await host.review.approve({ ...ids, attemptId: one.id, reason: 'Small', by: 'Priya' }, call));
  expect(
    await host.review.approve({ ...ids, attemptId: two.id, reason: 'Small', by: 'Priya' }, call),
  ).toEqual({
    ok: false,
    error: { code: 'conflicts', paths: ['shared.txt'] },
  });
  must(await host.review.sendBack({ ...ids, attemptId: two.id, text: '', by: 'Priya' }, call));
  const settled = await bench.attempt('T2', 'inReview', 2);
  expect(await wholePatch(host, { ...ids, attemptId: settled.id })).toContain('-one\n+one and two');
  must(await host.review.approve({ ...ids, attemptId: settled.id, reason: 'Small', by: 'Priya' }, call));
  await bench.until(({ state }) => state === 'finished');
  expect(await repo.read('shared.txt')).toBe('one and two\n');
});

test('a person who settles a conflict by hand begins with both sides', async () => {
  const scope = '    scope: { change: [shared.txt], read: [] }\n    agent: namer\n';
  const bench = await runBench({
    spec: SPEC,
    plan: `${plan(task('T1', scope), task('T2', scope))}together: [[T1, T2]]\n`,
    files: { 'shared.txt': 'none\n' },
    agents: {
      namer: `
import { writeFileSync } from 'node:fs';
writeFileSync('shared.txt', process.cwd().includes('.T1.') ? 'one\\n' : 'two\\n');
`,
    },
  });
  const { host, ids, repo } = bench;
  await bench.start();
  const [one, two] = [await bench.attempt('T1', 'inReview'), await bench.attempt('T2', 'inReview')];
  must(await host.review.approve({ ...ids, attemptId: one.id, reason: 'Small', by: 'Priya' }, call));
  await host.review.approve({ ...ids, attemptId: two.id, reason: 'Small', by: 'Priya' }, call);
  must(await host.run.startOver({ ...ids, attemptId: two.id, agentId: 'person', by: 'Priya' }, call));
  const byHand = await bench.attempt('T2', 'running', 2);
  expect(byHand.continues).toBe(two.id);
  const file = join(byHand.workspace!.path, 'shared.txt');
  expect(readFileSync(file, 'utf8')).toMatch(/^<{7} .*\none\n={7}\ntwo\n>{7} .*\n$/);
  const { text } = must(await host.run.brief({ ...ids, attemptId: byHand.id }, call));
  expect(text).toContain('## Meets other work');
  writeFileSync(file, 'one and two\n');
  must(await host.run.handIn({ ...ids, attemptId: byHand.id, by: 'Priya' }, call));
  await bench.attempt('T2', 'inReview', 2);
  must(await host.review.approve({ ...ids, attemptId: byHand.id, reason: 'Small', by: 'Priya' }, call));
  await bench.until(({ state }) => state === 'finished');
  expect(await repo.read('shared.txt')).toBe('one and two\n');
});

test('waits with the merge while unsaved changes are in the way, and goes on when asked again', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', '    scope: { change: [src/one.js], read: [] }\n    agent: quick\n')),
    agents: {
      quick: `
import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('src', { recursive: true });
writeFileSync('src/one.js', 'theirs\\n');
`,
    },
  });
  const { host, ids, repo } = bench;
  await bench.start();
  const one = await bench.attempt('T1', 'inReview');
  await repo.write({ 'src/one.js': 'mine\n' });
  must(await host.review.approve({ ...ids, attemptId: one.id, reason: 'x', by: 'Priya' }, call));
  expect(bench.now()).toMatchObject({
    state: 'running',
    taskStates: { T1: { state: 'landed' } },
    mergeProblem:
      'Your own unsaved changes in src/one.js are in the way. Nothing was touched. Commit or put them aside, then try again.',
  });
  const merge = { ...ids, runId: bench.now().id, by: 'Priya' };
  expect(await host.review.merge(merge, call)).toMatchObject({ error: { code: 'wouldOverwrite' } });
  expect(await repo.read('src/one.js')).toBe('mine\n');
  await repo.git('clean', '-fdq');
  must(await host.review.merge(merge, call));
  expect(bench.now().state).toBe('finished');
});

const ONE = plan(task('T1', '    scope: { change: [one.txt], read: [] }\n    agent: quick\n'));

const WRITES_ONE = "import { writeFileSync } from 'node:fs'; writeFileSync('one.txt', 'theirs\\n');";

test('brings in what has come to the person’s branch meanwhile', async () => {
  const bench = await runBench({ spec: SPEC, plan: ONE, agents: { quick: WRITES_ONE } });
  const { host, ids, repo } = bench;
  await bench.start();
  const one = await bench.attempt('T1', 'inReview');
  await repo.commit({ 'other.txt': 'mine\n' });
  must(await host.review.approve({ ...ids, attemptId: one.id, reason: 'x', by: 'Priya' }, call));
  expect(bench.now().state).toBe('finished');
  expect([await repo.read('one.txt'), await repo.read('other.txt')]).toEqual(['theirs\n', 'mine\n']);
  expect(await repo.git('log', '-1', '--format=%s')).toBe('Land run 1 of 001-greetings\n');
});

test('leaves the person’s branch alone where it meets the work, until they have merged it themselves', async () => {
  const bench = await runBench({ spec: SPEC, plan: ONE, agents: { quick: WRITES_ONE } });
  const { host, ids, repo } = bench;
  await bench.start();
  const one = await bench.attempt('T1', 'inReview');
  const mine = await repo.commit({ 'one.txt': 'mine\n' });
  must(await host.review.approve({ ...ids, attemptId: one.id, reason: 'x', by: 'Priya' }, call));
  const run = bench.now();
  expect(run.mergeProblem).toBe(
    'main has moved on since the run began, and both changed one.txt. Nothing was touched. Merge overture/001-greetings/run-1 into main yourself, then say so here.',
  );
  expect((await repo.git('rev-parse', 'main')).trim()).toBe(mine);
  await repo.git('merge', '-q', '-X', 'ours', run.integrationBranch);
  must(await host.review.merge({ ...ids, runId: run.id, by: 'Priya' }, call));
  expect(bench.now()).toMatchObject({ state: 'finished', mergeProblem: null });
});
