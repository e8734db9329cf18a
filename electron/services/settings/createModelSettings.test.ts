import { expect, onTestFinished, test } from 'vitest';
import { fail, ok } from '#shared/contract/result.ts';
import type { Settings } from '#shared/settings/settings.ts';
import { scriptedModel } from '#test/helpers/scriptedModel.ts';
import { createModelSettings } from './createModelSettings.ts';

const call = { signal: new AbortController().signal };
const KEY = 'a-key-of-some-length-4f2a';

async function setUp() {
  const server = await scriptedModel({ say: 'ready' }, { key: KEY, models: ['large', 'small'] });
  onTestFinished(() => server.die());
  const secrets = new Map<string, string>();
  let settings: Settings = {
    theme: 'system',
    personName: '',
    singleKeys: true,
    agents: [],
    defaultAgent: 'person',
    takes: {},
    trials: {},
    model: null,
    interviewer: 'guided',
  };
  const part = createModelSettings({
    shell: {
      async keepSecret(name, value) {
        if (value === null) secrets.delete(name);
        else secrets.set(name, value);
      },
      keepsSecretsForGood: async () => true,
      readSecret: async (name) => secrets.get(name) ?? null,
    },
    current: () => settings,
    async change(next) {
      settings = next;
      return ok(null);
    },
  });
  return { server, secrets, part, settings: () => settings };
}

test('keeps the key with the shell and only its end in the settings', async () => {
  const { part, server, settings, secrets } = await setUp();
  const { address } = server;
  await part.handlers.saveModel({ address, model: 'small', key: KEY, prices: null }, call);
  expect(settings().model).toEqual({
    address,
    model: 'small',
    hasKey: true,
    keyEnd: '4f2a',
    keyLasts: true,
    prices: null,
  });
  expect(settings().interviewer).toBe('model');
  expect(JSON.stringify(settings())).not.toContain(KEY);
  expect([...secrets.values()]).toEqual([KEY]);
  expect(await part.handlers.tryModel({}, call)).toEqual(ok({ seconds: expect.any(Number) }));
  expect(await part.access()).toEqual({ address, model: 'small', key: KEY });
});

test('a key never goes to another address than the one it was given for', async () => {
  const { part, server, secrets } = await setUp();
  const other = await scriptedModel({ say: 'ready' });
  onTestFinished(() => other.die());
  await part.handlers.saveModel({ address: server.address, model: 'small', key: KEY, prices: null }, call);
  await part.handlers.listModels({ address: other.address }, call);
  await part.handlers.saveModel({ address: other.address, model: 'small', prices: null }, call);
  await part.handlers.tryModel({}, call);
  expect(other.requests[0]?.headers.authorization).toBeUndefined();
  expect(secrets.size).toBe(0);
});

test('lists models and says what is wrong in the words of the model', async () => {
  const { part, server } = await setUp();
  const { address } = server;
  expect(await part.handlers.listModels({ address, key: KEY }, call)).toEqual(
    ok({ models: ['large', 'small'] }),
  );
  expect(await part.handlers.tryModel({}, call)).toEqual(fail({ code: 'noModel' }));
  await part.handlers.saveModel({ address, model: 'huge', key: KEY, prices: null }, call);
  expect(await part.handlers.tryModel({}, call)).toEqual(
    fail({ code: 'modelFailed', error: { code: 'noSuchModel', model: 'huge' } }),
  );
});

test('forgets the key with the model', async () => {
  const { part, server, secrets, settings } = await setUp();
  await part.handlers.saveModel({ address: server.address, model: 'small', key: KEY, prices: null }, call);
  await part.handlers.removeModel({}, call);
  expect([secrets.size, settings().model, settings().interviewer]).toEqual([0, null, 'guided']);
});
