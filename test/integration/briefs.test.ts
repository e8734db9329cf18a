import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { briefFileOf } from '#electron/services/run/writeBrief.ts';
import { fakeAgent } from '#test/helpers/agentBench.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';

const SPEC = `# Greetings

## Requirements

### R1 Greets people

- **AC-1.1** When a name is given, the program shall greet it.
  - shown by: person
`;
const task = (id: string, agent: string, fields: string) => `  - id: ${id}
    title: Task ${id}
    role: implement
    agent: ${agent}
    criteria: [AC-1.1]
${fields}    instructions: |
      Greet by name.
`;
const plan = (...tasks: string[]) => `overture: 1\nspec: 001-greetings\ntasks:\n${tasks.join('')}`;

const TOKEN = 'hunter2-hunter2';
/** Prints the secret, writes it down, and mends its work when its brief says what failed. */
const LEAKY = `
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const brief = readFileSync(process.env.OVERTURE_BRIEF, 'utf8');
const token = /TOKEN=(.+)/.exec(readFileSync('.env', 'utf8'))[1];
mkdirSync('src', { recursive: true });
writeFileSync('src/made.txt', 'token ' + token + '\\n' + (brief.includes('What failed') ? 'mended\\n' : ''));
writeFileSync('src/server.key', 'another-secret-of-a-key\\n');
console.log('wrote it');
`;

test('a carried secret that a check prints and the work holds is in no brief', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: plan(task('T1', 'leaky', '    scope: { change: [src/**] }\n    checks: [look]\n')),
    files: {
      '.gitignore': '.env\n',
      'overture.yaml':
        'carry: [.env]\nverify: each\nroles: { verify: judge }\ncommands:\n  look: cat .env && grep -q mended src/made.txt\n',
    },
    prepare: (repo) => repo.write({ '.env': `TOKEN=${TOKEN}\n` }),
    agents: { leaky: LEAKY, judge: "console.log('AC-1.1 met: src/made.txt:2 says `mended`');" },
  });
  const { host, ids, runs } = bench;
  await bench.start();
  const second = await bench.attempt('T1', 'inReview', 2);
  const [first] = bench.now().attempts;
  expect(first?.checks[0]?.output).toContain(TOKEN);
  const { text, verifier } = must(await host.run.brief({ ...ids, attemptId: second.id }, call));
  expect(second.role).toBe('debug');
  expect(text).toContain('```\nTOKEN=<a carried secret>\n```');
  expect(text).toContain('+token <a carried secret>');
  expect(verifier).toContain('+token <a carried secret>');
  expect(verifier).toContain('+mended');
  const told = '# src/server.key changed; it may hold secrets, so its lines are left out';
  expect([text.includes(told), verifier?.includes(told)]).toEqual([true, true]);
  const stored = await Promise.all(
    [first!.id, second.id].map((id) => readFile(briefFileOf(runs.project, id), 'utf8')),
  );
  expect(`${stored.join('')}${verifier}`).not.toMatch(/hunter2|another-secret/);
});

test('a brief names what landed before and the code around the task, as the integration branch has it', async () => {
  const maker = `
import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('src', { recursive: true });
writeFileSync('src/rule.ts', 'export type Rule = string;\\n\\nexport function greetByName() {}\\n');
console.log('made it');
`;
  const bench = await runBench({
    spec: SPEC,
    plan: plan(
      task('T1', 'maker', '    scope: { change: [src/rule.ts] }\n    checks: []\n'),
      task('T2', 'person', '    needs: [T1]\n    scope: { change: [src/page.ts] }\n    checks: []\n'),
    ),
    files: {
      // Words that most files say tell nothing, so there are more files than those that greet.
      ...Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`other/o${index}.ts`, 'let o;\n'])),
      'src/page.ts': 'export const page = 1;\n',
      'src/page.test.ts': "import { page } from './page.ts';\nvoid page;\n",
      'src/names.ts': '/** Greets by name. */\nexport const greetNames = [];\n',
    },
    agents: { maker },
    knowsCode: true,
  });
  const { host, ids } = bench;
  await bench.start();
  const made = await bench.attempt('T1', 'inReview');
  must(await host.review.approve({ ...ids, attemptId: made.id, reason: 'Small', by: 'Priya' }, call));
  const next = await bench.attempt('T2', 'running');
  const { text } = must(await host.run.brief({ ...ids, attemptId: next.id }, call));
  expect(text).toContain(`What this task builds on:

- T1 Task T1
  - \`src/rule.ts\` (added): type \`Rule\` 1, function \`greetByName\` 3
`);
  expect(text).toContain(
    '- `src/page.ts`: variable `page` 1; tested by `src/page.test.ts`\n\nFound beside them by the words',
  );
  expect(text).toMatch(/^- `src\/names\.ts`: .*says the same words/m);
});

test('the tool read_brief gives the brief that is stored and shown', async () => {
  const bench = await runBench({
    spec: SPEC,
    plan: `${plan(task('T1', 'fake', '    scope: { change: [src/**] }\n'))}      > tool read_brief {}\n      > write made.txt hello\n`,
    more: [fakeAgent()],
  });
  const { host, ids } = bench;
  await bench.start();
  const done = await bench.attempt('T1', 'inReview');
  const { text } = must(await host.run.brief({ ...ids, attemptId: done.id }, call));
  expect(text).toContain('## Code that matters here\n\nThe code index could not be asked');
  expect(done.report).toContain(`got: ${text.trimEnd()}`);
});
