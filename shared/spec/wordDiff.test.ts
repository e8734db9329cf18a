import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordDiff } from './wordDiff.ts';

test('tells a changed phrase as one removal and one insertion', () => {
  expect(
    wordDiff(
      'refuse that person’s changes within an hour.',
      'refuse that person’s changes from their next request on.',
    ),
  ).toEqual([
    { kind: 'same', text: 'refuse that person’s changes ' },
    { kind: 'removed', text: 'within an hour' },
    { kind: 'added', text: 'from their next request on' },
    { kind: 'same', text: '.' },
  ]);
});

test('keeps the words around an insertion', () => {
  expect(wordDiff('refuse it and change nothing.', 'refuse it with status 403 and change nothing.')).toEqual([
    { kind: 'same', text: 'refuse it ' },
    { kind: 'added', text: 'with status 403 ' },
    { kind: 'same', text: 'and change nothing.' },
  ]);
});

test('says nothing changed when nothing did', () => {
  expect(wordDiff('as it was', 'as it was')).toEqual([{ kind: 'same', text: 'as it was' }]);
});

test('gives back both texts, whatever they are', () => {
  const words = fc
    .array(fc.constantFrom('a', 'an', 'owner', 'WHEN', ' ', '  ', '.', ',', '\n', 'é', '✓'), {
      maxLength: 14,
    })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(words, words, (before, after) => {
      const segments = wordDiff(before, after);
      const side = (out: string) =>
        segments
          .filter((segment) => segment.kind !== out)
          .map((segment) => segment.text)
          .join('');
      expect([side('added'), side('removed')]).toEqual([before, after]);
    }),
  );
});
