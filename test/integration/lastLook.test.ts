import { expect, test } from 'vitest';
import { approveSpec } from '#electron/services/spec/approveSpec.ts';
import { hashOf } from '#electron/services/spec/textFile.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must, SPEC_ID } from '#test/helpers/runHost.ts';

const SPEC = '# Greetings\n\n## Requirements\n\n### R1 Greeting\n\n- **AC-1.1** The system SHALL greet.\n';
const PLAN =
  'overture: 1\nspec: 001-greetings\ntasks:\n  - id: T1\n    title: Greet\n    role: implement\n    criteria: [AC-1.1]\n    scope: { change: [greet.txt], read: [] }\n    agent: robot\n';
const AGENT =
  "import { writeFileSync } from 'node:fs';\nwriteFileSync('greet.txt', 'Hello\\n');\nconsole.log('Done.');\n";

test('work that waits for a last look is kept from the branch until somebody brings it there', async () => {
  const { host, ids, repo, start, attempt, now } = await runBench({
    spec: SPEC,
    plan: PLAN,
    agents: { robot: AGENT },
  });
  await start();
  const { id: attemptId } = await attempt('T1', 'inReview');
  const act = { ...ids, attemptId, by: 'Priya', reason: 'Looked at it' };
  const before = await repo.git('rev-parse', 'main');
  must(await host.review.approve({ ...act, lastLook: true }, call));
  expect(now()).toMatchObject({ mergedCommit: null, mergeProblem: null, lastLook: { by: 'Priya' } });
  expect(await repo.git('rev-parse', 'main')).toBe(before);
  // Taken out and landed again without the wish, it goes on by itself.
  must(await host.review.undo({ ...act }, call));
  must(await host.review.approve({ ...act, lastLook: false }, call));
  expect(now().lastLook).toBeNull();
  expect(now().mergedCommit).toBe((await repo.git('rev-parse', 'main')).trim());
});

test('a pull request is told in the run, and does not finish it', async () => {
  const { host, ids, repo, start, attempt, now } = await runBench({
    spec: SPEC,
    plan: PLAN,
    agents: { robot: AGENT },
  });
  await start();
  const { id: attemptId } = await attempt('T1', 'inReview');
  const act = { ...ids, attemptId, by: 'Priya', reason: 'Looked at it' };
  must(await host.review.approve({ ...act, lastLook: true }, call));
  const of = { ...ids, runId: now().id };
  await repo.git('init', '--quiet', '--bare', repo.sibling('remote.git'));
  await repo.git('remote', 'add', 'upstream', repo.sibling('remote.git'));
  const draft = must(await host.review.pullRequestDraft(of, call));
  expect(draft).toMatchObject({
    title: 'Greetings',
    base: 'main',
    remote: 'upstream',
    program: null,
    host: null,
  });
  expect(await repo.git('ls-remote', 'upstream')).toBe('');
  must(await host.review.pullRequest({ ...of, title: 'Mine', body: 'My words', by: 'Priya' }, call));
  expect(await repo.git('ls-remote', 'upstream')).toContain(`refs/heads/${draft.head}`);
  expect(now()).toMatchObject({
    state: 'running',
    mergedCommit: null,
    pullRequest: { url: null, opened: false, by: 'Priya' },
  });
  must(await host.review.merge({ ...of, by: 'Priya' }, call));
  expect(now()).toMatchObject({ state: 'finished', lastLook: null });
});

test('the page for a client says who approved the spec that the run worked from, and what was waived and why', async () => {
  const { host, ids, repo, start, attempt, now } = await runBench({
    spec: SPEC,
    plan: PLAN,
    agents: { robot: AGENT },
  });
  const text = await repo.read(`specs/${SPEC_ID}/spec.md`);
  const request = { hash: hashOf(text), by: 'Priya Nair', note: 'As agreed on the phone.', at: Date.now() };
  must(await approveSpec(host.project, SPEC_ID, request, host.journal));
  await start();
  const { id: attemptId } = await attempt('T1', 'inReview');
  const act = { ...ids, attemptId, by: 'Tomás Reyes', reason: 'The old page greets.' };
  must(await host.review.overrule({ ...act, criterion: 'AC-1.1', verdict: 'waived' }, call));
  must(await host.review.approve(act, call));
  const { html } = must(await host.review.pack({ ...ids, runId: now().id }, call));
  const words = html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
  expect(words).toContain('The spec of this run was approved by Priya Nair.');
  expect(words).toMatch(/Version 2, which this run worked from Priya Nair “As agreed on the phone\.”/);
  expect(words).toContain('AC-1.1 Waived in T1, by Tomás Reyes: The old page greets.');
});
