import { expect, test } from 'vitest';
import { taskIdSchema } from '#shared/plan/plan.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';

const SPEC =
  '# Greetings\n\n## Requirements\n\n### R1 Greeting\n\n- **AC-1.1** The system SHALL greet.\n- **AC-1.2** The system SHALL say goodbye.\n';
const PLAN =
  'overture: 1\nspec: 001-greetings\ntasks:\n  - id: T1\n    title: Greet\n    role: implement\n    criteria: [AC-1.1]\n    scope: { change: [src/**], read: [] }\n    agent: robot\n';
const REPORT = `TAP version 13
ok 1 - AC-1.1 greets
not ok 2 - AC-1.2 says goodbye
1..2
`;
const LINES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;

async function bench(files: Readonly<Record<string, string>> = {}) {
  const made = await runBench({
    files,
    spec: SPEC,
    plan: PLAN,
    prepare: async (repo) => {
      await repo.git('checkout', '--quiet', '-b', 'feature/names');
      await repo.commit({ 'src/greet.txt': text(LINES) }, 'Greet by name');
      await repo.git('checkout', '--quiet', 'main');
    },
  });
  const place = { ...made.ids, head: 'feature/names' };
  const open = async () =>
    must(await made.host.review.branch({ ...place, base: 'main', taskId: null }, call));
  /** Puts other text on the branch, on top of it or in place of its last commit. */
  const write = async (lines: readonly string[], how: 'more' | 'amend') => {
    await made.repo.git('checkout', '--quiet', 'feature/names');
    await made.repo.write({ 'src/greet.txt': text(lines) });
    await made.repo.git('add', '-A');
    await made.repo.git(
      'commit',
      '--quiet',
      ...(how === 'amend' ? ['--amend', '-m', 'Rewritten'] : ['-m', 'More']),
    );
    await made.repo.git('checkout', '--quiet', 'main');
  };
  return { ...made, place, open, write };
}

