import { expect, onTestFinished, test } from 'vitest';
import type { AgentModel } from '#electron/agents/agentSession.ts';
import { openModel } from '#electron/model/openModel.ts';
import { withBuiltIn } from '#shared/settings/settings.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';
import { scriptedModel, type ScriptedModel } from '#test/helpers/scriptedModel.ts';

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
    agent: model
    criteria: [AC-1.1]
    checks: [look]
    scope:
      change: [src/**]
    instructions: Greet.
`;

const use = (name: string, input: unknown) => ({ call: [{ name, input }] });

function modelAt({ address }: ScriptedModel): AgentModel {
  return {
    name: 'scripted, on this machine',
    prices: { input: 1, output: 2 },
    instructions: 'You write code.',
    open: () => openModel({ address, model: 'scripted', key: null }),
  };
}

test('a person with only a model has a task done, from the launch to the landing', async () => {
  const server = await scriptedModel({ status: 500 });
  onTestFinished(() => server[Symbol.asyncDispose]());
  server.next(
    use('read_criterion', { criterion: 'AC-1.1' }),
    use('write_file', { path: 'src/greet.txt', content: 'Helo\n' }),
    use('run_check', { check: 'look' }),
    use('edit_file', { path: 'src/greet.txt', old: 'Helo', new: 'Hello' }),
    use('run_check', { check: 'look' }),
    { say: 'It greets now.' },
  );
  const bench = await runBench({
    spec: SPEC,
    plan: PLAN,
    files: { 'overture.yaml': 'commands:\n  look: grep -q Hello src/greet.txt\n' },
    more: withBuiltIn([], true),
    model: modelAt(server),
  });
  const { host, ids } = bench;
  await bench.start();
  const attempt = await bench.attempt('T1', 'inReview');
  expect(attempt).toMatchObject({
    agentName: 'Built-in agent',
    agentKind: 'acp',
    report: 'It greets now.',
    files: [{ path: 'src/greet.txt', kind: 'added', inScope: true }],
    checks: [{ name: 'look', passed: true }],
    usage: { inputTokens: 60, outputTokens: 30, dollars: 0.00012 },
  });
  const answers = server.requests.at(-1)!.body.messages.filter(({ role }) => role === 'tool');
  expect(answers.map(({ content }) => String(content).split('\n')[0])).toEqual([
    '**AC-1.1** When a name is given, the program shall greet it.',
    'Wrote src/greet.txt.',
    'It ended with exit code 1.',
    'Changed src/greet.txt.',
    'It ended with exit code 0.',
  ]);
  must(await host.review.approve({ ...ids, attemptId: attempt.id, reason: 'I looked.', by: 'Priya' }, call));
  await bench.until(({ state }) => state === 'finished');
  expect(await bench.repo.git('show', 'HEAD:src/greet.txt')).toBe('Hello\n');
});

test('a carried secret that a check prints is not told to the model', async () => {
  const server = await scriptedModel({ status: 500 });
  onTestFinished(() => server[Symbol.asyncDispose]());
  server.next(
    use('run_check', { check: 'look' }),
    use('write_file', { path: 'src/greet.txt', content: 'Hello\n' }),
    { say: 'Done.' },
  );
  const bench = await runBench({
    spec: SPEC,
    plan: PLAN,
    files: { '.gitignore': '.env\n', 'overture.yaml': 'carry: [.env]\ncommands:\n  look: cat .env\n' },
    prepare: (repo) => repo.write({ '.env': 'DATABASE=me:hunter2@host\n' }),
    more: withBuiltIn([], true),
    model: modelAt(server),
  });
  await bench.start();
  await bench.attempt('T1', 'inReview');
  const answers = server.requests.at(-1)!.body.messages.filter(({ role }) => role === 'tool');
  expect(answers[0]?.content).toBe('It ended with exit code 0.\nDATABASE=<a carried secret>');
  expect(JSON.stringify(server.requests.map(({ body }) => body))).not.toContain('hunter2');
});
