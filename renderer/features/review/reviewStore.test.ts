import { expect, test } from 'vitest';
import { closeDialog, openAttempt, showDialog, useReviewStore } from './reviewStore.ts';

test('an answer that comes late leaves the dialog of the next attempt open', () => {
  openAttempt('first');
  showDialog('approve');
  openAttempt('second');
  showDialog('approve');
  closeDialog('first');
  expect(useReviewStore.getState().dialog).toBe('approve');
  closeDialog('second');
  expect(useReviewStore.getState().dialog).toBeNull();
});
