import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conflictParts, settleText } from './settleConflicts.ts';

const TEXT =
  'a\n<<<<<<< main\nours\n=======\ntheirs\r\n>>>>>>> T5\nb\n<<<<<<< main\n=======\nnew\n>>>>>>> T5\n';

test('takes a conflicted text apart and settles each place as chosen', () => {
  expect(conflictParts(TEXT).filter(({ kind }) => kind === 'place')).toEqual([
    { kind: 'place', ours: 'ours\n', theirs: 'theirs\r\n' },
    { kind: 'place', ours: '', theirs: 'new\n' },
  ]);
  expect(settleText(TEXT, ['ours', 'theirs'])).toBe('a\nours\nb\nnew\n');
  expect(settleText(TEXT, ['both', { text: 'mine\n' }])).toBe('a\nours\ntheirs\r\nb\nmine\n');
  expect(settleText(TEXT, ['ours'])).toBeNull();
});

test('a third text ends its line, in the line ends of its place', () => {
  expect(settleText(TEXT, [{ text: 'mine' }, { text: '' }])).toBe('a\nmine\nb\n');
  const windows = TEXT.replaceAll('\r', '').replaceAll('\n', '\r\n');
  expect(settleText(windows, [{ text: 'one\ntwo' }, 'theirs'])).toBe('a\r\none\r\ntwo\r\nb\r\nnew\r\n');
});

test('a text without markers stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', '=', '<') }), (text) => {
      fc.pre(!/^<{7}/m.test(text));
      expect(settleText(text, [])).toBe(text);
    }),
  );
});
