import { expect, test } from 'vitest';
import { describeCodeStatus } from './describeCodeStatus.ts';

test('what is known of the code is counted, and what is not is said', () => {
  expect(describeCodeStatus({ state: 'waiting' }).words).toBe('not read yet');
  expect(describeCodeStatus({ state: 'reading', done: 2, total: 9 }).words).toBe('being read');
  expect(describeCodeStatus({ state: 'cancelled' }).words).toBe('reading was stopped');
  expect(describeCodeStatus({ state: 'ready', files: 1, notes: [] }).words).toBe('1 file read');
  expect(describeCodeStatus({ state: 'ready', files: 20_302, notes: ['2 files are left out.'] })).toEqual({
    words: '20,302 files read',
    notes: ['2 files are left out.'],
  });
  expect(describeCodeStatus({ state: 'failed', reason: 'No permission.' })).toEqual({
    words: 'could not be read',
    notes: ['No permission.'],
  });
});
