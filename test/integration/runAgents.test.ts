import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ActivityEntry } from '#shared/run/activity.ts';
import { evolveRun } from '#shared/run/evolveRun.ts';
import type { Run } from '#shared/run/run.ts';
import { fakeAgent } from '#test/helpers/agentBench.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';

const SPEC = `# S

## Requirements

### R1 One

- **AC-1.1** The system SHALL do it.
  - shown by: a verifying agent
`;

const plan = (...tasks: string[]) => `overture: 1\nspec: 001-greetings\ntasks:\n${tasks.join('')}`;
const permission = (command: string) =>
  `> ask ${JSON.stringify({
    toolCall: { toolCallId: 'c', kind: 'execute', title: 'Run', rawInput: { command } },
    options: [
      { optionId: 'yes', name: 'Yes', kind: 'allow_once' },
      { optionId: 'ever', name: 'Ever', kind: 'allow_always' },
      { optionId: 'no', name: 'No', kind: 'reject_once' },
    ],
  })}`;
const task = (id: string, role: string, agent: string, lines: readonly string[], more = '') =>
  `  - id: ${id}
    title: Task ${id}
    role: ${role}
    criteria: [AC-1.1]
    scope: { change: [${role === 'implement' ? 'made.txt' : ''}], read: [] }
    agent: ${agent}
${more}    instructions: |
${lines.map((line) => `      ${line}\n`).join('')}`;

test('an agent asks, a person answers and tells it something, and the page hears all of it as it happens', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(
      task('T1', 'implement', 'fake', [permission('npm ci'), '> write made.txt yes', '> say Done.']),
    ),
    more: [fakeAgent()],
  });
  const { host, ids } = bench;
  let seen: Run | null = null;
  const page = new AbortController();
  const watching = host.run.watch(
    ids,
    {
      snapshot: ({ run }) => void (seen = run as Run | null),
      event: ({ event }) => void (seen = evolveRun(seen, event as never)),
    },
    { signal: page.signal },
  );
  await bench.start();
  const asking = await bench.attempt('T1', 'needsYou');
  const at = { ...ids, attemptId: asking.id, by: 'Priya' };
  const [need] = asking.needs;
  expect(need).toMatchObject({ title: 'May it run this command?', detail: 'npm ci' });
  const opened = Promise.withResolvers<readonly { readonly kind: string }[]>();
  const listening = host.run.activity(
    at,
    { snapshot: ({ entries }) => opened.resolve(entries), event: () => undefined },
    { signal: page.signal },
  );
  expect((await opened.promise).map(({ kind }) => kind)).toContain('execute');
  expect(await host.run.answerNeed({ ...at, needId: 'need-7', optionId: '0', text: '' }, call)).toMatchObject(
    {
      error: { code: 'unknownNeed' },
    },
  );
  must(await host.run.tell({ ...at, text: 'Mind the tests.' }, call));
  must(await host.run.answerNeed({ ...at, needId: need!.id, optionId: '0', text: '' }, call));
  const done = await bench.attempt('T1', 'inReview');
  expect(done.report).toContain('heard: Mind the tests.');
  page.abort();
  await Promise.all([watching, listening]);
  expect(seen).toEqual(bench.now());
  const place = `#/p/${ids.projectId}/${bench.now().specId}`;
  expect(host.notices).toEqual([
    { title: 'T1 needs you', body: 'May it run this command?', route: `${place}/run` },
    { title: 'T1 waits for review', body: 'Task T1', route: `${place}/review` },
  ]);
  const told = bench.runs.activity.read(done.id).filter(({ kind }) => kind === 'told');
  expect(told.map(({ text }) => text)).toEqual(['Mind the tests.']);
});

test('a file that is protected or outside the scope is refused to an agent that asks, and each says why', async () => {
  const edit = (path: string) =>
    `> ask ${JSON.stringify({
      toolCall: {
        toolCallId: path,
        kind: 'edit',
        title: 'Edit',
        locations: [{ path }],
        content: [{ type: 'diff', path, oldText: null, newText: 'x' }],
      },
      options: [
        { optionId: 'yes', name: 'Yes', kind: 'allow_once' },
        { optionId: 'no', name: 'No', kind: 'reject_once' },
      ],
    })}`;
  const bench = await runBench({
    spec: SPEC,
    files: { 'overture.yaml': 'protected: [made.txt]\n' },
    plan: plan(
      task('T1', 'implement', 'fake', [edit('made.txt'), edit('other.txt'), '> write made.txt yes']),
    ),
    more: [fakeAgent()],
  });
  await bench.start();
  const done = await bench.attempt('T1', 'inReview');
  expect(done.needs).toEqual([]);
  expect(done.report).toMatch(
    /^heard: made\.txt is protected in this project[\s\S]*\nother\.txt is outside the files that T1 declared/,
  );
  // What an agent does without asking is told by git, and waits for a person's word.
  expect(done.files).toMatchObject([{ path: 'made.txt', protected: true }]);
});

