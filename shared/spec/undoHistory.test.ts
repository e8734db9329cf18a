import { expect, test } from 'vitest';
import { boundHistory } from './undoHistory.ts';

const step = (inserted: string) => ({ at: 0, removed: '', inserted, origin: 'x', when: 0 });

test('keeps the latest steps, and no more words than are worth it', () => {
  const many = Array.from({ length: 400 }, (_, index) => step(String(index)));
  expect(boundHistory({ text: '', past: many, future: [] })?.past.length).toBe(300);
  const long = [step('a'.repeat(900_000)), step('b'.repeat(900_000)), step('c')];
  const bounded = boundHistory({ text: 'x', past: long, future: [] });
  expect(bounded?.past.map(({ inserted }) => inserted.charAt(0))).toEqual(['b', 'c']);
  expect(boundHistory({ text: 'a'.repeat(1_000_001), past: [], future: [] })).toBeNull();
});
