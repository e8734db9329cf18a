import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from '../src/server/app.ts';
import { admin, member, owner } from './people.ts';

const change = (who: typeof owner) => ({ method: 'PATCH', path: '/w/demo/settings', member: who, body: { name: 'Quay' } });

test('everyone can read the settings', async () => {
  const { router } = createApp();
  const reply = await router.handle({ method: 'GET', path: '/w/demo/settings', member });
  assert.equal(reply.status, 200);
});

test('an admin changes a setting', async () => {
  const { router, settings } = createApp();
  assert.equal((await router.handle(change(admin))).status, 200);
  assert.equal(settings.read('demo').name, 'Quay');
});

test('a member is refused and nothing changes', async () => {
  const { router, settings } = createApp();
  assert.equal((await router.handle(change(member))).status, 401);
  assert.equal(settings.read('demo').name, 'New workspace');
});

test('a logo needs an address', async () => {
  const { router } = createApp();
  const reply = await router.handle({ method: 'POST', path: '/w/demo/settings/logo', member: owner, body: {} });
  assert.deepEqual(reply, { status: 400, body: { code: 'no-logo' } });
});
