import { expect, onTestFinished, test } from 'vitest';
import { fail, ok } from '#shared/contract/result.ts';
import { type Script, scriptedModel } from '#test/helpers/scriptedModel.ts';
import { openModel } from './openModel.ts';
import { tryModel } from './tryModel.ts';

const never = new AbortController().signal;
const KEY = 'key-for-the-test-4f2a';
/** A busy machine is not a slow service; only what is about silence runs into a limit. */
const PATIENT = { firstWord: 60_000, silence: 60_000, whole: 60_000 };
const IMPATIENT = { firstWord: 400, silence: 400, whole: 5_000 };
const retries = { most: 1, first: 1 };
const hello = [{ role: 'user', content: 'Hello' }] as const;

async function setUp(otherwise?: Script, options?: Parameters<typeof scriptedModel>[1]) {
  const server = await scriptedModel(otherwise, options);
  onTestFinished(() => server.die());
  const access = { address: server.address, model: 'scripted', key: null };
  const limits = otherwise === 'silence' ? IMPATIENT : PATIENT;
  return { server, access, model: openModel(access, { limits, retries }) };
}

test('puts a streamed answer together and counts its tokens', async () => {
  const { model, server } = await setUp({
    say: 'A sentence that is longer than one piece of it.',
    tokens: [12, 7],
  });
  expect(await model.chat({ messages: hello, signal: never })).toEqual(
    ok({
      text: 'A sentence that is longer than one piece of it.',
      calls: [],
      usage: { input: 12, output: 7 },
      isCut: false,
    }),
  );
  expect(server.requests[0]?.headers.authorization).toBeUndefined();
  expect(Object.keys(server.requests[0]?.headers ?? {}).filter((name) => name.startsWith('x-'))).toEqual([]);
});

test('puts tool calls together from their pieces and sends the results back', async () => {
  const { model, server } = await setUp();
  server.next({ call: [{ name: 'search', input: { words: 'settings' } }] }, { say: 'Done.' });
  const first = await model.chat({
    messages: hello,
    tools: [{ name: 'search', description: 'Search', parameters: { type: 'object' } }],
    signal: never,
  });
  expect(first.ok && first.value.calls).toEqual([
    { id: 'call_0', name: 'search', input: '{"words":"settings"}' },
  ]);
  await model.chat({
    messages: [
      ...hello,
      { role: 'assistant', content: '', calls: first.ok ? first.value.calls : [] },
      { role: 'tool', callId: 'call_0', content: 'a.ts:1' },
    ],
    signal: never,
  });
  expect(server.requests[1]?.body.messages.at(-1)).toEqual({
    role: 'tool',
    tool_call_id: 'call_0',
    content: 'a.ts:1',
  });
});

test.each<[string, Script, unknown]>([
  ['a refused key', { status: 401 }, { code: 'keyRefused', hasKey: false }],
  [
    'an unknown model',
    { status: 404, message: 'model not found' },
    { code: 'noSuchModel', model: 'scripted' },
  ],
  [
    'a request it will not take',
    { status: 400, message: 'Too long' },
    { code: 'requestRefused', status: 400, reason: 'Too long' },
  ],
  ['too many requests', { status: 429 }, { code: 'rateLimited' }],
  ['a failing service', { status: 500 }, { code: 'serverFailed', status: 500 }],
  ['a cut connection', { breakAfter: 'Half of it' }, { code: 'brokeOff' }],
  [
    'an end before the end',
    { raw: 'data: {"choices":[{"delta":{"content":"Half"}}]}\n\n' },
    { code: 'brokeOff' },
  ],
  [
    'an error inside the stream',
    { raw: 'data: {"error":{"message":"Out of memory"}}\n\n' },
    { code: 'requestRefused', status: 200, reason: 'Out of memory' },
  ],
  ['no words at all', { say: '' }, { code: 'saidNothing' }],
  ['silence', 'silence', { code: 'tooSlow', seconds: 0.4 }],
])('says what happened after %s', async (_, script, error) => {
  const { model } = await setUp(script);
  expect(await model.chat({ messages: hello, signal: never })).toEqual({ ok: false, error });
});

test.each<[string, Script]>([
  ['garbage', { raw: 'data: {not json\n\n' }],
  ['a web page', { raw: '<html>Hello</html>', type: 'text/html' }],
])('tells %s from a model service', async (_, script) => {
  const { model, access } = await setUp(script);
  expect(await model.chat({ messages: hello, signal: never })).toEqual(
    fail({ code: 'notAService', address: access.address }),
  );
});

test('tries again after what passes by itself, and not after a refusal', async () => {
  const { model, server } = await setUp({ status: 401 });
  server.next({ status: 503 }, { say: 'There.' });
  expect((await model.chat({ messages: hello, signal: never })).ok).toBe(true);
  expect(server.requests.length).toBe(2);
  await model.chat({ messages: hello, signal: never });
  expect(server.requests.length).toBe(3);
});

test('does without token counts where the server refuses to be asked for them', async () => {
  const { model, server } = await setUp(({ body }) =>
    body.stream_options ? { status: 400, message: 'stream_options is not known' } : { say: 'Fine.' },
  );
  expect((await model.chat({ messages: hello, signal: never })).ok).toBe(true);
  expect(server.requests.length).toBe(2);
});

test('a caller who stops gets an answer at once, and the server is let go', async () => {
  const { model, server } = await setUp('silence');
  const stop = new AbortController();
  const asked = model.chat({ messages: hello, signal: stop.signal });
  await expect.poll(() => server.requests.length).toBe(1);
  stop.abort();
  expect(await asked).toEqual(fail({ code: 'cancelled' }));
  await expect.poll(() => server.abandoned()).toBe(1);
});

test('sends the key to its address alone and keeps it out of every sentence', async () => {
  const { access, server } = await setUp({ say: 'ready' }, { key: KEY });
  expect(await tryModel({ ...access, key: KEY }, never, () => 0)).toEqual(ok(0));
  server.next({ status: 400, message: `Bad key ${KEY}` });
  const refused = await openModel({ ...access, key: KEY }).chat({ messages: hello, signal: never });
  expect(refused).toEqual(fail({ code: 'requestRefused', status: 400, reason: 'Bad key …' }));
  expect(await tryModel(access, never, () => 0)).toEqual(fail({ code: 'keyRefused', hasKey: false }));
});

test('an address where nothing listens, or that leads elsewhere, does not answer', async () => {
  const { access, server, model } = await setUp({ leadTo: 'http://127.0.0.1:1/v1' });
  const gone = fail({ code: 'doesNotAnswer', address: access.address });
  expect(await model.chat({ messages: hello, signal: never })).toEqual(gone);
  await server.die();
  expect(await model.chat({ messages: hello, signal: never })).toEqual(gone);
  expect(await model.list(never)).toEqual(gone);
});

test('lists the models of a service', async () => {
  const { model } = await setUp(undefined, { models: ['b', 'a'] });
  expect(await model.list(never)).toEqual(ok(['a', 'b']));
});
