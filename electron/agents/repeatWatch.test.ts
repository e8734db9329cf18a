import { expect, test } from 'vitest';
import { watchRepeats } from './repeatWatch.ts';

test.each([
  [false, 30],
  [true, 300],
])(
  'an agent is stuck when it asks for the same too often in a row (allowed anyway: %s)',
  (isAllowed, most) => {
    const watch = watchRepeats();
    for (let count = 0; count < most; count++) expect(watch.isStuck('ls', isAllowed)).toBe(false);
    expect(watch.isStuck('ls', isAllowed)).toBe(true);
    expect(watch.isStuck('pwd', isAllowed)).toBe(false);
    expect(watch.isStuck('ls', isAllowed)).toBe(false);
  },
);

test('after three refusals of the same thing nobody needs to be asked', () => {
  const watch = watchRepeats();
  watch.refuse('rm');
  watch.refuse('rm');
  expect(watch.isRefused('rm')).toBe(false);
  watch.refuse('rm');
  expect([watch.isRefused('rm'), watch.isRefused('ls')]).toEqual([true, false]);
});
