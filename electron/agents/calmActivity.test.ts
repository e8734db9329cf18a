import { expect, test } from 'vitest';
import type { ActivityEntry } from '#shared/run/activity.ts';
import { calmActivity } from './calmActivity.ts';

const entry = (id: string, text: string, state: ActivityEntry['state'] = 'going'): ActivityEntry => {
  return { id, at: '2026-06-09T12:00:00.000Z', kind: 'message', text, detail: '', files: [], state };
};

test('tells the first and the last of an entry that grows, and drops what nobody could read', () => {
  const told: string[] = [];
  const calm = calmActivity(({ id, text }) => told.push(`${id} ${text}`));
  for (let length = 1; length <= 1000; length++) calm.put(entry('a', 'x'.repeat(length)));
  calm.put(entry('b', 'first'));
  calm.put(entry('a', 'whole', 'done'));
  calm.put(entry('b', 'second'));
  calm.flush();
  expect(told).toEqual(['a x', 'b first', 'a whole', 'b second']);
});
