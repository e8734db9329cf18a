import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';

const SPEC = `# Greetings

## Requirements

### R1 Greeting

- **AC-1.1** The system SHALL greet in English.
`;
const PLAN = `overture: 1
spec: 001-greetings
tasks:
  - id: T1
    title: Greet
    role: implement
    criteria: [AC-1.1]
    scope: { change: [greet.txt, sign.bin], read: [] }
    checks: [test]
    agent: writer
`;
const LINES = Array.from({ length: 60 }, (_, line) => `line ${line}`);
const EDITED = LINES.map((line, index) => (index === 30 ? 'AC-1.1: Hello' : line));
const WORK = ['first', 'second', ...EDITED.slice(0, 59), 'last'].map((line) => `${line}\n`).join('');
const AGENT = `import { writeFileSync } from 'node:fs';
writeFileSync('greet.txt', ${JSON.stringify(WORK)});
writeFileSync('sign.bin', Buffer.from([0, 255, 1, 254]));
`;

async function bench() {
  const made = await runBench({
    spec: SPEC,
    plan: PLAN,
    files: {
      'greet.txt': LINES.map((line) => `${line}\n`).join(''),
      'overture.yaml': 'commands:\n  test: node --version\n',
    },
    agents: { writer: AGENT },
  });
  await made.start();
  const { id } = await made.attempt('T1', 'inReview');
  const current = () => made.now().attempts.find((attempt) => attempt.id === id)!;
  return { ...made, id, current, act: { ...made.ids, attemptId: id, by: 'Priya' } };
}

test('parts of a file and another file are kept for a follow-up; what people said stays with the rest', async () => {
  const { host, repo, act, current, now } = await bench();
  const { hunks } = must(await host.review.analysis(act, call));
  const ids = hunks.filter(({ path }) => path === 'greet.txt').map(({ id }) => id);
  expect(ids.toSorted()).toEqual(['greet.txt:1:1', 'greet.txt:28:30', 'greet.txt:57:59']);
  const [above = '', middle = '', below = ''] = ids.toSorted();
  must(await host.review.tagHunk({ ...act, hunk: middle, criterion: 'AC-1.1', serves: true }, call));
  const say = (line: number, text: string) =>
    host.review.comment(
      { ...act, anchor: { kind: 'line', path: 'greet.txt', side: 'new', line }, text },
      call,
    );
  must(await say(1, 'Who asked for this?'));
  must(await say(33, 'A better word'));
  const whole = current().commit!;
  const parts = { commit: whole, hunks: [above] };
  expect(
    await host.review.split({ ...act, paths: [], parts: { ...parts, commit: '0'.repeat(40) } }, call),
  ).toMatchObject({
    error: { reason: expect.stringContaining('has changed since you looked') },
  });
  expect(
    await host.review.split({ ...act, paths: [], parts: { ...parts, hunks: ['greet.txt:2:2'] } }, call),
  ).toMatchObject({
    error: { reason: expect.stringContaining('not part of the work') },
  });
  expect(
    await host.review.split({ ...act, paths: ['sign.bin'], parts: { ...parts, hunks: ids } }, call),
  ).toMatchObject({ error: { reason: expect.stringContaining('nothing to land') } });

  const first = must(await host.review.split({ ...act, paths: ['sign.bin'], parts }, call));
  expect(first).toEqual({ followUp: 'T2', patchPath: 'specs/001-greetings/left/run-1.T1.1.patch' });
  const kept = current().commit!;
  expect(current().files).toMatchObject([{ path: 'greet.txt', added: 2, removed: 2, inScope: true }]);
  expect(current().tags).toMatchObject([{ hunk: 'greet.txt:28:28', criterion: 'AC-1.1' }]);
  expect(current().comments.map(({ anchor }) => anchor)).toEqual([
    { kind: 'attempt' },
    { kind: 'line', path: 'greet.txt', side: 'new', line: 31 },
  ]);
  expect((await repo.git('show', `${kept}:greet.txt`)).split('\n')[30]).toBe('AC-1.1: Hello');
  const served = must(await host.review.analysis(act, call)).hunks.find(({ id }) => id === 'greet.txt:28:28');
  expect(served?.services).toMatchObject([{ criterion: 'AC-1.1', how: 'tag' }]);
  expect(now().reasons.map(({ text }) => text)).toContain(
    'Priya left out sign.bin and a part of greet.txt; T2 of the plan brings it in.',
  );

  const second = must(
    await host.review.split(
      { ...act, paths: [], parts: { commit: kept, hunks: [below.replace(':59', ':57')] } },
      call,
    ),
  );
  expect(second).toEqual({ followUp: 'T3', patchPath: 'specs/001-greetings/left/run-1.T1.1.2.patch' });
  must(await host.review.approve({ ...act, reason: 'Looked at it' }, call));
  // Both follow-ups on what landed are the whole work, the file that is no text included.
  await repo.git('checkout', '--quiet', '--detach', now().integrationBranch);
  await repo.git('apply', '--3way', '--whitespace=nowarn', second.patchPath);
  await repo.git('apply', '--3way', '--whitespace=nowarn', first.patchPath);
  expect(await repo.git('diff', '--cached', '--stat', whole, '--', 'greet.txt', 'sign.bin')).toBe('');
  const plan = await repo.read('specs/001-greetings/plan.yaml');
  expect(plan).toContain('title: "Bring in what T1 left out: sign.bin and a part of greet.txt"');
  expect(plan).toContain(
    '      change: [sign.bin, greet.txt]\n      read: [specs/001-greetings/left/run-1.T1.1.patch]',
  );
});

