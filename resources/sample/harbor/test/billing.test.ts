import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from '../src/server/app.ts';
import { admin, owner } from './people.ts';

const bill = (who: typeof owner) => ({ method: 'GET', path: '/w/demo/billing', member: who });

test('only owners see the bill', async () => {
  const { router } = createApp();
  assert.equal((await router.handle(bill(owner))).status, 200);
  assert.equal((await router.handle(bill(admin))).status, 403);
});
