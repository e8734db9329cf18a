import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Agent } from '#shared/settings/settings.ts';
import { codingModel, DECISION } from '#test/helpers/codingModel.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';
import { commandOf, isInstalled, REAL_AGENTS, writeFiles } from './realAgents.ts';

const SPEC = `# Greetings

## Requirements

### R1 Greets people

- **AC-1.1** When a name is given, the program shall greet it.
  - shown by: command look
`;

const plan = (agent: string) => `version: 1
tasks:
  - id: T1
    title: Write the greeting
    role: implement
    agent: ${agent}
    criteria: [AC-1.1]
    scope:
      change: [src/**]
    checks: [look]
    instructions: |
      Write the greeting to src/greeting.txt.
`;

const missing = REAL_AGENTS.filter((real) => !isInstalled(real)).map(({ name }) => name);
if (missing.length > 0)
  console.log(
    `Not installed here, so not tried: ${missing.join(', ')}. \`npm run test:agents\` installs them.`,
  );

test.for(REAL_AGENTS)('$name completes a task end to end', async (real, { skip }) => {
  skip(!isInstalled(real), `${real.name} is not installed here. \`npm run test:agents\` installs it.`);
  const home = await mkdtemp(join(tmpdir(), `overture-${real.id}-`));
  onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
  let workspace = '';
  await using model = await codingModel({
    file: () => join(workspace, 'src/greeting.txt'),
    content: 'Hello from a real agent\n',
    said: 'I wrote the greeting.',
  });
  const place = { home, origin: model.origin };
  await writeFiles(real, place);
  const { id, name } = real;
  const agent: Agent = {
    kind: 'acp',
    id,
    name,
    command: commandOf(real),
    environment: real.environment(place),
  };
  const bench = await runBench({
    spec: SPEC,
    plan: plan(id),
    more: [agent],
    files: {
      'src/names.txt': 'Ada\n',
      'overture.yaml': 'commands:\n  look: grep -q real src/greeting.txt\n',
    },
  });
  const { host, ids, runs } = bench;
  // What it asks to do is allowed, one by one, as a person would.
  runs.book.listen((_run, { body }) => {
    if (body.type === 'workspacePrepared') workspace = body.workspace.path;
    if (body.type !== 'needed') return;
    const option = body.need.options.find(({ kind }) => kind === 'allowOnce');
    const answer = { needId: body.need.id, optionId: option?.id ?? '', text: '', by: 'Priya' };
    void host.run.answerNeed({ ...ids, attemptId: body.attemptId, ...answer }, call);
  });
  await bench.start();
  const ended = await bench.until(({ attempts }) =>
    ['inReview', 'failed', 'interrupted'].includes(attempts[0]?.state ?? ''),
  );
  const [attempt] = ended.attempts;
  const activity = runs.activity.read(attempt!.id);
  expect(
    attempt,
    JSON.stringify({ problem: attempt?.problem, activity, requests: model.requests }, null, 1),
  ).toMatchObject({
    state: 'inReview',
    report: 'I wrote the greeting.',
    files: [{ path: 'src/greeting.txt', kind: 'added', inScope: true }],
    checks: [{ passed: true }],
  });
  const decided = { kind: 'decision', text: DECISION.decision, reason: DECISION.reason, by: name };
  if (real.offersTools) expect(attempt?.notes).toMatchObject([decided]);
  must(await host.review.approve({ ...ids, attemptId: attempt!.id, reason: 'I looked.', by: 'Priya' }, call));
  await bench.until(({ state }) => state === 'finished');
  expect(await bench.repo.git('show', 'HEAD:src/greeting.txt')).toBe('Hello from a real agent\n');
  console.log(`${name}: ${activity.length} entries, used ${JSON.stringify(attempt?.usage)}`);
});
