import { expect, test } from 'vitest';
import { countDrift } from '#electron/services/review/knownDrift.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';

const SPEC = `# Greetings

## Requirements

### R1 Greeting

- **AC-1.1** The system SHALL greet in English with the name of the guest.
`;
const PLAN =
  'overture: 1\nspec: 001-greetings\ntasks:\n  - id: T1\n    title: Greet\n    role: implement\n    criteria: [AC-1.1]\n    scope: { change: [src/greet.js], read: [] }\n    agent: english\n';
const GREET =
  "// AC-1.1 greets the guest by name, in English\nexport const greet = (name) => 'Hello ' + name;\n";
const AGENT = `import { mkdirSync, writeFileSync } from 'node:fs';\nmkdirSync('src', { recursive: true });\nwriteFileSync('src/greet.js', ${JSON.stringify(GREET)});\nconsole.log('done');\n`;

test('a landed criterion is to be looked at again when a later commit changes its lines, and is quiet otherwise', async () => {
  const { host, ids, repo, attempt, start, until } = await runBench({
    spec: SPEC,
    plan: PLAN,
    agents: { english: AGENT },
  });
  await start();
  const one = await attempt('T1', 'inReview');
  must(await host.review.approve({ ...ids, attemptId: one.id, reason: 'Looked at it', by: 'Priya' }, call));
  await until((run) => run.mergedCommit !== null);
  const drift = async () => must(await host.review.drift(ids, call));
  await expect
    .poll(
      async () => (await host.review.lookAgain({ ...ids, criterion: 'AC-1.1', by: 'Priya' }, call)).ok,
      // It is remembered behind the landing, whenever the machine comes to it.
      { timeout: 60_000 },
    )
    .toBe(true);
  expect(await drift()).toEqual([]);
  const { specId } = ids;
  expect(await countDrift(host.project, specId)).toBe(0);

  await repo.commit({ 'other.txt': 'elsewhere\n' }, 'elsewhere');
  await repo.commit({ 'src/greet.js': `// A licence.\n\n${GREET}` }, 'above');
  await repo.commit(
    { 'src/greet.js': `// A licence.\n\n${GREET.replace('export', '  export')}` },
    'indented',
  );
  expect(await drift()).toEqual([]);

  const commit = await repo.commit(
    { 'src/greet.js': `// A licence.\n\n${GREET.replace('Hello', 'Hi')}` },
    'say hi',
  );
  await repo.commit({ 'src/greet.js': `// A licence.\n\n${GREET.replace('Hello', 'Hey')}` }, 'say hey');
  expect(await drift()).toMatchObject([
    { criterion: 'AC-1.1', path: 'src/greet.js', commit, subject: 'say hi', by: 'Test Person' },
  ]);
  expect(await countDrift(host.project, specId)).toBe(1);
  must(await host.review.lookAgain({ ...ids, criterion: 'AC-1.1', by: 'Priya' }, call));
  expect(await drift()).toEqual([]);
  expect(await countDrift(host.project, specId)).toBe(0);
});
