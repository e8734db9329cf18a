import { expect, test } from 'vitest';
import { rankDecisions } from './rankDecisions.ts';

const decisions = [
  { text: 'Refusals answer 403, never 401, because a 401 signs people out.', date: '2026-06-09' },
  { text: 'Only owners change the list of editors.', date: '2026-06-10' },
  { text: 'Secrets are logged as changed, without the value.', date: null },
];
const found = (query: string) => rankDecisions(decisions, query).map(({ decision }) => decision.text);

test('finds decisions by the words of a request, in whichever form they stand', () => {
  expect(found('Billing must refuse an editor who is no owner')).toEqual([decisions[1]?.text]);
  expect(found('what is logged when a secret changes')[0]).toBe(decisions[2]?.text);
});

test('says which words it found', () => {
  expect(rankDecisions(decisions, 'a refusal with 401')[0]?.shared).toEqual(['refusals', '401']);
});

test('a request about something else finds nothing', () => {
  expect(found('A darker theme for the calendar')).toEqual([]);
});

test('without words the newest comes first', () => {
  expect(found(' ')).toEqual([decisions[1]?.text, decisions[0]?.text, decisions[2]?.text]);
});
