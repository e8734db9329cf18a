import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actOf } from '#shared/run/permission.ts';
import { processStartTime } from '#electron/process/processIdentity.ts';
import { agentBench, fakeAgent } from '#test/helpers/agentBench.ts';
import { ok } from '#shared/contract/result.ts';
import { signInAgent, tryAgent } from './tryAgent.ts';

const update = (body: object) => `> update ${JSON.stringify(body)}`;
const ask = (toolCall: object) =>
  `> ask ${JSON.stringify({
    toolCall: { toolCallId: 'p1', ...toolCall },
    options: [
      { optionId: 'no', name: 'No', kind: 'reject_once' },
      { optionId: 'ever', name: 'Always', kind: 'allow_always' },
      { optionId: 'yes', name: 'Yes', kind: 'allow_once' },
    ],
  })}`;

test('gives the agent its brief, joins what it says and reports it', async () => {
  const bench = await agentBench();
  const session = await bench.start(
    fakeAgent(),
    ['> think Let me see.', '> say All ', '> say done.', '> write made.txt by the agent'].join('\n'),
  );
  expect(await session.ended).toEqual({
    ending: 'finished',
    sentence: 'Fake ended its turn.',
    report: 'All done.',
  });
  expect(bench.entries().map(({ kind, text, state }) => [kind, text, state])).toEqual([
    [
      'note',
      'Fake Agent 1.2.3 is at work in its own workspace. It offers no mode that asks first, so it may act without asking.',
      'done',
    ],
    ['thought', 'Let me see.', 'done'],
    ['message', 'All done.', 'done'],
  ]);
  expect(await readFile(join(bench.workspace, 'made.txt'), 'utf8')).toBe('by the agent\n');
  expect(bench.reaper.owned()).toEqual([]);
});

test('keeps one entry a tool call, whatever order its updates come in', async () => {
  const bench = await agentBench();
  const call = { toolCallId: 'c1', kind: 'edit', title: 'Edit a.ts' };
  const session = await bench.start(
    fakeAgent(),
    [
      update({ sessionUpdate: 'tool_call_update', toolCallId: 'c1', status: 'completed' }),
      update({ sessionUpdate: 'tool_call', ...call, status: 'pending' }),
      update({
        sessionUpdate: 'tool_call_update',
        toolCallId: 'c1',
        content: [
          { type: 'diff', path: '$CWD/src/a.ts', oldText: 'one\ntwo\n', newText: 'one\nthree\nfour\n' },
        ],
      }),
      update({
        sessionUpdate: 'tool_call',
        toolCallId: 'c2',
        title: 'npm test',
        kind: 'execute',
        status: 'in_progress',
      }),
    ].join('\n'),
  );
  await session.ended;
  expect(bench.entries().slice(1)).toMatchObject([
    {
      id: 'tool-c1',
      kind: 'edit',
      text: 'Edit a.ts',
      state: 'done',
      files: [{ path: 'src/a.ts', added: 2, removed: 1 }],
    },
    { id: 'tool-c2', kind: 'execute', state: 'done' },
  ]);
});

test('shows plans, also those that come as a todo tool', async () => {
  const bench = await agentBench();
  const entries = [
    { content: 'Read', priority: 'high', status: 'completed' },
    { content: 'Write', priority: 'high', status: 'in_progress' },
  ];
  const session = await bench.start(
    fakeAgent(),
    [
      update({ sessionUpdate: 'plan', entries }),
      update({
        sessionUpdate: 'tool_call',
        toolCallId: 't',
        title: 'TodoWrite',
        kind: 'other',
        rawInput: { todos: [{ content: 'Test', status: 'pending' }] },
      }),
      '> say ok',
    ].join('\n'),
  );
  await session.ended;
  const plans = bench.entries().filter(({ kind }) => kind === 'plan');
  expect(plans.map(({ detail }) => detail)).toEqual(['done Read\ndoing Write', 'todo Test']);
});

test('asks a person about a command and tells the agent the option they chose, by kind', async () => {
  const bench = await agentBench();
  const command = ask({ kind: 'execute', title: 'Run it', rawInput: { command: 'npm ci' } });
  const session = await bench.start(fakeAgent(), [command, command].join('\n'));
  const need = await bench.need(0);
  expect(need).toMatchObject({
    title: 'May it run this command?',
    detail: 'npm ci',
    explanation: 'Run it',
    options: [
      { id: '2', kind: 'allowOnce', label: 'Allow once' },
      { id: '1', kind: 'allowAlways', label: 'Always in harbor' },
      { id: '0', kind: 'refuseOnce', label: 'Refuse' },
    ],
  });
  expect(session.answer('need-9', { optionId: '2', text: '' })).toBe(false);
  bench.allowed.add(actOf(need));
  expect(session.answer(need.id, { optionId: '1', text: '' })).toBe(true);
  // What is allowed in the project is not asked again, and the agent is never told more than “once”.
  expect((await session.ended).report).toBe('chosen: yes\n\nchosen: yes');
  expect(bench.needs).toHaveLength(1);
});

test('an always about something vague holds for the attempt only', async () => {
  const bench = await agentBench();
  const vague = ask({ kind: 'other', title: 'Use a tool' });
  const session = await bench.start(fakeAgent(), [vague, vague].join('\n'));
  const need = await bench.need(0);
  expect(need).toMatchObject({ lasting: false });
  expect(need.options.map(({ label }) => label)).toContain('Always in this attempt');
  session.answer(need.id, { optionId: '1', text: '' });
  expect((await session.ended).report).toBe('chosen: yes\n\nchosen: yes');
  expect(bench.needs).toHaveLength(1);
});

