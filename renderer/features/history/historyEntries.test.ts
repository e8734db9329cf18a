import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { historyEntries } from './historyEntries.ts';
import { historyPeople } from './historyPeople.ts';
import { splitReason } from './splitReason.ts';

const document = parseSpec(
  '# Editors\n\n> Customers need control.\n\n## Decisions\n\n- **D1** 2026-06-01 Settings only, because roles have their own spec.\n',
);
const version = (number: number, at: string, approved: boolean) => ({
  number,
  commit: String(number).repeat(40),
  at,
  author: 'Priya Nair',
  subject: `Commit ${number}`,
  approved,
  ...(approved ? { approvedHash: `hash ${number}` } : {}),
});
const versions = [
  version(2, '2026-06-02T16:10:00.000Z', true),
  version(1, '2026-05-30T11:05:00.000Z', false),
];
const approvals = [
  { by: 'Tomás Reyes', at: '2026-06-02T16:10:00.000Z', hash: 'hash 2', note: 'Good.' },
  { by: 'Mei Okafor', at: '2026-06-02T16:20:00.000Z', hash: 'hash 2' },
];
const thread = {
  id: 'c1',
  places: [{ block: 'AC-1.1', quote: 'at once', before: '', after: '' }],
  remarks: [{ id: 'c1', by: 'Ana', at: '2026-06-03T10:00:00.000Z', text: 'How soon is that?' }],
  resolved: null,
};

test('tells versions newest first, who approved with their note, decisions by day, and the request last', () => {
  const entries = historyEntries({ versions, approvals }, document, null, null, [thread]);
  expect(entries.map(({ title, version: of, quote }) => [title, of?.number ?? null, quote])).toEqual([
    ['Ana commented on “at once”', null, 'How soon is that?'],
    ['Version 2 approved by Tomás Reyes and Mei Okafor', 2, 'Good.'],
    ['D1: Settings only', null, null],
    ['Version 1 saved by Priya Nair', 1, null],
    ['The request', null, 'Customers need control.'],
  ]);
  expect(entries.filter(({ isWholeDay }) => isWholeDay).map(({ title }) => title)).toEqual([
    'D1: Settings only',
    'The request',
  ]);
});

test('tells who had which part', () => {
  expect(historyPeople({ versions, approvals }, [thread])).toEqual([
    { name: 'Priya Nair', part: 'wrote' },
    { name: 'Tomás Reyes', part: 'approves' },
    { name: 'Mei Okafor', part: 'approves' },
    { name: 'Ana', part: 'comments' },
  ]);
});

test('tells a decision and its reason apart', () => {
  expect(splitReason('Refusals answer 403, because a 401 signs people out.')).toEqual([
    'Refusals answer 403',
    'A 401 signs people out.',
  ]);
  expect(splitReason('Settings only.')).toEqual(['Settings only', null]);
});
