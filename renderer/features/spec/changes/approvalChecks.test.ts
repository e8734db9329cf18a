import { expect, test } from 'vitest';
import { approvalChecks } from './approvalChecks.ts';

const nothingLeft = {
  proposals: [],
  criteria: 2,
  withoutCriteria: [],
  hints: [],
  unseen: [],
  comments: [],
  questions: [],
};

test('all is done when nothing is left to decide', () => {
  expect(approvalChecks(nothingLeft).map(({ kind }) => kind)).toEqual(['done', 'done', 'done', 'done']);
});

test('a spec without a criterion is not called complete', () => {
  const words = approvalChecks({ ...nothingLeft, criteria: 0 })
    .filter(({ kind }) => kind === 'left')
    .map((check) => check.words);
  expect(words).toEqual(['It has no criterion yet']);
});

test('what is left says where to look', () => {
  expect(
    approvalChecks({ ...nothingLeft, withoutCriteria: ['R2'], questions: [{ key: 'Q1' }] }),
  ).toMatchObject([
    { kind: 'done' },
    { kind: 'left', words: 'R2 has no criterion', act: { key: 'R2' } },
    { kind: 'done' },
    { kind: 'done' },
    { kind: 'note', words: '1 open question stays open', act: { key: 'Q1' } },
  ]);
});

test('a comment nobody resolved is told before approving', () => {
  expect(approvalChecks({ ...nothingLeft, comments: [{ key: 'AC-1.2' }] }).at(-1)).toEqual({
    kind: 'left',
    words: '1 comment not resolved',
    act: { label: 'Read', key: 'AC-1.2' },
  });
});
