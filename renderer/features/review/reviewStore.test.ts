import { expect, test } from 'vitest';
import { closeDialog, draftKey, keepDraft, openAttempt, showDialog, useReviewStore } from './reviewStore.ts';

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

test('an edit of one project is no edit of the same file and attempt of another', () => {
  keepDraft(draftKey('first', 'run-1.T1.1', 'README.md'), { text: 'Mine', id: 'a' });
  const { drafts } = useReviewStore.getState();
  expect(drafts.get(draftKey('first', 'run-1.T1.1', 'README.md'))?.text).toBe('Mine');
  expect(drafts.has(draftKey('second', 'run-1.T1.1', 'README.md'))).toBe(false);
});
