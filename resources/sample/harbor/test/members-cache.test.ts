import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from '../src/server/app.ts';
import { admin } from './people.ts';

test('a changed role is seen after 60 seconds', () => {
  let now = 0;
  const { members, cache } = createApp(() => now);
  members.add('demo', admin);
  assert.equal(cache.find('demo', admin.id).role, 'admin');
  members.setRole('demo', admin.id, 'member');
  assert.equal(cache.find('demo', admin.id).role, 'admin');
  now = 60_001;
  assert.equal(cache.find('demo', admin.id).role, 'member');
});
