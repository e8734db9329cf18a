import { expect, test } from 'vitest';
import { agentBench, fakeAgent } from '#test/helpers/agentBench.ts';

const update = (body: object) => `> update ${JSON.stringify(body)}`;
const QUICK = { cancel: 100, exit: 200 };

test('goes on from an earlier session where the agent can, and begins anew where it lost it', async () => {
  const bench = await agentBench();
  const sessions: string[] = [];
  const onSession = (id: string) => sessions.push(id);
  const first = await bench.start(fakeAgent('resumes'), '> say on', { resume: 's7', onSession });
  expect((await first.ended).report).toBe('on');
  expect(bench.entries()[0]?.text).toContain('It goes on from its earlier conversation.');
  const second = await bench.start(fakeAgent('resumes'), '> say on', { resume: 'lost', onSession });
  await second.ended;
  const third = await bench.start(fakeAgent(), '> say on', { resume: 's7', onSession });
  await third.ended;
  expect(sessions).toEqual(['s7', 's1', 's1']);
});

test('what an agent tells of the past while it loads a session is not shown again', async () => {
  const bench = await agentBench();
  const session = await bench.start(fakeAgent('loads'), '> say news', { resume: 's7' });
  expect((await session.ended).report).toBe('news');
  expect(
    bench
      .entries()
      .filter(({ kind }) => kind === 'message')
      .map(({ text }) => text),
  ).toEqual(['news']);
});

test('sets the mode that asks also where modes come as options, and tells when the agent leaves it', async () => {
  const bench = await agentBench();
  const left = update({ sessionUpdate: 'current_mode_update', currentModeId: 'yolo' });
  const session = await bench.start(fakeAgent('options'), `${left}\n> say ok`);
  await session.ended;
  expect(bench.entries().map(({ text }) => text)).toEqual([
    'Fake Agent 1.2.3 is at work in its own workspace.',
    'Fake changed to its mode “yolo” by itself. It may act without asking now.',
    'ok',
  ]);
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

test('an agent that hears neither cancel nor the end of its input is ended', async () => {
  const bench = await agentBench();
  const session = await bench.start(fakeAgent('deaf'), '> say here\n> hang', { limits: QUICK });
  await bench.seen(({ text }) => text === 'here');
  await session.stop();
  expect(await session.ended).toMatchObject({ ending: 'cancelled', report: 'here' });
  expect(bench.reaper.owned()).toEqual([]);
});
