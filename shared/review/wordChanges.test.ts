import { assert, array, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import type { PatchHunk } from './patch.ts';
import { changedWords } from './pairLines.ts';
import { wordChanges } from './wordChanges.ts';

test('marks the words that changed and nothing else', () => {
  expect(wordChanges("reply.code(401).send('no')", "reply.code(403).send('no')")).toEqual({
    old: [
      { text: 'reply.code(', changed: false },
      { text: '401', changed: true },
      { text: ").send('no')", changed: false },
    ],
    new: [
      { text: 'reply.code(', changed: false },
      { text: '403', changed: true },
      { text: ").send('no')", changed: false },
    ],
  });
});

test('says nothing of two lines that only share a bracket', () => {
  expect(wordChanges('if (!isAdmin(member)) {', 'const total = price * amount;')).toBeNull();
});

test('its spans always spell the two lines', () => {
  const word = constantFrom('if', ' ', '(', 'member', '!', '401', '403', '.', 'ä', '\t', '😀');
  const words = array(word).map((parts) => parts.join(''));
  assert(
    property(words, words, (before, after) => {
      const changes = wordChanges(before, after);
      if (!changes) return;
      expect(changes.old.map((span) => span.text).join('')).toBe(before);
      expect(changes.new.map((span) => span.text).join('')).toBe(after);
    }),
  );
  assert(
    property(string(), (text) => {
      const changes = wordChanges(text, text);
      expect(changes?.old.some((span) => span.changed) ?? false).toBe(false);
    }),
  );
});

const line = (kind: 'removed' | 'added', text: string) => ({ kind, old: 1, new: 1, text, endsFile: false });

test('pairs a removed line with the added line most like it', () => {
  const hunk: PatchHunk = {
    header: '',
    oldStart: 1,
    newStart: 1,
    lines: [
      line('removed', '  return reply.code(401).send()'),
      line('added', '  const may = await canEdit(member)'),
      line('added', '  return reply.code(403).send()'),
    ],
  };
  expect([...changedWords(hunk.lines).keys()].sort((a, b) => a - b)).toEqual([0, 2]);
});
