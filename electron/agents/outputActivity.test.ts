import { expect, test } from 'vitest';
import type { ActivityEntry } from '#shared/run/activity.ts';
import { createOutputActivity } from './outputActivity.ts';

test('a million lines make few entries, and the newest lines are kept', () => {
  const entries = new Map<string, ActivityEntry>();
  const output = createOutputActivity(
    'out',
    () => 0,
    (entry) => entries.set(entry.id, entry),
  );
  const piece = Array.from({ length: 1000 }, (_, index) => `line ${index}\n`).join('');
  for (let count = 0; count < 1000; count++) output.add(piece);
  output.end();
  const all = [...entries.values()];
  expect(all).toHaveLength(201);
  expect(all.at(-1)).toMatchObject({ text: 'line 999', state: 'done' });
  expect(all.at(-1)?.detail).toMatch(/^… 991960 lines are left out here …\nline 960\n/);
});
