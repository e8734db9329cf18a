import { expect, test } from 'vitest';
import { byline, versionNote, versionWords } from './versionWords.ts';

const commit = 'a'.repeat(40);
const version = (number: number, approved: boolean, author = 'Priya Nair') => ({
  number,
  commit,
  at: '2026-06-02T16:10:00.000Z',
  author,
  subject: 'x',
  approved,
});
const approval = { by: 'Tomás Reyes', at: '2026-06-02T16:10:00.000Z', hash: 'h2' };

test.each([
  ['nothing committed', { versions: [], approval: null }, 'Draft of version 1', 'v1 draft'],
  [
    'commits without approval',
    { versions: [version(1, false)], approval: null },
    'Draft of version 2',
    'v2 draft',
  ],
  [
    'the approved text',
    { versions: [version(2, true), version(1, false)], approval },
    'Version 2, approved by Tomás Reyes',
    'v2',
  ],
  [
    'another text than the approved one',
    { versions: [version(2, true), version(1, false)], approval: { ...approval, hash: 'other' } },
    'Draft of version 3, changed since approved',
    'v3 draft',
  ],
])('says which version it is with %s', (_case, file, words, note) => {
  expect([versionWords(file, 'h2'), versionNote(file, 'h2')]).toEqual([words, note]);
});

test('names the first author and counts the others', () => {
  const now = new Date(2026, 5, 9, 12);
  const changedAt = new Date(2026, 5, 9, 10, 4).getTime();
  const versions = [version(1, true), version(2, false, 'Mei Okafor'), version(3, false)];
  expect(byline(versions, changedAt, now)).toBe('Priya Nair, with 1 other. Changed today at 10:04.');
  expect(byline([], null, now)).toBe('A draft nobody has approved yet.');
});
