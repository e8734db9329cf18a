import { expect, test } from 'vitest';
import { agentBench, fakeAgent } from '#test/helpers/agentBench.ts';

const update = (body: object) => `> update ${JSON.stringify(body)}`;
const QUICK = { cancel: 100, exit: 200 };

test('commands, titles and summaries are the agent’s own affairs; notices and a shortened memory are told', async () => {
  const bench = await agentBench();
  const text = (words: string) => ({ type: 'text', text: words });
  const compaction = { sessionUpdate: 'compaction_update', compactionId: 'k' };
  const session = await bench.start(
    fakeAgent(),
    [
      update({
        sessionUpdate: 'available_commands_update',
        availableCommands: [{ name: 'init', description: 'Begins.' }],
      }),
      update({ sessionUpdate: 'session_info_update', title: 'Greetings' }),
      update({ sessionUpdate: 'user_message_chunk', content: text('the brief again') }),
      update({ ...compaction, status: 'in_progress' }),
      update({ sessionUpdate: 'compaction_summary_chunk', compactionId: 'k', content: text('it greets') }),
      update({ ...compaction, status: 'completed', summary: [text('it greets')] }),
      update({ ...compaction, status: 'failed', error: 'model is busy' }),
      update({
        sessionUpdate: 'notice',
        severity: 'warning',
        title: 'Old version',
        description: 'Update it.',
      }),
      update({ sessionUpdate: 'notice', severity: 'error', title: 'No tools' }),
      update({ sessionUpdate: 'something_new', words: 'unknown' }),
      '> say ok',
    ].join('\n'),
  );
  expect(await session.ended).toMatchObject({ ending: 'finished', report: 'ok' });
  expect(
    bench
      .entries()
      .slice(1)
      .map(({ kind, text: told, detail, state }) => [kind, told, detail, state]),
  ).toEqual([
    ['note', 'It shortened what it remembers of this conversation.', '', 'done'],
    ['note', 'It could not shorten what it remembers of this conversation.', 'model is busy', 'done'],
    ['note', 'Old version', 'Update it.', 'done'],
    ['error', 'No tools', '', 'done'],
    ['message', 'ok', '', 'done'],
  ]);
});

test('an agent that says only notices has said nothing', async () => {
  const bench = await agentBench();
  const notice = update({ sessionUpdate: 'notice', severity: 'error', title: 'The model is away' });
  const session = await bench.start(fakeAgent(), notice);
  expect((await session.ended).sentence).toMatch(/^Fake ended without a word or a change\./);
});

test('an edit told by its place alone is shown without counts', async () => {
  const bench = await agentBench();
  const call = { toolCallId: 'c1', title: 'Write a.ts', kind: 'edit' };
  const session = await bench.start(
    fakeAgent(),
    [
      update({
        sessionUpdate: 'tool_call',
        ...call,
        locations: [{ path: '$CWD/src/a.ts' }, { path: 'src/a.ts' }],
      }),
      update({ sessionUpdate: 'tool_call_update', toolCallId: 'c1', status: 'completed', content: [] }),
    ].join('\n'),
  );
  expect((await session.ended).ending).toBe('finished');
  expect(bench.entries().at(-1)).toMatchObject({
    kind: 'edit',
    state: 'done',
    files: [{ path: 'src/a.ts', added: null, removed: null }],
  });
});

test('a refusal of the model’s server that ends a turn in good order is a failure, also after some work', async () => {
  const bench = await agentBench();
  const call = { toolCallId: 'c1', title: 'Edit a.ts', kind: 'edit', status: 'completed' };
  const refusal = 'unexpected status 500 Internal Server Error: busy';
  const session = await bench.start(
    fakeAgent(),
    ['> say I begin.', update({ sessionUpdate: 'tool_call', ...call }), `> say ${refusal}`].join('\n'),
  );
  expect(await session.ended).toEqual({
    ending: 'failed',
    sentence: `Fake ended with an error of its model: “${refusal}”. Go on to try again, or try it in Settings.`,
    report: `I begin.\n\n${refusal}`,
  });
});

