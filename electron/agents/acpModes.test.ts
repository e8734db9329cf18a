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

test.each([
  ['loads', 'lost', 's1'],
  // It would empty the saved conversation.
  ['gemini', 's7', 's1'],
  ['loads', 's7', 's7'],
])('an agent that “%s” and was asked for %s works in %s', async (flavour, resume, opened) => {
  const bench = await agentBench();
  const sessions: string[] = [];
  const onSession = (id: string) => void sessions.push(id);
  const session = await bench.start(fakeAgent(flavour), '> say on', { resume, onSession });
  expect((await session.ended).report).toBe('on');
  expect(sessions).toEqual([opened]);
  const goesOn = bench.entries()[0]?.text.includes('It goes on from its earlier conversation.');
  expect(goesOn).toBe(opened === 's7');
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

test('what the options say in the middle of a prompt is heard: leaving the mode that asks is told, once', async () => {
  const bench = await agentBench();
  const options = (currentValue: string, category = 'mode') => {
    const option = { id: 'style', name: 'Mode', category, type: 'select', currentValue, options: [] };
    return update({ sessionUpdate: 'config_option_update', configOptions: [option] });
  };
  const brief = [options('default'), options('bold', 'tone'), options('yolo'), options('yolo'), '> say ok'];
  const session = await bench.start(fakeAgent('options'), brief.join('\n'));
  expect((await session.ended).ending).toBe('finished');
  expect(bench.entries().map(({ text }) => text)).toEqual([
    'Fake Agent 1.2.3 is at work in its own workspace.',
    'Fake changed to its mode “yolo” by itself. It may act without asking now.',
    'ok',
  ]);
});

test.each([
  ['refusesMode', 'It did not change to its mode that asks first, so it may act without asking.'],
  ['keepsOption', 'It did not change to its mode that asks first, so it may act without asking.'],
  ['onlyYolo', 'It offers no mode that asks first, so it may act without asking.'],
])('an agent whose asking mode cannot be set (%s) works on, and that is told', async (flavour, sentence) => {
  const bench = await agentBench();
  const session = await bench.start(fakeAgent(flavour), '> say ok');
  expect(await session.ended).toMatchObject({ ending: 'finished', report: 'ok' });
  expect(bench.entries()[0]?.text).toBe(`Fake Agent 1.2.3 is at work in its own workspace. ${sentence}`);
});

test('an agent that never answers which mode it is in is ended', async () => {
  const bench = await agentBench();
  const limits = { ...QUICK, open: 1500 };
  const session = await bench.start(fakeAgent('hangsOnMode'), '> say ok', { limits });
  expect((await session.ended).sentence).toMatch(/^Fake did not open a session within 2 s\./);
  expect(bench.reaper.owned()).toEqual([]);
});
