import { expect, test } from 'vitest';
import { runBench } from '#test/helpers/runBench.ts';

const SPEC = `# Greetings

## Requirements

### R1 Greets people

- **AC-1.1** When a name is given, the program shall greet it.
  - shown by: person
`;
const PLAN = `version: 1
tasks:
  - id: T1
    title: Greet
    role: implement
    agent: worker
    criteria: [AC-1.1]
    scope:
      change: ['**']
    checks: [slow, quick]
    instructions: Greet.
`;

test('a check that takes too long counts as failed and says so; those after it still run', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: PLAN,
    files: {
      'overture.yaml':
        'commands:\n  slow: "echo begun; sleep 600"\n  quick: echo quick\nlimits:\n  retries: 0\n',
    },
    agents: { worker: "import { writeFileSync } from 'node:fs';\nwriteFileSync('made.txt', 'made\\n');\n" },
    checkLimitMs: 3000,
  });
  await bench.start();
  const attempt = await bench.attempt('T1', 'inReview');
  expect(
    attempt.checks.map(({ name, exitCode, passed, output }) => [name, exitCode, passed, output]),
  ).toEqual([
    [
      'slow',
      null,
      false,
      'begun\nIt did not finish within 3 s and was ended, with all it had started. Make it quicker, or split it.',
    ],
    ['quick', 0, true, 'quick'],
  ]);
  expect(bench.now().taskStates['T1']?.why).toBe(
    'The check “slow” failed. A reviewer decides what becomes of it.',
  );
});
