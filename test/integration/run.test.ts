import { readFileSync, writeFileSync } from 'node:fs';
import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NO_LIMITS } from '#shared/run/launchRoom.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must, openRunHost } from '#test/helpers/runHost.ts';
import { wholePatch } from '#test/helpers/wholePatch.ts';

const SPEC = `# Greetings

> Greet people in their language.

## Requirements

### R1 Greeting

- **AC-1.1** The system SHALL greet in English.
  - shown by: \`node --test --test-reporter=tap test/english.test.js\`
- **AC-1.2** The system SHALL greet in Danish.
  - shown by: a person

## Decisions

- **D1** 2026-06-09 Greetings end without a full stop. (from Q1)
`;

const ENGLISH_TEST = `
import { test } from 'node:test';
import { equal } from 'node:assert/strict';
import { english } from '../src/english.js';
test('AC-1.1 greets in English', () => equal(english, 'Hello'));
`;

const task = (id: string, fields: string) =>
  `  - id: ${id}\n    title: Task ${id}\n    role: implement\n${fields}`;
const plan = (...tasks: string[]) => `overture: 1\nspec: 001-greetings\ntasks:\n${tasks.join('')}`;

const ENGLISH = task(
  'T1',
  '    criteria: [AC-1.1]\n    scope: { change: [src/english.js, test/english.test.js], read: [] }\n    agent: english\n',
);
const DANISH = task(
  'T2',
  '    needs: [T1]\n    criteria: [AC-1.2]\n    scope: { change: [src/danish.js], read: [] }\n    agent: person\n',
);

/** Writes the greeting that its brief asks to mend, or a wrong one the first time. */
const ENGLISH_AGENT = `
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const brief = readFileSync(process.env.OVERTURE_BRIEF, 'utf8');
mkdirSync('src', { recursive: true });
mkdirSync('test', { recursive: true });
mkdirSync('.qwen', { recursive: true });
writeFileSync('.qwen/junk', 'x');
const mended = brief.includes('What failed on the last attempt') || brief.includes('Say it politely');
const text = brief.includes('Say it politely') ? 'Hello' : mended ? 'Hello' : 'Hullo';
const note = brief.includes('Say it politely') ? '// politely\\n' : '';
writeFileSync('src/english.js', note + "export const english = '" + text + "';\\n");
writeFileSync('test/english.test.js', ${JSON.stringify(ENGLISH_TEST)});
writeFileSync('stray.txt', 'out of scope');
console.log('wrote ' + text);
`;

const PACKAGE = {
  'package.json': '{ "type": "module" }\n',
  'overture.yaml': 'commands:\n  lint: node --check src/english.js\nprotected: [LICENSE]\n',
};

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

test('sends work back with a comment, and the next attempt goes on from it', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(ENGLISH),
    files: PACKAGE,
    agents: { english: ENGLISH_AGENT },
  });
  const { host, ids } = bench;
  await bench.start();
  const first = await bench.attempt('T1', 'inReview');
  const at = { ...ids, attemptId: first.id, by: 'Priya' };
  expect(await host.review.sendBack({ ...at, text: ' ' }, call)).toEqual({
    ok: false,
    error: { code: 'nothingToSay' },
  });
  const anchor = { kind: 'line', path: 'src/english.js', side: 'new', line: 1 } as const;
  must(await host.review.comment({ ...at, anchor, text: 'Say it politely' }, call));
  must(await host.review.sendBack({ ...at, text: '' }, call));
  const next = await bench.attempt('T1', 'inReview', first.number + 1);
  expect(next.workspace).toMatchObject({
    baseCommit: first.workspace!.baseCommit,
    startCommit: first.commit,
  });
  const { text } = must(await host.run.brief({ ...ids, attemptId: next.id }, call));
  expect(text).toContain('- `src/english.js`, line 1: Say it politely (Priya)');
  await expect(access(first.workspace!.path)).rejects.toThrow('ENOENT');
});

