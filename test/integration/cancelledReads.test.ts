import { expect, test } from 'vitest';
import { hangingGit } from '#test/helpers/hangingGit.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';

const SPEC =
  '# Greetings\n\n## Requirements\n\n### R1 Greeting\n\n- **AC-1.1** The system SHALL greet in English.\n';
const PLAN =
  'overture: 1\nspec: 001-greetings\ntasks:\n  - id: T1\n    title: Greet\n    role: implement\n    criteria: [AC-1.1]\n    scope: { change: [greet.txt], read: [] }\n    agent: robot\n';
const AGENT =
  "import { writeFileSync } from 'node:fs';\nwriteFileSync('greet.txt', 'AC-1.1 Hello\\n');\nconsole.log('Done.');\n";

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test.skipIf(process.platform === 'win32')(
  'git ends with the request for a change or for drift, and goes on while somebody waits for the same',
  async () => {
    const git = hangingGit();
    const { host, ids, repo, start, attempt, until } = await runBench({
      spec: SPEC,
      plan: PLAN,
      agents: { robot: AGENT },
      git: git.path,
    });
    await start();
    const { id: attemptId } = await attempt('T1', 'inReview');
    must(
      await host.review.approve(
        { ...ids, attemptId, reason: 'Looked at it', by: 'Priya', lastLook: false },
        call,
      ),
    );
    await until((run) => run.mergedCommit !== null);
    await expect
      .poll(
        async () => (await host.review.lookAgain({ ...ids, criterion: 'AC-1.1', by: 'Priya' }, call)).ok,
        {
          timeout: 60_000,
        },
      )
      .toBe(true);
    await repo.commit({ 'greet.txt': 'AC-1.1 Hi\n' }, 'say hi');

    git.hang();
    const feed = { snapshot: () => undefined, event: () => undefined };
    const looking = new AbortController();
    const diff = host.review.diff({ ...ids, attemptId }, feed, { signal: looking.signal });
    const reading = await git.waiting();
    expect(isAlive(reading)).toBe(true);
    looking.abort();
    expect(await diff).toMatchObject({ ok: false, error: { reason: expect.stringContaining('stopped') } });
    expect(isAlive(reading)).toBe(false);

    const [one, other] = [new AbortController(), new AbortController()];
    const drifts = [one, other].map(({ signal }) => host.review.drift(ids, { signal }));
    const searching = await git.waiting();
    one.abort();
    expect(isAlive(searching)).toBe(true);
    other.abort();
    for (const drift of drifts)
      expect(await drift).toMatchObject({ ok: false, error: { reason: expect.stringContaining('stopped') } });
    expect(isAlive(searching)).toBe(false);
  },
);