test('a split that could not be finished is finished by the next one, with one patch and one task', async () => {
  const { host, repo, act, current } = await bench();
  const ask = () => host.review.split({ ...act, paths: ['sign.bin'] }, call);
  // Another program is at work on the branch.
  const lock = `.git/refs/heads/${current().workspace?.branch ?? ''}.lock`;
  await repo.write({ [lock]: '' });
  expect(await ask()).toMatchObject({ ok: false });
  const plan = await repo.read('specs/001-greetings/plan.yaml');
  await rm(join(repo.path, lock));
  expect(must(await ask())).toEqual({
    followUp: 'T2',
    patchPath: 'specs/001-greetings/left/run-1.T1.1.patch',
  });
  expect(await repo.read('specs/001-greetings/plan.yaml')).toBe(plan);
  expect(await readdir(join(repo.path, 'specs/001-greetings/left'))).toEqual(['run-1.T1.1.patch']);
  // Without its patch the task still tells where the same change is.
  const command = /git diff --binary (?<from>\w+) (?<to>\w+)/.exec(plan)?.groups;
  expect(await repo.git('diff', '--name-only', command?.['from'] ?? '', command?.['to'] ?? '')).toBe(
    'sign.bin\n',
  );
});

test('another choice takes the place of one that could not be finished, and of nothing else', async () => {
  const { host, repo, act, current } = await bench();
  const lock = `.git/refs/heads/${current().workspace?.branch ?? ''}.lock`;
  await repo.write({ [lock]: '' });
  expect(await host.review.split({ ...act, paths: ['sign.bin'] }, call)).toMatchObject({ ok: false });
  await rm(join(repo.path, lock));
  const parts = { commit: current().commit!, hunks: ['greet.txt:1:1'] };
  const first = must(await host.review.split({ ...act, paths: [], parts }, call));
  expect(first).toEqual({ followUp: 'T2', patchPath: 'specs/001-greetings/left/run-1.T1.1.patch' });
  const left = () => readdir(join(repo.path, 'specs/001-greetings/left'));
  const titles = async () =>
    [...(await repo.read('specs/001-greetings/plan.yaml')).matchAll(/title: "?(Bring[^"\n]*)/g)].map(
      ([, title]) => title,
    );
  expect(await left()).toEqual(['run-1.T1.1.patch']);
  expect(await titles()).toEqual(['Bring in what T1 left out: a part of greet.txt']);
  const patch = await repo.read(first.patchPath);
  expect(patch).toContain('+first\n+second\n');
  expect(patch).not.toContain('sign.bin');
  const plan = await repo.read('specs/001-greetings/plan.yaml');
  expect(plan).toContain(
    '      change: [greet.txt]\n      read: [specs/001-greetings/left/run-1.T1.1.patch]',
  );
  expect(plan).not.toContain('sign.bin and');

  // What a finished split has kept stays, whatever is split next.
  const second = must(await host.review.split({ ...act, paths: ['sign.bin'] }, call));
  expect(second).toEqual({ followUp: 'T3', patchPath: 'specs/001-greetings/left/run-1.T1.1.2.patch' });
  expect(await repo.read(first.patchPath)).toBe(patch);
  expect(new Set(await titles())).toEqual(
    new Set(['Bring in what T1 left out: a part of greet.txt', 'Bring in what T1 left out: sign.bin']),
  );
});

test('work that lands whole takes along what a split that could not be finished had kept', async () => {
  const { host, repo, act, current, now } = await bench();
  const lock = `.git/refs/heads/${current().workspace?.branch ?? ''}.lock`;
  await repo.write({ [lock]: '' });
  expect(await host.review.split({ ...act, paths: ['sign.bin'] }, call)).toMatchObject({ ok: false });
  expect(await repo.read('specs/001-greetings/plan.yaml')).toContain('Bring in what T1 left out: sign.bin');
  await rm(join(repo.path, lock));
  must(await host.review.approve({ ...act, reason: 'Whole after all' }, call));
  expect(await repo.git('show', '--stat', '--format=', now().integrationBranch)).toContain('sign.bin');
  // The number of the task is not given to another one.
  const plan = await repo.read('specs/001-greetings/plan.yaml');
  expect(plan.trimEnd()).toBe(PLAN.replace('tasks:\n', 'lastId: T2\ntasks:\n').trimEnd());
  expect(await readdir(join(repo.path, 'specs/001-greetings/left'))).toEqual([]);
});
