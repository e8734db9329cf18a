import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActivityEntry } from './activity.ts';
import {
  ACTIVITY_PAGE,
  type ActivityPage,
  pageOfActivity,
  withActivity,
  withEarlier,
} from './activityPage.ts';

const entry = (number: number, text = ''): ActivityEntry => ({
  id: `e${number}`,
  at: '2026-06-09T12:00:00.000Z',
  kind: 'message',
  text,
  detail: '',
  files: [],
  state: 'done',
});
const many = (count: number) => Array.from({ length: count }, (_, index) => entry(index));

test('a long story begins with its last page, and each page before joins on without a gap', () => {
  const all = many(3 * ACTIVITY_PAGE + 17);
  let page = pageOfActivity(all);
  expect(page.entries).toHaveLength(ACTIVITY_PAGE);
  while (page.earlier > 0) page = withEarlier(page, pageOfActivity(all, page.earlier));
  expect(page.entries).toEqual(all);
});

test('an entry that changes is replaced where it stands', () => {
  const page = withActivity(pageOfActivity(many(3)), entry(1, 'more'), false);
  expect(page.entries.map(({ text }) => text)).toEqual(['', 'more', '']);
});

test('however much comes, the page stays small and loses nothing that cannot be asked for again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5 * ACTIVITY_PAGE }), fc.boolean(), (count, isReading) => {
      const start: ActivityPage = { entries: [], earlier: 0 };
      const page = many(count).reduce((now, one) => withActivity(now, one, isReading), start);
      expect(page.earlier + page.entries.length).toBe(count);
      if (!isReading) expect(page.entries.length).toBeLessThanOrEqual(3 * ACTIVITY_PAGE);
      expect(page.entries.at(-1)?.id).toBe(count === 0 ? undefined : `e${count - 1}`);
    }),
    { numRuns: 40 },
  );
});
