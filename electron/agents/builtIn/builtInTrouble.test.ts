import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { agentBench } from '#test/helpers/agentBench.ts';
import { BUILT_IN, callOf as call, IMPATIENT, modelOf, withModel } from '#test/helpers/builtInModel.ts';
import { type Script, scriptedModel } from '#test/helpers/scriptedModel.ts';

test('a model that goes in circles is told so, and ended', async () => {
  const bench = await agentBench();
  const server = await scriptedModel(call('list_files', {}));
  onTestFinished(() => server[Symbol.asyncDispose]());
  const session = await bench.start(BUILT_IN, 'Try.', withModel(server));
  expect((await session.ended).sentence).toBe(
    'Built-in agent broke off: It made the same call 6 times and came no further. Go on to try again.',
  );
  expect(server.requests).toHaveLength(6);
  expect(JSON.stringify(server.requests.at(-1)?.body.messages)).toContain('You made this very call before');
});

test('a service that refuses a long conversation gets a shorter one', async () => {
  const bench = await agentBench();
  await writeFile(join(bench.workspace, 'big.txt'), `${'x'.repeat(390)}\n`.repeat(500));
  const read = (from: number) => call('read_file', { path: 'big.txt', from });
  const refuse: Script = ({ body }) =>
    JSON.stringify(body.messages).length > 60_000
      ? { status: 400, message: 'This model has a maximum context length of 16384 tokens.' }
      : { say: 'Done.' };
  const server = await scriptedModel(refuse);
  onTestFinished(() => server[Symbol.asyncDispose]());
  server.next(...[1, 2, 3, 4, 5, 6, 7, 8].map(read));
  const session = await bench.start(BUILT_IN, 'Read it all.', withModel(server));
  expect(await session.ended).toMatchObject({ ending: 'finished', report: 'Done.' });
  const shown = JSON.stringify(server.requests.at(-1)?.body.messages);
  expect(shown).toContain('left out to save room');
  expect(shown).toContain('Read it all.');
});

test.each<[string, Script[], RegExp]>([
  ['refuses the key', [{ status: 401 }], /broke off: The service asks for a key\. Make one there/],
  [
    'is down',
    [{ leadTo: 'http://127.0.0.1:9/' }],
    /broke off: Nothing answers at http:.*Go on to try again\.$/,
  ],
  ['is slow', ['silence'], /broke off: No answer came within 0\.4 seconds/],
  [
    'has no more room',
    [{ status: 429, retryAfter: '600' }],
    /broke off: The service takes no more requests for now.*Try again in 600 s\. Go on/,
  ],
  [
    'breaks off twice',
    [{ breakAfter: 'half a' }, { breakAfter: 'half a' }],
    /broke off: The connection broke off in the middle/,
  ],
  [
    'takes no tools',
    [{ status: 400, message: 'tools are not supported' }],
    /broke off: The model cannot use tools/,
  ],
])('says so when the service %s', async (_how, replies, sentence) => {
  const bench = await agentBench();
  const server = await modelOf(...replies);
  const limits = replies.includes('silence') ? IMPATIENT : undefined;
  const session = await bench.start(BUILT_IN, 'Try.', withModel(server, limits));
  const outcome = await session.ended;
  expect(outcome.ending).toBe('failed');
  expect(outcome.sentence).toMatch(sentence);
});

test('waits as long as a busy service asks for, and says that it does', async () => {
  const bench = await agentBench();
  const server = await modelOf({ status: 429, retryAfter: '0.01' }, { say: 'Here.' });
  const session = await bench.start(BUILT_IN, 'Try.', withModel(server));
  expect((await session.ended).report).toBe('Here.');
  expect(bench.entries().some(({ text }) => text === 'rateLimited: it tries again.')).toBe(true);
});

test('without a model there is a sentence', async () => {
  const bench = await agentBench();
  const session = await bench.start(BUILT_IN, 'Try.');
  expect((await session.ended).sentence).toBe(
    'No model is set any more. Choose one in Settings, or give the task to another agent.',
  );
});