test('what is always allowed holds for every task of the project until it is taken back', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(
      task('T1', 'investigate', 'fake', [permission('npm ci')]),
      task('T2', 'investigate', 'fake', [permission('npm ci')]),
    ),
    more: [fakeAgent()],
  });
  const { host, ids } = bench;
  await bench.start({ limit: 1 });
  const asking = await bench.attempt('T1', 'needsYou');
  const [need] = asking.needs;
  expect(need?.options.map(({ label }) => label)).toEqual(['Allow once', 'Always in repo', 'Refuse']);
  const answer = { needId: need!.id, optionId: '1', text: '', by: 'Priya' };
  must(await host.run.answerNeed({ ...ids, attemptId: asking.id, ...answer }, call));
  const second = await bench.attempt('T2', 'inReview');
  expect(second.report).toBe('chosen: yes');
  expect(bench.runs.permissions.all()).toMatchObject([{ detail: 'npm ci', by: 'Priya' }]);

  must(await host.run.forgetPermission({ ...ids, title: need!.title, detail: 'npm ci', by: 'Priya' }, call));
  expect(bench.runs.permissions.all()).toEqual([]);
  must(await host.review.sendBack({ ...ids, attemptId: second.id, text: 'Again.', by: 'Priya' }, call));
  expect((await bench.attempt('T2', 'needsYou')).needs).toMatchObject([{ detail: 'npm ci' }]);
});

test('an always answers others that wait with the same question, and no other', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(
      ...['npm ci', 'npm ci', 'npm run build'].map((command, index) =>
        task(`T${index + 1}`, 'investigate', 'fake', [permission(command)]),
      ),
    ),
    more: [fakeAgent()],
  });
  const { host, ids } = bench;
  await bench.start();
  const [first] = [
    await bench.attempt('T1', 'needsYou'),
    await bench.attempt('T2', 'needsYou'),
    await bench.attempt('T3', 'needsYou'),
  ];
  const answer = { needId: first.needs[0]!.id, optionId: '1', text: '', by: 'Priya' };
  must(await host.run.answerNeed({ ...ids, attemptId: first.id, ...answer }, call));
  expect((await bench.attempt('T1', 'inReview')).report).toBe('chosen: yes');
  expect((await bench.attempt('T2', 'inReview')).report).toBe('chosen: yes');
  expect((await bench.attempt('T3', 'needsYou')).needs).toMatchObject([{ detail: 'npm run build' }]);
});

test('closing interrupts an agent, and starting over keeps the earlier work and takes another agent', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', 'implement', 'fake', ['> write made.txt half', '> say halfway', '> wait'])),
    agents: { quick: "import { writeFileSync } from 'node:fs'; writeFileSync('made.txt', 'whole');" },
    more: [fakeAgent()],
  });
  const { host, ids, repo } = bench;
  await bench.start();
  const first = await bench.attempt('T1', 'running');
  await new Promise<void>((resolve) => {
    const check = (entry: ActivityEntry) => entry.text === 'halfway' && resolve();
    bench.runs.activity.listen(first.id, check);
    bench.runs.activity.read(first.id).forEach(check);
  });
  await host.engine.close(ids.projectId);
  expect(bench.now().attempts[0]).toMatchObject({
    state: 'interrupted',
    problem: 'Overture was closed while it was at work. Everything in its workspace is kept.',
  });
  must(await host.run.startOver({ ...ids, attemptId: first.id, agentId: 'quick', by: 'Priya' }, call));
  const again = (await host.engine.open(ids.projectId))!;
  const second = await new Promise<Run>((resolve) => {
    const stop = again.book.listen((run, { body }) => {
      if (body.type !== 'reviewOpened') return;
      stop();
      resolve(run);
    });
  });
  expect(second.attempts[1]).toMatchObject({ state: 'inReview', agentName: 'quick', continues: null });
  const kept = await repo.git('for-each-ref', '--format=%(refname)', 'refs/overture/recovery');
  expect(kept.trim()).toMatch(/^refs\/overture\/recovery\/run-1\.T1\.1/);
  expect(await repo.git('show', `${kept.trim()}:made.txt`)).toBe('half\n');
});

