import { expect, test } from 'vitest';
import {
  closeDialog,
  isFolded,
  openAttempt,
  setCollapsed,
  showDialog,
  unfold,
  useReviewStore,
} from './reviewStore.ts';

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

test('a file that is to be seen is unfolded, also one that a tool wrote, and whoever folded it', () => {
  const paths = ['src/a.ts', 'package-lock.json'];
  const folded = () => paths.map((path) => isFolded(useReviewStore.getState(), path));
  expect(folded()).toEqual([false, true]);
  for (const path of paths) unfold(path);
  expect(folded()).toEqual([false, false]);
  setCollapsed('src/a.ts', true);
  setCollapsed('package-lock.json', false);
  expect(folded()).toEqual([true, true]);
  for (const path of paths) unfold(path);
  expect(folded()).toEqual([false, false]);
});
