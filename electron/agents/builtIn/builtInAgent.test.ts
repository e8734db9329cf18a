import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onTestFinished, expect, test } from 'vitest';
import { agentBench } from '#test/helpers/agentBench.ts';
import { BUILT_IN, callOf as call, modelOf, withModel } from '#test/helpers/builtInModel.ts';
import { scriptedModel } from '#test/helpers/scriptedModel.ts';

test('looks around, changes files by exact replacement, runs a check, and says what it did', async () => {
  const bench = await agentBench();
  await mkdir(join(bench.workspace, 'src'));
  await writeFile(join(bench.workspace, 'src/a.ts'), 'export const a = 1;\nexport const b = 2;\n');
  const server = await modelOf(
    call('list_files', {}),
    call('search', { text: 'EXPORT const b' }),
    call('read_file', { path: 'src/a.ts' }),
    call('edit_file', { path: 'src/a.ts', old: 'const b = 2', new: 'const b = 3' }),
    call('write_file', { path: 'src/new/c.ts', content: 'export {};\n' }),
    call('run_check', { check: 'look' }),
    call('record_decision', { decision: 'Three', reason: 'It is more.' }),
    { say: 'I made b three.', tokens: [1000, 100] },
  );
  const session = await bench.start(BUILT_IN, 'Make b three.', withModel(server));
  expect(await session.ended).toEqual({
    ending: 'finished',
    sentence: 'Built-in agent ended its turn.',
    report: 'I made b three.',
  });
  expect(await readFile(join(bench.workspace, 'src/a.ts'), 'utf8')).toBe(
    'export const a = 1;\nexport const b = 3;\n',
  );
  expect(await readFile(join(bench.workspace, 'src/new/c.ts'), 'utf8')).toBe('export {};\n');
  expect(
    bench
      .entries()
      .map(({ kind, text, state, files }) => [kind, text, state, files.map(({ path }) => path).join()]),
  ).toEqual([
    [
      'note',
      'Overture’s own agent with scripted, on this machine is at work in its own workspace.',
      'done',
      '',
    ],
    ['search', 'List files', 'done', ''],
    ['search', 'Search “EXPORT const b”', 'done', ''],
    ['read', 'Read a file src/a.ts', 'done', ''],
    ['edit', 'Edit a file src/a.ts', 'done', 'src/a.ts'],
    ['edit', 'Write a new file src/new/c.ts', 'done', 'src/new/c.ts'],
    ['execute', 'Run a check look', 'failed', ''],
    ['note', 'Decided: Three', 'done', ''],
    ['message', 'I made b three.', 'done', ''],
  ]);
  const answers = server.requests
    .at(-1)!
    .body.messages.filter(({ role }) => role === 'tool')
    .map(({ content }) => content);
  expect(answers).toEqual([
    'src/a.ts',
    'src/a.ts:2: export const b = 2;',
    '1: export const a = 1;\n2: export const b = 2;\n3: \n(3 lines in all)',
    'Changed src/a.ts.',
    'Wrote src/new/c.ts.',
    'It ended with exit code 1.\nnot yet',
    'Recorded where people follow your work.',
  ]);
  // Seven replies of 10 and 5 tokens, and one of 1,000 and 100.
  expect(bench.usages.at(-1)).toMatchObject({ inputTokens: 1070, outputTokens: 135, dollars: 0.00349 });
});

test('stays inside its workspace, and out of git’s own files', async () => {
  const bench = await agentBench();
  await mkdir(join(bench.workspace, '.git'));
  await symlink('/etc', join(bench.workspace, 'link'));
  const server = await modelOf(
    call('write_file', { path: '../out.txt', content: 'x' }),
    call('write_file', { path: '.git/hooks/x', content: 'x' }),
    call('write_file', { path: 'link/x', content: 'x' }),
    call('read_file', { path: '/etc/hostname' }),
    call('edit_file', { path: 'missing.txt', old: 'a', new: 'b' }),
    call('fly', {}),
    { say: 'I could not.' },
  );
  const session = await bench.start(BUILT_IN, 'Try.', withModel(server));
  await session.ended;
  const answers = server.requests
    .at(-1)!
    .body.messages.filter(({ role }) => role === 'tool')
    .map(({ content }) => content);
  expect(answers).toEqual([
    '../out.txt is outside the repository.',
    '.git/hooks/x is git’s own.',
    'link/x leads outside the repository.',
    '/etc/hostname is outside the repository.',
    'There is no file missing.txt. list_files shows what there is.',
    expect.stringMatching(/^There is no tool fly\. There are list_files, /),
  ]);
  expect(bench.needs).toEqual([]);
});

