import { expect, test } from 'vitest';
import type { Question } from '#shared/interview/interview.ts';
import type { Decision } from '#shared/spec/proposal.ts';
import { originsOf, outcomesOf } from './outcomes.ts';

const decision = (id: string, outcome: Decision['outcome'], part: string | null): Decision => ({
  proposal: {
    id,
    edit: { kind: 'addItem', list: 'decisions', text: 'Refusals answer 403.' },
    source: 'answer 2',
    questionId: 'people',
    citations: [],
    at: '2026-06-01T10:00:00.000Z',
    ...(id === 'b' ? { editedBy: 'Ana' } : {}),
  },
  outcome,
  by: 'Ana',
  at: '2026-06-02T10:00:00.000Z',
  part,
});
const DECISIONS = [
  decision('a', 'accepted', 'AC-1.2'),
  decision('b', 'accepted', 'D1'),
  decision('c', 'rejected', null),
  decision('d', 'accepted', 'scopeOut'),
];
const question = { id: 'people' } as Question;

test('an answer shows the parts it became and how much of it was rejected', () => {
  expect(outcomesOf({ question, number: 2 }, DECISIONS)).toEqual({
    accepted: [
      { key: 'AC-1.2', name: 'AC-1.2' },
      { key: 'D1', name: 'D1' },
      { key: 'scope', name: 'Scope, out' },
    ],
    rejected: 1,
  });
  expect(outcomesOf({ question, number: 3 }, DECISIONS)).toEqual({ accepted: [], rejected: 0 });
});

test('a part tells which answer it came from, who accepted it and that the words were changed before', () => {
  expect(originsOf('D1', DECISIONS)).toEqual([
    { id: 'b', turn: 2, words: 'From answer 2, reworded and accepted by Ana on 2 June' },
  ]);
  expect(originsOf('AC-9.9', DECISIONS)).toEqual([]);
});
