import { expect, test } from 'vitest';
import { emptyDraft, isChanged, pricesOf } from './modelDraft.ts';

const kept = {
  address: 'https://a.example/v1',
  model: 'm',
  hasKey: true,
  keyEnd: '4f2a',
  keyLasts: true,
  prices: { input: 1, output: 2 },
};

test.each([
  ['', '', null],
  ['0.25', '$1,5', { input: 0.25, output: 1.5 }],
  ['2', '', { input: 2, output: 0 }],
  ['cheap', '', undefined],
  ['-1', '', undefined],
])('reads the prices “%s” and “%s”', (inputPrice, outputPrice, prices) => {
  expect(pricesOf({ ...emptyDraft(null), inputPrice, outputPrice })).toEqual(prices);
});

test('knows what has to be saved', () => {
  const draft = emptyDraft(kept);
  expect(isChanged(draft, kept)).toBe(false);
  expect(isChanged({ ...draft, key: '' }, kept)).toBe(true);
  expect(isChanged({ ...draft, model: 'other' }, kept)).toBe(true);
  expect(isChanged({ ...draft, inputPrice: '1.0' }, kept)).toBe(false);
});