test('who looks into something hands in a report, and who verifies is heard about criteria', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(
      task('T1', 'investigate', 'fake', ['> say Assumption: it lives in made.txt']),
      task('T2', 'verify', 'fake', ['> say AC-1.1 met: README.md:1 greets'], '    needs: [T1]\n'),
    ),
    more: [fakeAgent()],
  });
  const { host, ids } = bench;
  await bench.start();
  const found = await bench.attempt('T1', 'inReview');
  expect(found.files).toEqual([]);
  expect(found.report).toBe('Assumption: it lives in made.txt');
  expect(host.journal.read(host.project, ids.specId).proposals).toMatchObject([
    { source: 'T1 of run 1', edit: { list: 'assumptions', text: 'it lives in made.txt.' } },
  ]);
  must(await host.review.approve({ ...ids, attemptId: found.id, reason: 'A report', by: 'Priya' }, call));
  const verified = await bench.attempt('T2', 'inReview');
  expect(verified.evidence).toMatchObject([
    { criterion: 'AC-1.1', kind: 'claim', shows: 'met', text: 'README.md:1 greets', by: 'Fake' },
  ]);
  must(await host.review.approve({ ...ids, attemptId: verified.id, reason: null, by: 'Priya' }, call));
  await bench.until(({ state }) => state === 'finished');
});

test('a person whose check fails goes on in the same workspace', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', 'implement', 'person', ['Write it.'], '    checks: [look]\n')),
    files: { 'overture.yaml': 'commands:\n  look: grep -q right made.txt\n' },
  });
  const { host, ids } = bench;
  await bench.start();
  const attempt = await bench.attempt('T1', 'running');
  const file = join(attempt.workspace!.path, 'made.txt');
  const handIn = () => host.run.handIn({ ...ids, attemptId: attempt.id, by: 'Priya' }, call);
  await writeFile(file, 'wrong\n');
  must(await handIn());
  const back = await bench.until(
    ({ attempts, reasons }) =>
      attempts[0]?.state === 'running' && reasons.some(({ kind }) => kind === 'failed'),
  );
  expect(back.attempts).toHaveLength(1);
  await writeFile(file, 'right\n');
  must(await handIn());
  expect((await bench.attempt('T1', 'inReview')).checks).toMatchObject([{ name: 'look', passed: true }]);
});

test('a person who hands in the same work again means it, failing check or not', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', 'implement', 'person', ['Write it.'], '    checks: [never]\n')),
    files: { 'overture.yaml': 'commands:\n  never: "false"\n' },
  });
  const { host, ids } = bench;
  await bench.start();
  const attempt = await bench.attempt('T1', 'running');
  await writeFile(join(attempt.workspace!.path, 'made.txt'), 'mine\n');
  const handIn = () => host.run.handIn({ ...ids, attemptId: attempt.id, by: 'Priya' }, call);
  must(await handIn());
  await bench.until(
    ({ attempts, reasons }) =>
      attempts[0]?.state === 'running' && reasons.some(({ kind }) => kind === 'failed'),
  );
  must(await handIn());
  expect((await bench.attempt('T1', 'inReview')).checks).toMatchObject([{ passed: false }]);
});

test('another agent holds finished work against its criteria, and what it cannot show is told apart', async () => {
  const judge = `
import { readFileSync, writeFileSync } from 'node:fs';
const brief = readFileSync(process.env.OVERTURE_BRIEF, 'utf8');
writeFileSync('junk.txt', 'x');
const knows = brief.includes('+made it') && brief.includes('look (') && !brief.includes('I am proud');
console.log(knows ? 'AC-1.1 met: made.txt:1 says \`made it\`' : 'AC-1.1 not met: brief');
console.log('AC-1.2 met: made.txt:9 says \`nothing\`');
`;
  const bench = await runBench({
    spec: SPEC.replace('verifying agent', 'verifying agent\n- **AC-1.2** The system SHALL say so.'),
    plan: plan(task('T1', 'implement', 'maker', ['Make it.'], '    checks: [look]\n')).replace(
      '[AC-1.1]',
      '[AC-1.1, AC-1.2]',
    ),
    files: {
      'overture.yaml': 'commands:\n  look: grep -q made made.txt\nverify: each\nroles: { verify: judge }\n',
    },
    agents: {
      maker:
        "import { writeFileSync } from 'node:fs'; writeFileSync('made.txt', 'made it\\n'); console.log('I am proud');",
      judge,
    },
  });
  const { host, ids } = bench;
  await bench.start();
  const done = await bench.attempt('T1', 'inReview');
  expect(done.files.map(({ path }) => path)).toEqual(['made.txt']);
  expect(done.evidence.filter(({ kind }) => kind === 'claim')).toMatchObject([
    { criterion: 'AC-1.1', shows: 'met', by: 'judge', path: 'made.txt', line: 1, checked: { holds: true } },
    { criterion: 'AC-1.2', shows: 'met', by: 'judge', checked: { holds: false } },
  ]);
  expect(bench.now().reasons).toContainEqual(
    expect.objectContaining({ title: 'T1 is verified', text: 'judge verifies here by overture.yaml.' }),
  );
  expect(bench.runs.activity.read(done.id).map(({ text }) => text)).toContain(
    'Judge changed one file while it verified. That is no part of the work.',
  );
  const briefs = must(await host.run.brief({ ...ids, attemptId: done.id }, call));
  expect(briefs.verifier).toContain('You verify criteria for the spec');
});