test('lets an agent change files inside its workspace, and asks about files elsewhere', async () => {
  const bench = await agentBench();
  const session = await bench.start(
    fakeAgent(),
    [
      ask({ kind: 'edit', title: 'Edit', locations: [{ path: '$CWD/src/a.ts' }] }),
      ask({ kind: 'edit', title: 'Edit', locations: [{ path: '$CWD/.git/hooks/x' }] }),
      ask({ kind: 'edit', title: 'Edit', locations: [{ path: '/etc/hosts' }] }),
    ].join('\n'),
  );
  session.answer((await bench.need(0)).id, { optionId: '0', text: '' });
  session.answer((await bench.need(1)).id, { optionId: '0', text: '' });
  expect((await session.ended).report.split('\n\n')).toEqual(['chosen: yes', 'chosen: no', 'chosen: no']);
  expect(bench.needs.map(({ detail }) => detail)).toEqual(['.git/hooks/x', '/etc/hosts']);
});

test('says that a refusal ended the turn', async () => {
  const bench = await agentBench();
  const session = await bench.start(fakeAgent('cancelsOnRefusal'), ask({ kind: 'execute', title: 'rm -rf' }));
  session.answer((await bench.need(0)).id, { optionId: '0', text: '' });
  expect((await session.ended).sentence).toBe(
    'Fake ended its turn because something was refused. Go on, and tell it what to do instead.',
  );
});

test('passes on what a person says, after the turn under way', async () => {
  const bench = await agentBench();
  const session = await bench.start(fakeAgent(), ask({ kind: 'execute', title: 'ls' }));
  const need = await bench.need(0);
  expect(session.tell('Use pnpm.')).toBe(true);
  session.answer(need.id, { optionId: '2', text: '' });
  expect((await session.ended).report).toBe('heard: Use pnpm.');
  expect(bench.entries().some(({ kind, text }) => kind === 'told' && text === 'Use pnpm.')).toBe(true);
});

test.each([
  ['> stop end_turn', /^Fake ended without a word or a change\./],
  ['> stop refusal', /^Fake refused the task\./],
  ['> stop max_tokens', /^Fake reached the most it may do in one turn\./],
  ['> stop something_new', /^Fake ended in a way Overture does not know\./],
  ['> exit 7', /^Fake ended with exit code 7\. Its last words: “lost its model”\./],
])('a turn that ends by "%s" is no success', async (brief, sentence) => {
  const bench = await agentBench();
  const session = await bench.start(fakeAgent(), brief);
  const outcome = await session.ended;
  expect(outcome.ending).toBe('failed');
  expect(outcome.sentence).toMatch(sentence);
});

test('says in plain words that an agent is not signed in, or dies at once', async () => {
  const bench = await agentBench();
  const { reaper } = bench;
  expect((await (await bench.start(fakeAgent('signedOut'), '')).ended).sentence).toBe(
    'Fake is not signed in. It offers “Log in with Acme”. Sign in under Settings, Agents, then go on here.',
  );
  expect((await (await bench.start(fakeAgent('dies'), '')).ended).sentence).toBe(
    'Fake ended with exit code 3. Its last words: “cannot find its model”. Try it in Settings.',
  );
  expect(await tryAgent(fakeAgent('chatty'), { reaper })).toEqual({
    state: 'works',
    words: 'Fake Agent 1.2.3 answered and opened a session.',
    version: '1.2.3',
    ways: [],
  });
  expect(await tryAgent(fakeAgent('signedOut'), { reaper })).toEqual({
    state: 'signIn',
    words: 'Fake is not signed in.',
    version: null,
    ways: [{ id: 'acme', name: 'Log in with Acme', description: 'Opens a browser.', command: null }],
  });
  expect(await signInAgent(fakeAgent('signedOut'), 'acme', { reaper })).toEqual(ok('Fake is signed in.'));
  expect(await tryAgent({ ...fakeAgent(), command: 'no-such-agent-here' }, { reaper })).toMatchObject({
    state: 'failed',
    words: 'no-such-agent-here was not found on this machine. Install it, or give its full path.',
  });
  expect(reaper.owned()).toEqual([]);
});

test('chooses the mode that asks, and answers requests it never offered with "no such method"', async () => {
  const bench = await agentBench();
  const session = await bench.start(fakeAgent('modes'), '> call fs/read_text_file\n> call _acme/odd');
  expect((await session.ended).report).toBe('fs/read_text_file: -32601_acme/odd: -32601');
  expect(bench.entries()[0]?.text).toBe('Fake Agent 1.2.3 is at work in its own workspace.');
});

test('stopping cancels the turn and ends everything the agent started', async () => {
  const bench = await agentBench();
  const session = await bench.start(fakeAgent(), '> spawn\n> wait');
  const spawned = await bench.seen(({ text }) => /^spawned \d+$/.test(text));
  const pid = Number(spawned.text.split(' ')[1]);
  await session.stop();
  expect(await session.ended).toEqual({
    ending: 'cancelled',
    sentence: 'Stopped before it was done.',
    report: spawned.text,
  });
  expect(await processStartTime(pid)).toBeNull();
  expect(session.tell('More?')).toBe(false);
});
