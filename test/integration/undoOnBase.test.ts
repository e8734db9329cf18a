import { expect, test } from 'vitest';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';

const SPEC = `# Greetings

## Requirements

### R1 Greeting

- **AC-1.1** The system SHALL greet in English.
- **AC-1.2** The system SHALL greet in Danish.
`;
const task = (id: string, criterion: string, file: string) =>
  `  - id: ${id}\n    title: Task ${id}\n    role: implement\n    criteria: [${criterion}]\n    scope: { change: [${file}], read: [] }\n    agent: ${file.slice(0, -4)}\n`;
const PLAN = `overture: 1\nspec: 001-greetings\ntasks:\n${task('T1', 'AC-1.1', 'english.txt')}${task('T2', 'AC-1.2', 'danish.txt')}`;
const writes = (file: string, text: string) =>
  `import { writeFileSync } from 'node:fs';\nwriteFileSync('${file}', '${text}\\n');\nconsole.log('Done.');\n`;

/** Two tasks that have landed and went to the person's branch, which has gone on meanwhile. */
async function landed() {
  const made = await runBench({
    spec: SPEC,
    plan: PLAN,
    agents: { english: writes('english.txt', 'Hello'), danish: writes('danish.txt', 'Hej') },
  });
  await made.start();
  const ids = [(await made.attempt('T1', 'inReview')).id, (await made.attempt('T2', 'inReview')).id] as const;
  const act = (attemptId: (typeof ids)[number]) => ({ ...made.ids, attemptId, by: 'Priya', reason: 'Read' });
  await made.repo.commit({ 'notes.txt': 'mine\n' }, 'by hand');
  for (const id of ids) must(await made.host.review.approve(act(id), call));
  await made.until((run) => run.mergedCommit !== null);
  const files = async (branch: string) =>
    (await made.repo.git('ls-tree', '--name-only', branch))
      .split('\n')
      .filter((name) => name.endsWith('.txt'));
  const tips = () => made.repo.git('rev-parse', 'main', made.now().integrationBranch);
  return { ...made, ids: { ...made.ids, t1: ids[0], t2: ids[1] }, act, files, tips };
}

test('what is on the person’s branch is taken out of it, one landing after the other, and can land there again', async () => {
  const { host, ids, repo, act, files, now, until } = await landed();
  expect(await files('main')).toEqual(['danish.txt', 'english.txt', 'notes.txt']);
  must(await host.review.undo(act(ids.t1), call));
  expect(await files('main')).toEqual(['danish.txt', 'notes.txt']);
  expect(now()).toMatchObject({ state: 'running', mergedCommit: null, onBase: [ids.t2] });
  must(await host.review.undo(act(ids.t2), call));
  expect(await files('main')).toEqual(['notes.txt']);
  expect(await files(now().integrationBranch)).toEqual([]);
  for (const id of [ids.t1, ids.t2]) must(await host.review.approve(act(id), call));
  await until((run) => run.mergedCommit !== null);
  expect(await files('main')).toEqual(['danish.txt', 'english.txt', 'notes.txt']);
  expect(await repo.git('status', '--porcelain', '--untracked-files=no')).toBe('');
});

test('other landed work does not slip to the person’s branch with an opposite change', async () => {
  const { host, ids, act, files, tips } = await landed();
  must(await host.review.undo(act(ids.t1), call));
  // With a wish for a last look it lands, and main has to wait.
  must(await host.review.approve({ ...act(ids.t1), lastLook: true }, call));
  const before = await tips();
  expect(await host.review.undo(act(ids.t2), call)).toMatchObject({
    ok: false,
    error: {
      reason: expect.stringContaining('Other work has landed that main does not have yet'),
    },
  });
  expect(await tips()).toBe(before);
  expect(await files('main')).toEqual(['danish.txt', 'notes.txt']);
});

test('a branch that was set back, or has changed the same since, is left as it is, and said to be so', async () => {
  const { host, ids, repo, act, tips } = await landed();
  await repo.commit({ 'english.txt': 'Hello there\n' }, 'friendlier');
  const changed = await tips();
  expect(await host.review.undo(act(ids.t1), call)).toMatchObject({
    ok: false,
    error: { reason: expect.stringContaining('main has changed since in english.txt') },
  });
  expect(await tips()).toBe(changed);
  await repo.git('reset', '--quiet', '--hard', 'HEAD~2');
  const back = await tips();
  expect(await host.review.undo(act(ids.t1), call)).toMatchObject({
    ok: false,
    error: { reason: expect.stringContaining('main was set back or rewritten') },
  });
  expect(await tips()).toBe(back);
});
