import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testShell } from '#test/helpers/testShell.ts';
import { fail, ok } from '#shared/contract/result.ts';
import type { Agent } from '#shared/settings/settings.ts';
import { createSettingsService } from './createSettingsService.ts';

const call = { signal: new AbortController().signal };
const found: Agent = {
  kind: 'acp',
  id: 'opencode',
  name: 'OpenCode',
  command: 'opencode acp',
  environment: {},
};
const command: Agent = { kind: 'command', id: 'script', name: 'Script', command: 'node do.mjs' };

const service = (dataDir: string) =>
  createSettingsService({
    dataDir,
    shell: testShell,
    version: '1.0.0',
    openAtStart: undefined,
    tryAgent: async (agent) =>
      agent.id === 'script'
        ? { state: 'works', words: 'Found.', version: '2', ways: [] }
        : { state: 'failed', words: 'It did not answer.', version: null, ways: [] },
    signInAgent: async (_agent, way) => (way === 'acme' ? ok('Signed in.') : fail('No such way.')),
    lookForAgents: async () => ({ found: [found], missing: [{ name: 'Goose', install: 'goose.example' }] }),
  });
const folder = () => mkdtempSync(join(tmpdir(), 'settings-'));
const ids = (settings: { agents: readonly Agent[] }) => settings.agents.map((agent) => agent.id);

test('adds what was found beside the person, once: a removed agent stays away', async () => {
  const dataDir = folder();
  const first = await service(dataDir);
  expect(ids(first.current())).toEqual(['person', 'opencode']);
  await first.handlers.removeAgent({ id: 'opencode' }, call);
  expect(ids((await service(dataDir)).current())).toEqual(['person']);
});

test('replaces an agent with the same id and keeps the order', async () => {
  const { handlers, current } = await service(folder());
  await handlers.saveAgent({ agent: command }, call);
  await handlers.saveAgent({ agent: { ...command, name: 'Better' } }, call);
  expect(current().agents.map((agent) => agent.name)).toEqual(['A person', 'OpenCode', 'Better']);
});

test('falls back to a person when the usual agent is removed', async () => {
  const { handlers, current } = await service(folder());
  await handlers.saveAgent({ agent: command }, call);
  await handlers.change({ defaultAgent: 'script' }, call);
  await handlers.removeAgent({ id: 'script' }, call);
  expect(current().defaultAgent).toBe('person');
});

test('an agent may lead the interview until it is removed', async () => {
  const { handlers, current } = await service(folder());
  expect(await handlers.change({ interviewer: 'agent:opencode' }, call)).toEqual(ok(null));
  await handlers.removeAgent({ id: 'opencode' }, call);
  expect(current().interviewer).toBe('guided');
});

test.each([
  ['change', { interviewer: 'model' }, { code: 'noModel' }],
  ['change', { interviewer: 'agent:person' }, { code: 'unknownAgent', id: 'person' }],
  ['change', { defaultAgent: 'nobody' }, { code: 'unknownAgent', id: 'nobody' }],
  ['removeAgent', { id: 'person' }, { code: 'unknownAgent', id: 'person' }],
  ['setRole', { id: 'person', role: 'verify', takes: false }, { code: 'unknownAgent', id: 'person' }],
  ['setRole', { id: 'nobody', role: 'verify', takes: false }, { code: 'unknownAgent', id: 'nobody' }],
  [
    'tryAgent',
    { id: 'opencode' },
    { code: 'agentDoesNotAnswer', id: 'opencode', reason: 'It did not answer.' },
  ],
] as const)('refuses %s %j', async (method, input, error) => {
  const { handlers } = await service(folder());
  expect(await handlers[method](input as never, call)).toEqual({ ok: false, error });
});

test('what came of trying an agent is kept until it is changed or removed', async () => {
  const dataDir = folder();
  const { handlers } = await service(dataDir);
  await handlers.saveAgent({ agent: command }, call);
  expect(await handlers.tryAgent({ id: 'script' }, call)).toEqual(ok({ answer: 'Found.' }));
  expect(await handlers.signInAgent({ id: 'opencode', way: 'acme' }, call)).toEqual(
    ok({ answer: 'Signed in.' }),
  );
  const again = await service(dataDir);
  expect(again.current().trials).toMatchObject({
    script: { state: 'works', words: 'Found.', version: '2' },
    opencode: { state: 'failed', words: 'It did not answer.' },
  });
  await again.handlers.saveAgent({ agent: { ...command, name: 'Better' } }, call);
  await again.handlers.removeAgent({ id: 'opencode' }, call);
  expect(again.current().trials).toEqual({});
});

test('the ticks of an agent are kept beside it and go with it', async () => {
  const dataDir = folder();
  const { handlers } = await service(dataDir);
  await handlers.saveAgent({ agent: command }, call);
  await handlers.setRole({ id: 'script', role: 'verify', takes: false }, call);
  await handlers.setRole({ id: 'opencode', role: 'debug', takes: false }, call);
  await handlers.saveAgent({ agent: { ...command, name: 'Better' } }, call);
  const again = await service(dataDir);
  expect(again.current().takes).toEqual({
    script: ['investigate', 'implement', 'critique', 'debug'],
    opencode: ['investigate', 'implement', 'verify', 'critique'],
  });
  await again.handlers.setRole({ id: 'opencode', role: 'debug', takes: true }, call);
  await again.handlers.removeAgent({ id: 'script' }, call);
  expect(again.current().takes).toEqual({});
});

test('looking again brings an agent back that was removed, and tells of those that are missing', async () => {
  const { handlers, current } = await service(folder());
  await handlers.removeAgent({ id: 'opencode' }, call);
  const missing = [{ name: 'Goose', install: 'goose.example' }];
  expect(await handlers.lookForAgents({ again: false }, call)).toEqual(ok({ added: [], missing }));
  expect(await handlers.lookForAgents({ again: true }, call)).toEqual(ok({ added: ['OpenCode'], missing }));
  expect(ids(current())).toEqual(['person', 'opencode']);
});

test('tells every page about a change', async () => {
  const { handlers } = await service(folder());
  const controller = new AbortController();
  const themes: string[] = [];
  const watching = handlers.watch(
    {},
    { snapshot: ({ theme }) => themes.push(theme), event: ({ theme }) => themes.push(theme) },
    { signal: controller.signal },
  );
  await handlers.change({ theme: 'dark' }, call);
  controller.abort();
  await watching;
  expect(themes).toEqual(['system', 'dark']);
});
