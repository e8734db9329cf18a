import { globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';
import { wholePatch } from '#test/helpers/wholePatch.ts';

const SPEC = `# Greetings

## Requirements

### R1 Greeting

- **AC-1.1** The system SHALL greet in English.
- **AC-1.2** The system SHALL greet in Danish.
- **AC-1.3** The system SHALL greet in French.
`;

const task = (id: string, criterion: string, file: string, agent: string) =>
  `  - id: ${id}\n    title: Task ${id}\n    role: implement\n    criteria: [${criterion}]\n    scope: { change: [src/${file}], read: [] }\n    checks: [test]\n    agent: ${agent}\n`;
const PLAN = `overture: 1\nspec: 001-greetings\ntasks:\n${task('T1', 'AC-1.1', 'english.txt', 'english')}${task('T2', 'AC-1.2', 'danish.txt', 'danish')}${task('T3', 'AC-1.3', 'french.txt', 'french')}`;

const writes = (file: string, text: string) =>
  `import { mkdirSync, rmSync, writeFileSync } from 'node:fs';\nmkdirSync('src', { recursive: true });\nwriteFileSync('src/${file}', '${text}\\n');\nconsole.log('wrote it');\n`;

/** Each alone passes; English and French together do not. */
const CHECK = `import { existsSync } from 'node:fs';
const both = existsSync('src/english.txt') && existsSync('src/french.txt');
console.log(both ? 'not ok 1 - AC-1.3 greets in one language' : 'ok 1 - fine');
process.exit(both ? 1 : 0);
`;

async function bench(landing = 'merge', more = '', files: Readonly<Record<string, string>> = {}) {
  const made = await runBench({
    spec: SPEC,
    plan: PLAN,
    files: {
      ...files,
      'check.mjs': CHECK,
      'overture.yaml': `commands:\n  test: node check.mjs\nlanding: ${landing}\n`,
    },
    agents: {
      english: `${writes('english.txt', 'Hello')}writeFileSync('stray.txt', 'besides');\n`,
      danish: `${writes('danish.txt', 'Hej')}${more.replaceAll('TEXT', 'Hej')}`,
      french: `${writes('french.txt', 'Salut')}${more.replaceAll('TEXT', 'Salut')}`,
    },
  });
  await made.start();
  return made;
}

test('lands in order, checks all together, finds the landing that breaks it, and takes it back out', async () => {
  const { host, ids, repo, attempt, now, until } = await bench();
  const [t1, t2, t3] = [
    await attempt('T1', 'inReview'),
    await attempt('T2', 'inReview'),
    await attempt('T3', 'inReview'),
  ];
  const planned = must(await host.review.landing({ ...ids, runId: now().id, order: null }, call));
  expect(planned.places.map(({ taskId, words }) => [taskId, words])).toEqual([
    ['T1', 'lands cleanly'],
    ['T2', 'lands cleanly'],
    ['T3', 'lands cleanly'],
  ]);
  for (const { id } of [t1, t2, t3]) {
    must(await host.review.approve({ ...ids, attemptId: id, reason: 'Looked at it', by: 'Priya' }, call));
  }
  await until((run) => run.attempts.some(({ id, state }) => id === t3.id && state === 'sentBack'));
  const taken = now().attempts.find(({ id }) => id === t3.id);
  expect(taken).toMatchObject({ landedCommit: null, state: 'sentBack' });
  expect(taken?.comments.at(-1)?.text).toContain('not ok 1 - AC-1.3 greets in one language');
  const files = await repo.git('ls-tree', '-r', '--name-only', now().integrationBranch);
  expect(files).toContain('src/danish.txt');
  expect(files).not.toContain('src/french.txt');
  expect(await repo.git('show', `${taken?.workspace?.branch}:src/french.txt`)).toBe('Salut\n');
  expect(await repo.git('status', '--porcelain')).toBe('');
});

test('a landing is undone by an opposite change, and can land again; squashed it is one commit', async () => {
  const { host, ids, repo, attempt, now } = await bench('squash');
  const one = await attempt('T2', 'inReview');
  const act = { ...ids, attemptId: one.id, by: 'Priya' };
  must(await host.review.approve({ ...act, reason: 'Looked at it' }, call));
  const branch = now().integrationBranch;
  expect((await repo.git('log', '--format=%P', '-1', branch)).trim().split(' ')).toHaveLength(1);
  expect(await repo.git('log', '--format=%B', '-1', branch)).toContain('Overture-Criteria: AC-1.2 not shown');
  const whole = must(await host.review.whole({ ...ids, runId: now().id }, call));
  expect(whole.verdicts.map(({ criterion, value }) => [criterion, value])).toEqual([
    ['AC-1.1', 'notShown'],
    ['AC-1.2', 'notShown'],
    ['AC-1.3', 'notShown'],
  ]);
  expect(whole.analysis.hunks.map(({ path }) => path)).toEqual(['src/danish.txt']);
  const request = { ...ids, runId: now().id, by: 'Priya' };
  expect(await host.review.pullRequest(request, call)).toMatchObject({
    error: { reason: expect.stringContaining('no remote') },
  });
  await repo.git('init', '--quiet', '--bare', repo.sibling('remote.git'));
  await repo.git('remote', 'add', 'origin', repo.sibling('remote.git'));
  const opened = must(await host.review.pullRequest(request, call));
  expect(opened).toMatchObject({ url: null, opened: false, title: 'Greetings' });
  expect(opened.body).toContain('- AC-1.2 not shown: The system SHALL greet in Danish.');
  expect(await repo.git('ls-remote', '--heads', 'origin')).toContain(`refs/heads/${branch}`);
  must(await host.review.undo(act, call));
  expect(await repo.git('ls-tree', '-r', '--name-only', branch)).not.toContain('danish');
  expect(now().attempts.find(({ id }) => id === one.id)).toMatchObject({
    state: 'inReview',
    landedCommit: null,
  });
  expect(now().taskStates['T2']?.state).toBe('inReview');
  must(await host.review.approve({ ...act, reason: 'After all' }, call));
  expect(await repo.git('show', `${branch}:src/danish.txt`)).toBe('Hej\n');
});

test('work out of scope is split off: the rest lands, a patch and a task keep what was left out', async () => {
  const { host, ids, repo, attempt, now, until } = await bench();
  const one = await attempt('T1', 'inReview');
  const act = { ...ids, attemptId: one.id, by: 'Priya' };
  expect(await host.review.split({ ...act, paths: ['src/gone.txt'] }, call)).toMatchObject({ ok: false });
  const split = must(await host.review.split({ ...act, paths: null }, call));
  expect(split).toEqual({ followUp: 'T4', patchPath: 'specs/001-greetings/left/run-1.T1.1.patch' });
  expect(
    now()
      .attempts.find(({ id }) => id === one.id)
      ?.files.map(({ path }) => path),
  ).toEqual(['src/english.txt']);
  const commit = now().attempts.find(({ id }) => id === one.id)?.commit;
  await until((run) => run.attempts.some(({ checks }) => checks.some((check) => check.commit === commit)));
  must(await host.review.approve({ ...act, reason: 'Looked at it' }, call));
  expect(await repo.git('ls-tree', '-r', '--name-only', now().integrationBranch)).not.toContain('stray.txt');
  expect(await repo.read('specs/001-greetings/plan.yaml')).toContain(
    'git apply --3way specs/001-greetings/left/run-1.T1.1.patch',
  );
  await repo.git('apply', split.patchPath);
  expect(await repo.read('stray.txt')).toBe('besides');
});

test('where two works meet, a person chooses place by place with both sides’ criteria, and the result lands', async () => {
  const { host, ids, repo, attempt, now } = await bench(
    'merge',
    "writeFileSync('src/all.txt', 'TEXT\\n');\n",
  );
  const [two, three] = [await attempt('T2', 'inReview'), await attempt('T3', 'inReview')];
  const reason = 'Looked at it';
  must(await host.review.approve({ ...ids, attemptId: two.id, reason, by: 'Priya' }, call));
  const act = { ...ids, attemptId: three.id, by: 'Priya' };
  expect(await host.review.approve({ ...act, reason }, call)).toMatchObject({ error: { code: 'conflicts' } });
  const { tip, commit, files } = must(await host.review.conflicts(act, call));
  expect(files).toEqual([
    {
      path: 'src/all.txt',
      parts: [{ kind: 'place', ours: 'Hej\n', theirs: 'Salut\n' }],
      whole: null,
      landedBy: ['T2'],
      ours: ['AC-1.2'],
      theirs: ['AC-1.3'],
    },
  ]);
  const place = { kind: 'text', path: 'src/all.txt', ours: 'Hej\n', theirs: 'Salut\n' } as const;
  const choices = { tip, commit, places: [{ ...place, way: 'both', own: null }] } as const;
  must(await host.review.keepChoices({ ...act, choices }, call));
  expect(must(await host.review.conflicts(act, call)).kept).toEqual(choices);
  const settle = (ways: ('ours' | 'both')[]) =>
    host.review.settle({ ...act, tip, commit, files: [{ path: 'src/all.txt', choices: ways }] }, call);
  expect(await settle([])).toMatchObject({
    error: { reason: expect.stringContaining('Not every place of src/all.txt') },
  });
  must(await settle(['both']));
  expect(now().attempts.find(({ id }) => id === three.id)).toMatchObject({
    state: 'inReview',
    conflicts: [],
  });
  const patch = await wholePatch(host, act);
  expect(patch).toContain(' Hej\n+Salut\n');
  // What is settled is chosen no more, and what comes late is not kept.
  expect(await host.review.keepChoices({ ...act, choices }, call)).toMatchObject({
    error: { reason: 'The work has changed since you looked. Choose again.' },
  });
  expect(must(await host.review.conflicts(act, call)).kept).toBeNull();
  must(await host.review.approve({ ...act, reason }, call));
  expect(await repo.git('show', `${now().integrationBranch}:src/all.txt`)).toBe('Hej\nSalut\n');
});

test('work that is started over leaves nothing of what was chosen for it', async () => {
  const { host, ids, repo, attempt } = await bench('merge', "writeFileSync('src/all.txt', 'TEXT\\n');\n");
  const [two, three] = [await attempt('T2', 'inReview'), await attempt('T3', 'inReview')];
  const reason = 'Looked at it';
  must(await host.review.approve({ ...ids, attemptId: two.id, reason, by: 'Priya' }, call));
  const act = { ...ids, attemptId: three.id, by: 'Priya' };
  expect(await host.review.approve({ ...act, reason }, call)).toMatchObject({ error: { code: 'conflicts' } });
  const { tip, commit } = must(await host.review.conflicts(act, call));
  const place = { kind: 'text', path: 'src/all.txt', ours: 'Hej\n', theirs: 'Salut\n' } as const;
  const choices = { tip, commit, places: [{ ...place, way: 'both', own: null }] } as const;
  must(await host.review.keepChoices({ ...act, choices }, call));
  const kept = () => globSync('**/settling/*.json', { cwd: repo.sibling('data') });
  expect(kept()).toHaveLength(1);
  must(await host.run.startOver({ ...act, agentId: null }, call));
  expect(kept()).toEqual([]);
});

test('what has no text is settled by one side’s whole file, and not at all when other work landed meanwhile', async () => {
  const more = `const isDanish = 'TEXT' === 'Hej';
writeFileSync('logo.bin', Buffer.from([0, 'TEXT'.length]));
if (isDanish) { writeFileSync('kept.txt', 'kept\\n'); rmSync('old.txt'); }
else { writeFileSync('old.txt', 'old, and French\\n'); rmSync('kept.txt'); }
`;
  const { host, ids, repo, attempt, now } = await bench('merge', more, {
    'logo.bin': 'logo\0',
    'kept.txt': 'first\n',
    'old.txt': 'old\n',
  });
  const [two, three] = [await attempt('T2', 'inReview'), await attempt('T3', 'inReview')];
  const reason = 'Looked at it';
  must(await host.review.approve({ ...ids, attemptId: two.id, reason, by: 'Priya' }, call));
  const act = { ...ids, attemptId: three.id, by: 'Priya' };
  const { tip, commit, files } = must(await host.review.conflicts(act, call));
  expect(files.map(({ path, parts, whole }) => ({ path, parts, whole }))).toEqual([
    { path: 'kept.txt', parts: null, whole: { ours: 5, theirs: null } },
    { path: 'logo.bin', parts: null, whole: { ours: 2, theirs: 2 } },
    { path: 'old.txt', parts: null, whole: { ours: null, theirs: 16 } },
  ]);
  const settle = (on: string, kept: 'ours' | 'both') =>
    host.review.settle(
      {
        ...act,
        tip: on,
        commit,
        files: [
          { path: 'kept.txt', choices: [kept] },
          { path: 'logo.bin', choices: ['theirs'] },
          { path: 'old.txt', choices: ['ours'] },
        ],
      },
      call,
    );
  expect(await settle(now().baseCommit, 'ours')).toMatchObject({ error: { code: 'landedMeanwhile' } });
  expect(await settle(tip, 'both')).toMatchObject({
    error: { reason: expect.stringContaining('Not every place of kept.txt is settled') },
  });
  must(await settle(tip, 'ours'));
  const settled = now().attempts.find(({ id }) => id === three.id);
  // A side that was not taken changes nothing, and choices made on earlier work are not taken for this one.
  expect(settled?.files.map(({ path }) => path)).toEqual(['logo.bin', 'src/french.txt']);
  expect(await settle(tip, 'ours')).toMatchObject({
    error: { reason: expect.stringContaining('The work has changed since you looked') },
  });
  must(await host.review.approve({ ...act, reason }, call));
  const landed = now().integrationBranch;
  expect(await repo.git('ls-tree', '-r', '--name-only', landed)).not.toContain('old.txt');
  expect(await repo.git('show', `${landed}:kept.txt`)).toBe('kept\n');
  expect(await repo.git('rev-parse', `${landed}:logo.bin`)).toBe(
    await repo.git('rev-parse', `${three.commit}:logo.bin`),
  );
});

test('what later work builds on cannot be taken out alone, and nothing changes', async () => {
  const { host, ids, repo, attempt, now } = await bench();
  const one = await attempt('T2', 'inReview');
  const act = { ...ids, attemptId: one.id, by: 'Priya' };
  must(await host.review.approve({ ...act, reason: 'Looked at it' }, call));
  const branch = now().integrationBranch;
  const folder = repo.sibling('later');
  await repo.git('worktree', 'add', '--quiet', folder, branch);
  writeFileSync(join(folder, 'src/danish.txt'), 'Hej hej\n');
  await repo.git('-C', folder, 'commit', '--quiet', '-am', 'later');
  await repo.git('worktree', 'remove', folder);
  const before = await repo.git('rev-parse', branch);
  expect(await host.review.undo(act, call)).toMatchObject({
    ok: false,
    error: { reason: expect.stringContaining('Later work builds on it in src/danish.txt') },
  });
  expect(await repo.git('rev-parse', branch)).toBe(before);
});