test('what holds secrets is neither shown to a model nor changed by it', async () => {
  const bench = await agentBench();
  const files = {
    '.env': 'PASSWORD_OF_MAIL=hunter2hunter2\n',
    'config/local.json': '{ "carried": "hunter2hunter2" }',
    'src/a.ts': "const x = 1;\nconst apiKey = 'hunter2hunter2';\n",
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(bench.workspace, name)), { recursive: true });
    await writeFile(join(bench.workspace, name), text);
  }
  await symlink('.env', join(bench.workspace, 'link.txt'));
  const server = await modelOf(
    call('read_file', { path: '.env' }),
    call('read_file', { path: 'link.txt' }),
    call('edit_file', { path: 'config/local.json', old: 'carried', new: 'x' }),
    call('write_file', { path: '.env', content: 'mine' }),
    call('delete_file', { path: '.env' }),
    call('search', { text: 'HUNTER2' }),
    call('search', { text: 'apikey' }),
    call('read_file', { path: 'src/a.ts' }),
    call('write_file', { path: '.env.example', content: 'PASSWORD_OF_MAIL=\n' }),
    { say: 'Done.' },
  );
  const session = await bench.start(BUILT_IN, 'Look.', withModel(server));
  expect((await session.ended).ending).toBe('finished');
  const sent = JSON.stringify(server.requests.at(-1)!.body.messages.filter(({ role }) => role === 'tool'));
  expect(sent).not.toContain('hunter2');
  const kept = (path: string) =>
    `${path} may hold secrets, so no model sees or changes it. Ask the person to.`;
  const answers = server.requests.at(-1)!.body.messages.filter(({ role }) => role === 'tool');
  expect(answers.map(({ content }) => content)).toEqual([
    kept('.env'),
    kept('link.txt'),
    kept('config/local.json'),
    kept('.env'),
    kept('.env'),
    'Nothing found.',
    "src/a.ts:2: const apiKey = '‹secret›';",
    "1: const x = 1;\n2: const apiKey = '‹secret›';\n3: \n(3 lines in all)",
    'Wrote .env.example.',
  ]);
  for (const name of ['.env', 'config/local.json'] as const)
    expect(await readFile(join(bench.workspace, name), 'utf8')).toBe(files[name]);
});

test('the mask of a secret is not written where the secret stands', async () => {
  const bench = await agentBench();
  const names = { 'a.ts': "const apiKey = 'hunter2hunter2';\n", 'mask.ts': "const MASK = '‹secret›';\n" };
  for (const [name, text] of Object.entries(names)) await writeFile(join(bench.workspace, name), text);
  const server = await modelOf(
    call('edit_file', { path: 'a.ts', old: 'const apiKey', new: "const a = '‹secret›';\nconst apiKey" }),
    call('write_file', { path: 'b.ts', content: "const apiKey = '<a carried secret>';\n" }),
    call('edit_file', { path: 'mask.ts', old: 'const MASK', new: 'export const MASK' }),
    { say: 'Done.' },
  );
  const session = await bench.start(BUILT_IN, 'Write.', withModel(server));
  expect((await session.ended).ending).toBe('finished');
  const answers = server.requests.at(-1)!.body.messages.filter(({ role }) => role === 'tool');
  const refused = (mark: string) =>
    `${mark} stands for a secret that is not shown to you, so it cannot be written. Leave the lines that hold it as they are.`;
  expect(answers.map(({ content }) => content)).toEqual([
    refused('‹secret›'),
    refused('<a carried secret>'),
    'Changed mask.ts.',
  ]);
  expect(await readFile(join(bench.workspace, 'a.ts'), 'utf8')).toBe(names['a.ts']);
});

test('is told something between its turns, asks, and hears the answer', async () => {
  const bench = await agentBench();
  const server = await modelOf(
    call('ask_person', { question: 'Which greeting?' }),
    { say: 'Then hello.' },
    { say: 'And in lower case.' },
  );
  const session = await bench.start(BUILT_IN, 'Greet.', withModel(server));
  const need = await bench.need(0);
  session.tell('Lower case, please.');
  session.answer(need.id, { optionId: '', text: 'Hello' });
  expect((await session.ended).report).toBe('And in lower case.');
  const last = server.requests.at(-1)!.body.messages;
  expect(last.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool', 'assistant', 'user']);
  expect(last[3]?.content).toBe('The person answered: Hello');
});

test('stopping gives the request up at once', async () => {
  const bench = await agentBench();
  const server = await scriptedModel('silence');
  onTestFinished(() => server[Symbol.asyncDispose]());
  const slow = withModel(server);
  const session = await bench.start(BUILT_IN, 'Try.', slow);
  await bench.seen(({ text }) => text.includes('is at work'));
  await session.stop();
  expect(await session.ended).toMatchObject({ ending: 'cancelled' });
});