test('stopping while a person is asked gives the question up, and the agent hears that it was cancelled', async () => {
  const bench = await agentBench();
  const toolCall = { toolCallId: 'p1', kind: 'execute', title: 'Tidy', rawInput: { command: 'rm -r dist' } };
  const options = [{ optionId: 'yes', name: 'Yes', kind: 'allow_once' }];
  const brief = [
    `> ask ${JSON.stringify({ toolCall, options })}`,
    `> ask ${JSON.stringify({ toolCall, options })}`,
  ];
  const session = await bench.start(fakeAgent(), brief.join('\n'), { limits: QUICK });
  const need = await bench.need(0);
  await session.stop();
  expect(await session.ended).toEqual({
    ending: 'cancelled',
    sentence: 'Stopped before it was done.',
    report: 'chosen: cancelled\n\nchosen: cancelled',
  });
  // What it asks for after the stop reaches nobody, and the open question can no longer be answered.
  expect(bench.needs).toHaveLength(1);
  expect(session.answer(need.id, { optionId: '0', text: '' })).toBe(false);
  expect(bench.entries().map(({ id, text, state }) => [id, text, state])).toContainEqual([
    need.id,
    'May it run this command? “rm -r dist” Not answered.',
    'done',
  ]);
  expect(bench.reaper.owned()).toEqual([]);
});

test('a form is asked field by field', async () => {
  const bench = await agentBench();
  const requestedSchema = {
    type: 'object',
    properties: {
      tone: {
        type: 'string',
        title: 'Tone',
        oneOf: [
          { const: 'warm', title: 'Warm' },
          { const: 'dry', title: 'Dry' },
        ],
      },
      loud: { type: 'boolean', title: 'Loud' },
      count: { type: 'integer', title: 'How often', description: 'Once is usual.' },
    },
  };
  const session = await bench.start(
    fakeAgent(),
    `> form ${JSON.stringify({ message: 'How to greet?', requestedSchema })}`,
  );
  session.answer((await bench.need(0)).id, { optionId: '1', text: '' });
  session.answer((await bench.need(1)).id, { optionId: '0', text: '' });
  session.answer((await bench.need(2)).id, { optionId: '', text: '3' });
  expect((await session.ended).report).toBe(
    'form: {"action":"accept","content":{"tone":"dry","loud":true,"count":3}}',
  );
  expect(
    bench.needs.map(({ title, explanation, options }) => [
      title,
      explanation,
      options.map(({ label }) => label),
    ]),
  ).toEqual([
    ['How to greet?', 'Tone', ['Warm', 'Dry']],
    ['How to greet?', 'Loud', ['Yes', 'No']],
    ['How to greet?', 'How often: Once is usual.', []],
  ]);
});

test('adds up what the agent says it used, wherever it says so', async () => {
  const bench = await agentBench();
  const session = await bench.start(
    fakeAgent(),
    [
      '> say ok',
      update({
        sessionUpdate: 'usage_update',
        used: 900,
        size: 1000,
        cost: { amount: 0.5, currency: 'USD' },
      }),
      '> usage {"usage":{"inputTokens":12,"outputTokens":3,"totalTokens":15}}',
    ].join('\n'),
  );
  await session.ended;
  expect(bench.usages).toEqual([
    { inputTokens: 12, outputTokens: 3, dollars: 0.5, contextTokens: 900, contextSize: 1000 },
  ]);
});

test('a status that goes backwards is not believed, and open calls end with the turn', async () => {
  const bench = await agentBench();
  const call = { sessionUpdate: 'tool_call_update', toolCallId: 'c1', title: 'ls', kind: 'execute' };
  const session = await bench.start(
    fakeAgent(),
    [update({ ...call, status: 'completed' }), update({ ...call, status: 'in_progress' }), '> say ok'].join(
      '\n',
    ),
  );
  await session.ended;
  expect(bench.entries().find(({ id }) => id === 'tool-c1')?.state).toBe('done');
});

test('tells at once of a file changed outside the workspace', async () => {
  const bench = await agentBench();
  const call = { toolCallId: 'c1', title: 'Edit', kind: 'edit', locations: [{ path: '/etc/hosts' }] };
  const session = await bench.start(
    fakeAgent(),
    [update({ sessionUpdate: 'tool_call', ...call, status: 'completed' }), '> say ok'].join('\n'),
  );
  await session.ended;
  expect(bench.entries().find(({ kind }) => kind === 'error')?.text).toBe(
    'It changed /etc/hosts, which is outside its workspace. Look at that file; review does not show it.',
  );
});

