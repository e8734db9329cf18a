import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { agentBench, fakeAgent } from '#test/helpers/agentBench.ts';
import { openToolsServer } from './toolsServer.ts';

const tool = (name: string, input: object = {}) => `> tool ${name} ${JSON.stringify(input)}`;

test('an agent reads its brief, the spec and a criterion', async () => {
  const bench = await agentBench();
  const session = await bench.start(
    fakeAgent(),
    [
      '> tools',
      tool('read_spec'),
      tool('read_criterion', { criterion: 'AC-1.1' }),
      tool('read_criterion', { criterion: 'AC-9' }),
    ].join('\n'),
  );
  expect((await session.ended).report.split('\n\n')).toEqual([
    'read_brief read_spec read_criterion ask_person ask_wider_scope record_decision record_assumption report_evidence',
    'got: # Greetings',
    'got: **AC-1.1** It greets.',
    'failed: The spec has no criterion AC-9. read_spec shows all of them.',
  ]);
  expect(
    bench
      .entries()
      .filter(({ kind }) => kind === 'read')
      .map(({ text }) => text),
  ).toEqual(['The spec', 'AC-1.1', 'AC-9']);
});

test('what a task came back with is answered by number, and a number that is none is refused', async () => {
  const bench = await agentBench();
  bench.answers.expected = 2;
  const answer = (comment: number) => tool('answer_comment', { comment, answer: 'It says the name now.' });
  const session = await bench.start(fakeAgent(), [answer(2), answer(3)].join('\n'));
  expect((await session.ended).report.split('\n\n')).toEqual([
    'got: Recorded under the comment.',
    'failed: The brief has no comment 3. read_brief shows them.',
  ]);
  expect(bench.answers.given).toEqual([{ comment: 2, text: 'It says the name now.' }]);
});

test('a question waits for a person, and the answer comes back to its caller', async () => {
  const bench = await agentBench();
  const question = {
    question: 'Which greeting?',
    choices: ['Hello', 'Hi'],
    about: 'AC-1.1',
    why: 'The spec is silent.',
  };
  const session = await bench.start(fakeAgent(), tool('ask_person', question));
  const need = await bench.need(0);
  expect(need).toMatchObject({
    kind: 'question',
    title: 'Which greeting?',
    detail: 'AC-1.1',
    explanation: 'The spec is silent.',
    options: [{ label: 'Hello' }, { label: 'Hi' }],
  });
  session.answer(need.id, { optionId: '1', text: 'In lower case.' });
  expect((await session.ended).report).toBe('got: The person answered: Hi. In lower case.');
  expect(bench.entries().find(({ id }) => id === need.id)).toMatchObject({
    kind: 'need',
    text: 'Which greeting? You: Hi. In lower case.',
    state: 'done',
  });
});

test('an answer that comes after the caller was put off is the agent’s next message', async () => {
  const bench = await agentBench();
  const session = await bench.start(fakeAgent(), tool('ask_person', { question: 'Which greeting?' }), {
    limits: { question: 1 },
  });
  const need = await bench.need(0);
  await bench.seen(({ kind, text }) => kind === 'message' && text.startsWith('got: Nobody has answered yet'));
  session.answer(need.id, { optionId: '', text: 'Hello' });
  expect(await session.ended).toMatchObject({
    ending: 'finished',
    report: 'heard: You asked: Which greeting?\nThe person answered: Hello',
  });
});

test('asks for a wider scope only for files beyond it', async () => {
  const bench = await agentBench();
  const wider = { paths: ['src/a.ts', 'docs/**', 'README.md'], reason: 'The rule is explained there.' };
  const session = await bench.start(
    fakeAgent(),
    [
      tool('ask_wider_scope', { paths: ['src/a.ts'], reason: 'x' }),
      tool('ask_wider_scope', wider),
      tool('ask_wider_scope', { paths: ['../x'], reason: 'x' }),
    ].join('\n'),
  );
  const need = await bench.need(0);
  expect(need).toMatchObject({
    kind: 'scope',
    title: 'May it change these files, too?',
    detail: 'docs/**\nREADME.md',
    explanation: 'The rule is explained there.',
  });
  session.answer(need.id, { optionId: 'refuse', text: 'Docs are written last.' });
  const [first, second, third] = (await session.ended).report.split('\n\n');
  expect([first, second]).toEqual([
    'got: You may change these already.',
    'got: No. Leave these files as they are. Docs are written last.',
  ]);
  expect(third).toMatch(/^failed: .*A path or pattern inside the repository/s);
});

test('records decisions, assumptions and evidence, and tells of each', async () => {
  const bench = await agentBench();
  const session = await bench.start(
    fakeAgent(),
    [
      tool('record_decision', { decision: 'Greets in English', reason: 'The only language so far.' }),
      tool('record_assumption', { assumption: 'Names are short' }),
      tool('report_evidence', {
        criterion: 'ac-1.1',
        shows: 'met',
        text: 'greets.test.ts',
        path: 'src/a.test.ts',
        line: 3,
      }),
      tool('report_evidence', { criterion: 'AC-7', shows: 'met', text: 'x' }),
    ].join('\n'),
  );
  await session.ended;
  expect(bench.notes).toEqual([
    { kind: 'decision', text: 'Greets in English', reason: 'The only language so far.' },
    { kind: 'assumption', text: 'Names are short', reason: '' },
  ]);
  expect(bench.claims).toEqual([
    { criterion: 'AC-1.1', shows: 'met', text: 'greets.test.ts', path: 'src/a.test.ts', line: 3 },
  ]);
  expect(
    bench
      .entries()
      .filter(({ kind }) => kind === 'note')
      .slice(1)
      .map(({ text }) => text),
  ).toEqual([
    'Decided: Greets in English',
    'Assumed: Names are short',
    'Says ac-1.1 is met: greets.test.ts (src/a.test.ts:3)',
  ]);
});

test('who does not know the key of the attempt is shown out', async () => {
  const server = await openToolsServer([], { command: 'none', args: [] });
  const path = server.server.env[0]?.value ?? '';
  const intruder = connect(path);
  intruder.on('error', () => undefined);
  intruder.write(`${'0'.repeat(64)}\n{"jsonrpc":"2.0","id":1,"method":"tools/list"}\n`);
  let heard = '';
  intruder.on('data', (data) => {
    heard += String(data);
  });
  await once(intruder, 'close');
  expect(heard).toBe('');
  await server.close();
  const late = connect(path);
  const [error] = await once(late, 'error');
  expect((error as NodeJS.ErrnoException).code).toMatch(/^(?:ENOENT|ECONNREFUSED)$/);
});
