import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommentFact } from './comment.ts';
import { readCommentLines, withCommentLine } from './commentLines.ts';
import { threadsOf } from './threadsOf.ts';

const at = (minute: number) => `2026-06-09T10:0${minute}:00.000Z`;
const place = { block: 'AC-1.1', quote: 'at once', before: 'refuse ', after: '.' };
const facts: readonly CommentFact[] = [
  { type: 'comment', id: 'c1', by: 'Mei', at: at(1), places: [place], text: 'How soon is that?' },
  { type: 'reply', id: 'c2', by: 'Priya', at: at(2), thread: 'c1', text: 'Within a second.' },
  { type: 'resolved', id: 'c3', by: 'Mei', at: at(3), thread: 'c1' },
  { type: 'reopened', id: 'c4', by: 'Tomás', at: at(4), thread: 'c1' },
  { type: 'resolved', id: 'c5', by: 'Tomás', at: at(5), thread: 'c1' },
];

test('a thread holds its replies and who settled it last', () => {
  expect(threadsOf(facts)).toEqual([
    {
      id: 'c1',
      places: [place],
      remarks: [
        { id: 'c1', by: 'Mei', at: at(1), text: 'How soon is that?' },
        { id: 'c2', by: 'Priya', at: at(2), text: 'Within a second.' },
      ],
      resolved: { by: 'Tomás', at: at(5) },
    },
  ]);
  expect(threadsOf(facts.slice(0, 4))[0]?.resolved).toBeNull();
});

test('lines in any order, some of them twice, as joined branches leave them, tell the same', () => {
  const mixed = fc.shuffledSubarray([...facts, ...facts], { minLength: 10 });
  fc.assert(
    fc.property(mixed, (all) => {
      expect(threadsOf(all)).toEqual(threadsOf(facts));
    }),
  );
});

test('a file keeps every byte it had when a line is added, and lines it cannot read are told and kept', () => {
  const damaged = `<<<<<<< HEAD\n${JSON.stringify(facts[0])}\n=======\n{"type":"liked","id":"x"}`;
  const text = withCommentLine(damaged, facts[1] as CommentFact);
  expect(text.startsWith(`${damaged}\n`)).toBe(true);
  expect(readCommentLines(text)).toEqual({ facts: facts.slice(0, 2), unread: [1, 3, 4] });
});
