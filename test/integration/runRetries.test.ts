import { access } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { SPEC, task, plan, ENGLISH, ENGLISH_AGENT, PACKAGE } from '#test/helpers/greetingsRun.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';

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
