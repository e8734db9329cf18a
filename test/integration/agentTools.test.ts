import { expect, test } from 'vitest';
import { fakeAgent } from '#test/helpers/agentBench.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';

const SPEC = `# Greetings

## Requirements

### R1 Greets people

- **AC-1.1** When a name is given, the program shall greet it.
  - shown by: person
`;

const plan = (...lines: readonly string[]) => `version: 1
tasks:
  - id: T1
    title: Greet
    role: implement
    agent: fake
    criteria: [AC-1.1]
    scope:
      change: [src/**]
    instructions: |
${lines.map((line) => `      ${line}\n`).join('')}`;

const tool = (name: string, input: object) => `> tool ${name} ${JSON.stringify(input)}`;

test('what an agent asks, settles and shows is in the ledger', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(
      tool('ask_person', { question: 'Which greeting?', choices: ['Hello', 'Hi'] }),
      tool('ask_wider_scope', { paths: ['docs/greeting.md'], reason: 'It is explained there.' }),
      tool('record_decision', { decision: 'English', reason: 'The only language.' }),
      tool('report_evidence', { criterion: 'AC-1.1', shows: 'met', text: 'I tried it.' }),
      '> write made.txt hello',
    ),
    more: [fakeAgent()],
  });
  const { host, ids } = bench;
  await bench.start();
  const asking = await bench.attempt('T1', 'needsYou');
  const at = { ...ids, attemptId: asking.id, by: 'Priya' };
  must(
    await host.run.answerNeed(
      { ...at, needId: asking.needs[0]!.id, optionId: '0', text: '', noteInSpec: true },
      call,
    ),
  );
  const wider = await bench.until(({ attempts }) => attempts[0]?.needs[0]?.kind === 'scope');
  const [need] = wider.attempts[0]!.needs;
  must(await host.run.answerNeed({ ...at, needId: need!.id, optionId: 'allow', text: '' }, call));
  const done = await bench.attempt('T1', 'inReview');
  expect(done).toMatchObject({
    sessionId: 's1',
    notes: [
      { kind: 'answer', text: 'Hello', reason: 'Which greeting?', by: 'Priya' },
      { kind: 'decision', text: 'English', reason: 'The only language.', by: 'Fake' },
    ],
    evidence: [
      { criterion: 'AC-1.1', kind: 'claim', shows: 'met', text: 'I tried it.', commit: done.commit },
    ],
  });
  expect(bench.now().tasks[0]?.change).toEqual(['src/**', 'docs/greeting.md']);
  expect(host.journal.read(host.project, ids.specId).proposals).toMatchObject([
    {
      source: 'T1 asked',
      edit: {
        kind: 'addItem',
        list: 'decisions',
        text: expect.stringMatching(/^\d{4}-\d\d-\d\d Which greeting\? Hello\.$/) as string,
      },
    },
    {
      source: 'T1 of run 1',
      edit: { list: 'decisions', text: expect.stringMatching(/ English\. The only language\.$/) as string },
    },
  ]);
  const told = bench.runs.activity.read(done.id).map(({ text }) => text);
  expect(told).toContain('Which greeting? You: Hello');
  expect(told).toContain('May it change this file, too? “docs/greeting.md” You: Allow');
});
