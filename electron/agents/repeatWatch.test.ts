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

test.each([[['edit', 'test']], [['edit', 'test', 'look']]])(
  'an agent that goes round in %s is stuck, too',
  (acts) => {
    const watch = watchRepeats();
    const round = () => acts.map((act) => watch.isStuck(act, false));
    for (let count = 0; count < 30; count++) expect(round()).not.toContain(true);
    expect([...round(), ...round()]).toContain(true);
  },
);

test('an agent that comes to something new now and then is not stuck, however often it does the rest', () => {
  const watch = watchRepeats();
  for (let file = 0; file < 100; file++) {
    for (let count = 0; count < 29; count++) {
      expect(watch.isStuck('test', false)).toBe(false);
      expect(watch.isStuck('look', false)).toBe(false);
    }
    expect(watch.isStuck(`edit ${file}`, false)).toBe(false);
  }
});

test('after three refusals of the same thing nobody needs to be asked', () => {
  const watch = watchRepeats();
  watch.refuse('rm');
  watch.refuse('rm');
  expect(watch.isRefused('rm')).toBe(false);
  watch.refuse('rm');
  expect([watch.isRefused('rm'), watch.isRefused('ls')]).toEqual([true, false]);
});