test('a stream of thousands of words is one message, whole', async () => {
  const bench = await agentBench();
  const session = await bench.start(fakeAgent(), '> stream 3000');
  const wanted = Array.from({ length: 3000 }, (_, index) => index).join(' ');
  expect((await session.ended).report).toBe(wanted);
  expect(
    bench
      .entries()
      .filter(({ kind }) => kind === 'message')
      .map(({ text }) => text.trim()),
  ).toEqual([wanted]);
});

test('an agent that prints a million lines of noise is heard all the same', async () => {
  const bench = await agentBench();
  const session = await bench.start(fakeAgent('floods'), '> say at last');
  expect(await session.ended).toMatchObject({ ending: 'finished', report: 'at last' });
});

test('an agent that hangs at its start is ended, and said to have hung', async () => {
  const bench = await agentBench();
  const session = await bench.start(fakeAgent('hangsAtStart'), '', { limits: { ...QUICK, open: 1000 } });
  expect(await session.ended).toEqual({
    ending: 'failed',
    sentence: 'Fake did not open a session within 1 s. Try it in Settings.',
    report: '',
  });
  expect(bench.reaper.owned()).toEqual([]);
});

test('an agent that asks for the same thing for ever is ended', async () => {
  const bench = await agentBench();
  const session = await bench.start(fakeAgent(), '> askForever rm -rf /', { limits: QUICK });
  for (const number of [0, 1, 2]) session.answer((await bench.need(number)).id, { optionId: '0', text: '' });
  expect((await session.ended).sentence).toBe(
    'Fake asks for the same thing again and again (rm -rf /). Go on, and tell it what to do instead.',
  );
  // After three refusals nobody is asked again.
  expect(bench.needs).toHaveLength(3);
  expect(bench.reaper.owned()).toEqual([]);
});

test.each([
  [
    'failed',
    30,
    'Fake fails at the same thing again and again (npm test). Go on, and tell it what to do instead.',
  ],
  [
    'completed',
    300,
    'Fake does the same thing again and again (npm test). Go on, and tell it what to do instead.',
  ],
])('an agent that asks nobody and does for ever what %s is ended', async (status, most, sentence) => {
  const bench = await agentBench();
  const session = await bench.start(fakeAgent(), `> repeat ${status} npm test`, { limits: QUICK });
  expect(await session.ended).toMatchObject({ ending: 'failed', sentence });
  const calls = bench.entries().filter(({ kind }) => kind === 'execute');
  expect(calls.length).toBeGreaterThan(most);
  expect(bench.needs).toEqual([]);
  expect(bench.reaper.owned()).toEqual([]);
});

test('an agent whose calls fail is not ended while it still comes to something new', async () => {
  const bench = await agentBench();
  const call = (toolCallId: string, command: string, status: string) =>
    update({
      sessionUpdate: 'tool_call',
      toolCallId,
      title: 'Run',
      kind: 'execute',
      rawInput: { command },
      status,
    });
  const rounds = Array.from({ length: 40 }, (_, round) => [
    call(`test-${round}`, 'npm test', 'failed'),
    call(`read-${round}`, `cat part${round}`, 'completed'),
  ]);
  const session = await bench.start(fakeAgent(), [...rounds.flat(), '> say done'].join('\n'));
  expect(await session.ended).toMatchObject({ ending: 'finished', report: 'done' });
  expect(bench.entries().filter(({ text }) => text === 'npm test')).toHaveLength(40);
});

test('an agent that hears neither cancel nor the end of its input is ended', async () => {
  const bench = await agentBench();
  const session = await bench.start(fakeAgent('deaf'), '> say here\n> hang', { limits: QUICK });
  await bench.seen(({ text }) => text === 'here');
  await session.stop();
  expect(await session.ended).toMatchObject({ ending: 'cancelled', report: 'here' });
  expect(bench.reaper.owned()).toEqual([]);
});
