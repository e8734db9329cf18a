import { expect, test } from 'vitest';
import { lineChange } from './lineChange.ts';

test('new lines come after the last line before them', () => {
  expect(lineChange('one\ntwo\n', 'one\nnew\nnewer\ntwo\n')).toEqual({
    afterLine: 1,
    removed: undefined,
    lines: ['new', 'newer'],
  });
});

test('a changed line goes and its new words come after it', () => {
  expect(lineChange('one\r\nwithin an hour\r\nthree', 'one\r\nat once\r\nthree')).toEqual({
    afterLine: 2,
    removed: { start: 2, end: 2 },
    lines: ['at once'],
  });
});

test('lines only removed leave nothing to show', () => {
  expect(lineChange('a\nb\nc', 'a\nc')).toEqual({ afterLine: 2, removed: { start: 2, end: 2 }, lines: [] });
});

test('the same lines are no change, whatever their ends', () => {
  expect(lineChange('a\r\nb', 'a\nb')).toBeUndefined();
});