test('branches of this machine and of remotes are offered with their newest commit', async () => {
  const { host, ids, repo } = await bench();
  await repo.git('init', '--quiet', '--bare', repo.sibling('remote.git'));
  await repo.git('remote', 'add', 'origin', repo.sibling('remote.git'));
  await repo.git('push', '--quiet', 'origin', 'feature/names:their-work', 'feature/names:refs/pull/7/head');
  await repo.git('update-ref', '-d', 'refs/remotes/origin/their-work');
  const { projectId } = ids;
  const names = async () =>
    must(await host.review.branches({ projectId }, call)).map(({ name, isRemote, isCurrent }) => [
      name,
      isRemote,
      isCurrent,
    ]);
  expect((await names()).toSorted(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([
    ['feature/names', false, false],
    ['main', false, true],
  ]);
  must(await host.review.fetchBranches({ projectId, request: null }, call));
  expect(await names()).toContainEqual(['origin/their-work', true, false]);
  const fetched = must(await host.review.fetchBranches({ projectId, request: 7 }, call));
  expect(fetched.branch).toBe('origin/pull/7');
  const [tip] = must(await host.review.branches({ projectId }, call)).filter(
    ({ name }) => name === 'origin/pull/7',
  );
  expect(tip).toMatchObject({ subject: 'Greet by name', isRemote: true });
  const read = must(
    await host.review.branch({ ...ids, base: 'main', head: 'origin/pull/7', taskId: null }, call),
  );
  expect(read.patch).toContain('+seven');
  expect(await host.review.fetchBranches({ projectId, request: 8 }, call)).toMatchObject({
    error: { reason: expect.stringContaining('Pull request 8 could not be fetched from origin') },
  });
});

test('the plan of a branch is found however overture.yaml spells the specs folder', async () => {
  const { host, place } = await bench({ 'overture.yaml': 'overture: 1\nspecs: ./specs/\n' });
  const taskId = taskIdSchema.parse('T1');
  const read = must(await host.review.branch({ ...place, base: 'main', taskId }, call));
  expect(read.criteria).toEqual(['AC-1.1']);
  expect(read.files).toEqual([{ path: 'src/greet.txt', inScope: true, protected: false }]);
});

test('a report beside a branch is evidence of its commit, is outdated by the next, and can be taken away', async () => {
  const { host, place, open, write } = await bench();
  const values = async () => (await open()).verdicts.map(({ criterion, value }) => [criterion, value]);
  expect(await values()).toEqual([
    ['AC-1.1', 'notShown'],
    ['AC-1.2', 'notShown'],
  ]);
  const report = { ...place, name: 'ci.tap', by: 'Priya' };
  expect(await host.review.keepReport({ ...report, text: 'nothing' }, call)).toMatchObject({
    error: { reason: 'ci.tap tells of no test. Choose a JUnit or TAP report.' },
  });
  const kept = must(await host.review.keepReport({ ...report, text: REPORT }, call));
  expect(kept).toMatchObject({ tests: 2, shows: 2 });
  expect(await values()).toEqual([
    ['AC-1.1', 'met'],
    ['AC-1.2', 'notMet'],
  ]);
  await write([...LINES, 'eleven'], 'more');
  const after = await open();
  expect(after.verdicts.map(({ value }) => value)).toEqual(['notShown', 'notShown']);
  expect(after.verdicts[0]?.because.map(({ kind }) => kind)).toContain('outdated');
  expect(after.reports.map(({ name, commit }) => [name, commit === after.head])).toEqual([['ci.tap', false]]);
  must(await host.review.removeReport({ ...place, name: 'ci.tap', by: 'Priya' }, call));
  expect((await open()).reports).toEqual([]);
});

test('a branch that moved during review is told: how many commits more, rewritten, or gone', async () => {
  const { host, ids, place, open, write, repo } = await bench();
  const { head: commit } = await open();
  const now = async () =>
    must(await host.review.branchNow({ projectId: ids.projectId, head: place.head, commit }, call));
  expect(await now()).toEqual({ commit, gained: 0 });
  await write([...LINES, 'eleven'], 'more');
  const longer = await now();
  expect(longer.gained).toBe(1);
  const { patch } = must(
    await host.review.between({ projectId: ids.projectId, from: commit, to: longer.commit ?? '' }, call),
  );
  expect(patch).toContain('+eleven');
  await repo.git('update-ref', 'refs/heads/feature/names', 'main');
  await repo.git('checkout', '--quiet', 'feature/names');
  await repo.commit({ 'src/greet.txt': 'other\n' }, 'Rewritten');
  await repo.git('checkout', '--quiet', 'main');
  expect((await now()).gained).toBeNull();
  await repo.git('branch', '--quiet', '-D', 'feature/names');
  expect(await now()).toEqual({ commit: null, gained: null });
});

test('comments on a branch stay with their lines as it moves, and say when their text is gone', async () => {
  const { host, place, open, write } = await bench();
  const { base, head: commit } = await open();
  const say = async (line: number, words: string) =>
    must(
      await host.review.commentOnBranch(
        {
          ...place,
          base,
          commit,
          anchor: { kind: 'line', path: 'src/greet.txt', side: 'new', line },
          text: words,
          by: 'Priya',
        },
        call,
      ),
    );
  const kept = await say(8, 'Say eight twice.');
  await say(3, 'Not three.');
  await write(['zero', 'one', 'two', 'drei', ...LINES.slice(3)], 'amend');
  const { comments } = await open();
  expect(comments.map(({ text: words, anchor, outdated }) => [words, anchor, outdated])).toEqual([
    ['Say eight twice.', { kind: 'line', path: 'src/greet.txt', side: 'new', line: 9 }, false],
    ['Not three.', { kind: 'line', path: 'src/greet.txt', side: 'new', line: 3 }, true],
  ]);
  must(await host.review.removeBranchComment({ ...place, id: kept.id, by: 'Priya' }, call));
  expect((await open()).comments.map(({ text: words }) => words)).toEqual(['Not three.']);
});

test('files of a branch are read whole on both sides, renamed ones and pictures too, and nothing else is', async () => {
  const { host, ids, repo } = await bench();
  const from = await repo.commit({ 'src/old.txt': text(LINES), 'src/dot.png': Buffer.from([0, 1]) }, 'Base');
  await repo.git('mv', 'src/old.txt', 'src/new.txt');
  const to = await repo.commit(
    { 'src/new.txt': text([...LINES, 'more']), 'src/dot.png': Buffer.from([0, 1, 2]) },
    'Moved',
  );
  const { projectId } = ids;
  const read = (path: string, oldPath: string | null, as: 'text' | 'picture') =>
    host.review.fileBetween({ projectId, from, to, path, oldPath, as }, call);
  expect(must(await read('src/new.txt', 'src/old.txt', 'text'))).toMatchObject({
    before: { kind: 'text', text: text(LINES) },
    after: { kind: 'text', text: text([...LINES, 'more']) },
    fixed: 'Only work in review can be edited.',
  });
  expect(must(await read('src/dot.png', null, 'picture'))).toMatchObject({
    before: { kind: 'picture', bytes: 2 },
    after: { kind: 'picture', bytes: 3 },
  });
  expect(must(await read('src/new.txt', null, 'text')).before).toBeNull();
  for (const path of ['.git/config', '../outside', '/etc/passwd', 'src', 'gone.txt'])
    expect(await read(path, null, 'text')).toMatchObject({ ok: false });
});