const SLOW = `
import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('src', { recursive: true });
writeFileSync('src/shared.js', 'slow\\n');
process.stdin.resume();
setTimeout(() => undefined, 60_000);
`;
const QUICK = `
import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('src', { recursive: true });
writeFileSync('src/' + process.argv[2] + '.js', process.cwd() + '\\n');
`;

test('keeps tasks apart that would change the same file, and says which', async () => {
  const scope = (change: string, agent: string) =>
    `    scope: { change: [${change}], read: [] }\n    agent: ${agent}\n`;
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', scope('src/shared.js', 'slow')), task('T2', scope('src/*.js', 'slow'))),
    agents: { slow: SLOW },
  });
  const { host, ids } = bench;
  await bench.start();
  const first = await bench.attempt('T1', 'running');
  expect(bench.now().taskStates['T2']).toEqual({
    state: 'held',
    why: 'It would change src/shared.js, which T1 is changing now. It starts when T1 lands.',
  });
  must(await host.run.stopAttempt({ ...ids, attemptId: first.id, by: 'Priya' }, call));
  await bench.attempt('T2', 'running');
  expect(await host.run.resumeAttempt({ ...ids, attemptId: first.id, by: 'Priya' }, call)).toEqual({
    ok: false,
    error: { code: 'overlaps', taskId: 'T2', path: 'src/shared.js' },
  });
  must(await host.run.stop({ ...ids, runId: bench.now().id, by: 'Priya' }, call));
  expect(bench.now()).toMatchObject({
    state: 'stopped',
    taskStates: { T1: { state: 'cancelled' }, T2: { state: 'cancelled' } },
  });
});

test('a change outside the declared files is told while the agent is still at work', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', '    scope: { change: [src/other.js], read: [] }\n    agent: slow\n')),
    files: { 'overture.yaml': 'protected: [src/shared.js]\n' },
    agents: { slow: SLOW },
  });
  await bench.start();
  await bench.until(({ reasons }) => reasons.some(({ kind }) => kind === 'changed'));
  expect(bench.now().attempts[0]).toMatchObject({
    state: 'running',
    files: [{ path: 'src/shared.js', added: 1, inScope: false, protected: true }],
  });
  expect(bench.now().reasons.at(-1)).toMatchObject({
    title: 'T1 changes more than it declared',
    text: 'It changed src/shared.js, which is protected. Nothing of it lands without your word; you can allow it or tell the agent now.',
  });
});

test('a person starts a held task now, with a reason that stays in the log', async () => {
  const scope = '    scope: { change: [src/shared.js], read: [] }\n    agent: slow\n';
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', scope), task('T2', scope)),
    agents: { slow: SLOW },
  });
  const { host, ids } = bench;
  const runId = await bench.start();
  await bench.attempt('T1', 'running');
  const now = { ...ids, runId, taskId: bench.now().tasks[1]!.id, by: 'Priya' };
  must(await host.run.launchNow({ ...now, reason: 'They touch other lines.' }, call));
  await bench.attempt('T2', 'running');
  expect(bench.now().reasons.at(-1)).toMatchObject({
    title: 'Launched T2',
    text: 'Priya started it now although T1, which is at work, may change src/shared.js, too: They touch other lines.',
  });
  expect(await host.run.launchNow({ ...now, reason: 'Again' }, call)).toMatchObject({ ok: false });
});

test('waits while the machine has no room, says so, and starts once there is some', async () => {
  let free = 1;
  const measureMachine = async () => ({ ...NO_LIMITS, disk: { free, keep: 1_000_000 } });
  const bench = await runBench({
    spec: SPEC,
    plan: plan(ENGLISH),
    files: PACKAGE,
    agents: { english: ENGLISH_AGENT },
    measureMachine,
  });
  const runId = await bench.start();
  expect(bench.now().standstill).toContain('that must stay free are left where workspaces are made');
  free = 2_000_000;
  await bench.runs.schedule(runId);
  await bench.attempt('T1', 'running');
  await bench.until((run) => run.standstill === null);
});

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
    agents: { quick: QUICK.replace("process.argv[2] + '.js'", "'one.js'") },
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

test('nothing changed is no success for who should build something', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', '    scope: { change: [a], read: [] }\n    agent: idle\n')),
    agents: { idle: "console.log('all done')" },
  });
  await bench.start();
  expect((await bench.attempt('T1', 'failed')).problem).toBe(
    'idle ended without changing anything. Look at its activity, then go on or start over.',
  );
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

test('a paused run starts nothing new, and the limit holds when it goes on', async () => {
  const scope = (file: string) => `    scope: { change: [${file}], read: [] }\n    agent: slow\n`;
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', scope('a')), task('T2', scope('b')), task('T3', scope('c'))),
    agents: { slow: SLOW },
  });
  const { host, ids } = bench;
  await bench.start({ limit: 1 });
  const at = { ...ids, runId: bench.now().id, by: 'Priya' };
  await bench.attempt('T1', 'running');
  expect(bench.now().taskStates['T2']).toEqual({
    state: 'ready',
    why: 'One task is at work, and only one may be at once. It starts when that one hands in.',
  });
  must(await host.run.pause(at, call));
  must(await host.run.setLimit({ ...at, limit: 2 }, call));
  expect(await host.run.pause(at, call)).toEqual({
    ok: false,
    error: { code: 'notNow', act: 'be paused', state: 'paused' },
  });
  expect(bench.now().attempts).toHaveLength(1);
  must(await host.run.resume(at, call));
  await bench.attempt('T2', 'running');
  expect(bench.now().attempts).toHaveLength(2);
  must(await host.run.stop(at, call));
  expect(bench.now().attempts.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
});

test('out of tries, the work goes to a reviewer with its failing check beside it', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(
      task('T1', '    scope: { change: [one.txt], read: [] }\n    checks: [never]\n    agent: more\n'),
    ),
    files: { 'overture.yaml': 'commands:\n  never: "cat one.txt && false"\nlimits: { retries: 1 }\n' },
    agents: { more: "import { appendFileSync } from 'node:fs'; appendFileSync('one.txt', 'more\\n');" },
  });
  const { host, ids } = bench;
  await bench.start();
  const last = await bench.attempt('T1', 'inReview');
  expect(bench.now().attempts.map(({ state }) => state)).toEqual(['failed', 'inReview']);
  expect(bench.now().taskStates['T1']?.why).toBe(
    'The check “never” failed. A reviewer decides what becomes of it.',
  );
  expect(await host.review.approve({ ...ids, attemptId: last.id, reason: null, by: 'Priya' }, call)).toEqual({
    ok: false,
    error: { code: 'reasonNeeded', because: ['“never” fails.'] },
  });
});

test('the same failure twice is not tried a third time; a person is asked', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(
      task('T1', '    scope: { change: [one.txt], read: [] }\n    checks: [never]\n    agent: more\n'),
    ),
    files: {
      'overture.yaml': 'commands:\n  never: "echo expected Hello && false"\nlimits: { retries: 5 }\n',
    },
    agents: { more: "import { appendFileSync } from 'node:fs'; appendFileSync('one.txt', 'more\\n');" },
  });
  const { host, ids } = bench;
  await bench.start();
  const last = await bench.attempt('T1', 'inReview');
  expect(bench.now().attempts.map(({ state, role }) => [state, role])).toEqual([
    ['failed', 'implement'],
    ['inReview', 'debug'],
  ]);
  expect(bench.now().taskStates['T1']?.why).toBe(
    'The check “never” failed in the same way as before, so it is not tried again. Send it back with a comment, or judge the work as it is.',
  );
  const { text } = must(await host.run.brief({ ...ids, attemptId: last.id }, call));
  expect(text).toContain('You find out why a check fails and mend it');
  expect(text).toContain('expected Hello');
  expect(text).toContain('+more');
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
