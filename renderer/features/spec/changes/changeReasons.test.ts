import { expect, test } from 'vitest';
import type { Turn } from '#shared/interview/interview.ts';
import type { Decision } from '#shared/spec/proposal.ts';
import { changeReason } from './changeReasons.ts';

const at = '2026-06-09T10:00:00.000Z';
const decision = (part: string, source: string): Decision => ({
  proposal: {
    id: 'p',
    edit: { kind: 'addCriterion', requirement: 'R1', text: 'x', shownBy: null },
    source,
    questionId: 'q',
    citations: [],
    at,
  },
  outcome: 'accepted',
  by: 'Priya Nair',
  at,
  part,
});
const turn = {
  number: 6,
  question: {
    id: 'q',
    topic: 't',
    about: [],
    text: '',
    why: '',
    suggestions: [],
    citations: [],
    source: 'guided',
  },
  answer: { kind: 'answered', text: 'An hour is too long\nafter someone is let go.' },
  proposalIds: ['p'],
  unread: false,
  at,
} satisfies Turn;
const facts = {
  changes: [{ key: 'AC-1.2', by: 'Priya Nair', at, version: 3 }],
  decisions: [decision('AC-1.2', 'answer 6'), decision('AC-1.3', 'answer 7')],
  turns: [turn],
  threads: [],
  now: new Date(at),
};

test('tells who, and the answer in its own words', () => {
  expect(changeReason('AC-1.2', facts)).toEqual({
    who: 'Priya Nair, 9 June',
    why: ['Answer 6: “An hour is too long after someone is let go.”'],
  });
});

test('an answer that is not at hand is named, and so is what shows a criterion', () => {
  expect(changeReason('AC-1.3', facts)).toEqual({ who: '', why: ['Answer 7, as proposed'] });
  expect(changeReason('AC-1.2:shown', facts).who).toBe('Priya Nair, 9 June');
});

test('a comment made after a change is no reason for it', () => {
  const thread = (when: string) => ({
    thread: {
      id: when,
      places: [{ block: 'AC-1.2', quote: 'hour', before: '', after: '' }],
      remarks: [{ id: when, by: 'Mei Okafor', at: when, text: 'Too long.' }],
      resolved: null,
    },
    places: [],
    isOutdated: true,
  });
  const why = (when: string) =>
    changeReason('AC-1.2', { ...facts, decisions: [], threads: [thread(when)] }).why;
  expect(why('2026-06-08T10:00:00.000Z')).toEqual(['Comment by Mei Okafor: “Too long.”']);
  expect(why('2026-06-10T10:00:00.000Z')).toEqual([]);
});
