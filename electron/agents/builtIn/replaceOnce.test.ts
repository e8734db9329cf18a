import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replaceOnce } from './replaceOnce.ts';

test('changes one place and nothing else', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string({ minLength: 1 }),
      fc.string(),
      fc.string(),
      (head, before, after, tail) => {
        const text = head + before + tail;
        const replaced = replaceOnce(text, before, after);
        const isOnce = text.indexOf(before) === text.lastIndexOf(before);
        fc.pre(isOnce && before !== after && !text.includes('\r'));
        expect(replaced).toEqual({ ok: true, value: head + after + tail });
      },
    ),
  );
});

test('keeps carriage returns', () => {
  expect(replaceOnce('a\r\nb\r\nc\r\n', 'a\nb', 'a\nx\nb')).toEqual({
    ok: true,
    value: 'a\r\nx\r\nb\r\nc\r\n',
  });
});

test.each([
  ['abc', 'x', 'y', /not in the file/],
  ['aba', 'a', 'y', /more than once/],
  ['aaa', 'aa', 'y', /more than once/],
  ['abc', 'b', 'b', /same as the old/],
])('refuses to change %j at %j', (text, before, after, words) => {
  const replaced = replaceOnce(text, before, after);
  expect(replaced.ok ? '' : replaced.error).toMatch(words);
});
