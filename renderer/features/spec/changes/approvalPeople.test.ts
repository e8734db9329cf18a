import { expect, test } from 'vitest';
import { approvalPeople } from './approvalPeople.ts';

const now = new Date(2026, 5, 9, 12);
const at = new Date(2026, 5, 9, 10, 38).toISOString();

test('tells who wrote, who approved exactly this text, who an earlier one, and who is asked', () => {
  const people = approvalPeople({
    hash: 'new',
    approvals: [
      { by: 'Tomás Reyes', at: '2026-06-02T10:00:00.000Z', hash: 'old' },
      { by: 'Mei Okafor', at, hash: 'new' },
    ],
    changes: [{ key: 'AC-1.2', by: 'Priya Nair', at, version: 3 }],
    versions: [
      { number: 2, commit: 'c', at, author: 'Tomás Reyes', subject: '', approved: true, approvedHash: 'old' },
    ],
    you: 'Tomás Reyes',
    now,
  });
  expect(people).toEqual([
    { name: 'Priya Nair', words: 'wrote this version', hasApproved: false, isAwaited: false },
    { name: 'Tomás Reyes', words: 'approved version 2, that is you', hasApproved: false, isAwaited: true },
    { name: 'Mei Okafor', words: 'approved at 10:38', hasApproved: true, isAwaited: false },
  ]);
});
