import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasConflict, mergeTexts, settleMerge } from './mergeTexts.ts';

test('joins changes made to different lines', () => {
  const parts = mergeTexts('a\nb\nc\nd\n', 'A\nb\nc\nd\n', 'a\nb\nc\nD\nE\n');
  expect(parts).toEqual([{ kind: 'settled', text: 'A\nb\nc\nD\nE\n' }]);
});

test('leaves a line that both sides changed to a person', () => {
  expect(mergeTexts('a\nb\nc\n', 'a\nmine\nc\n', 'a\ntheirs\nc\n')).toEqual([
    { kind: 'settled', text: 'a\n' },
    { kind: 'conflict', base: 'b\n', mine: 'mine\n', theirs: 'theirs\n' },
    { kind: 'settled', text: 'c\n' },
  ]);
});

test('joins changes to neighbouring lines', () => {
  const parts = mergeTexts('a\nb\n', 'A\nb\n', 'a\nB\n');
  expect([hasConflict(parts), settleMerge(parts, [])]).toEqual([false, 'A\nB\n']);
});

test('takes a change once when both sides made the same one', () => {
  const parts = mergeTexts('a\nb\n', 'a\nnew\n', 'a\nnew\n');
  expect([hasConflict(parts), settleMerge(parts, [])]).toEqual([false, 'a\nnew\n']);
});

test('keeps both when each side adds at the same place and lets a person choose', () => {
  const parts = mergeTexts('a\n', 'a\nx\n', 'a\ny\n');
  expect([settleMerge(parts, ['mine']), settleMerge(parts, ['theirs'])]).toEqual(['a\nx\n', 'a\ny\n']);
});

test('keeps a missing final newline and carriage returns', () => {
  expect(settleMerge(mergeTexts('a\r\nb', 'a\r\nb', 'A\r\nb'), [])).toBe('A\r\nb');
});

const text = fc
  .array(fc.constantFrom('a\n', 'b\n', 'c\n', 'd\n', '\n'), { maxLength: 12 })
  .map((lines) => lines.join(''));

test('gives the changed side when only one side changed', () => {
  fc.assert(
    fc.property(text, text, (base, changed) => {
      expect(settleMerge(mergeTexts(base, changed, base), [])).toBe(changed);
      expect(settleMerge(mergeTexts(base, base, changed), [])).toBe(changed);
    }),
  );
});

test('loses no line that both sides kept, whichever side is chosen', () => {
  fc.assert(
    fc.property(text, text, text, (base, mine, theirs) => {
      const parts = mergeTexts(base, mine, theirs);
      if (hasConflict(parts)) return;
      expect(settleMerge(parts, [])).toBe(settleMerge(mergeTexts(base, theirs, mine), []));
    }),
  );
});
