import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { splitReason } from './splitReason.ts';
import { historyEntries } from './historyEntries.ts';

const document = parseSpec('# Editors\n\n> Customers need control.\n');
const version = (number: number, at: string, approved: boolean) => ({
  number,
  commit: String(number).repeat(40),
  at,
  author: 'Priya Nair',
  subject: `Commit ${number}`,
  approved,
});

test('tells versions newest first, who approved, and the request last', () => {
  const versions = [
    version(2, '2026-06-02T16:10:00.000Z', true),
    version(1, '2026-05-30T11:05:00.000Z', false),
  ];
  const approval = { by: 'Tomás Reyes', at: '2026-06-02T16:10:00.000Z', hash: 'h' };
  const entries = historyEntries({ versions, approval }, document, null, null);
  expect(entries.map(({ title, version: number, quote }) => [title, number, quote])).toEqual([
    ['Version 2 approved by Tomás Reyes', 2, null],
    ['Version 1 saved by Priya Nair', null, null],
    ['The request', null, 'Customers need control.'],
  ]);
});

test('tells a decision and its reason apart', () => {
  expect(splitReason('Refusals answer 403, because a 401 signs people out.')).toEqual([
    'Refusals answer 403',
    'A 401 signs people out.',
  ]);
  expect(splitReason('Settings only.')).toEqual(['Settings only', null]);
});
