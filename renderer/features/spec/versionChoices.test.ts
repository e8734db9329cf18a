import { expect, test } from 'vitest';
import { defaultComparison, fromChoices, NOTHING, NOW, toChoices } from './versionChoices.ts';

const version = (number: number, approved: boolean) => ({
  number,
  commit: `c${number}`,
  at: `2026-06-0${number}T10:00:00.000Z`,
  author: 'Priya Nair',
  subject: '',
  approved,
});
const versions = [version(4, false), version(3, true), version(2, true), version(1, false)];

test('a draft is compared with the last approved version, or with nothing', () => {
  expect(defaultComparison(versions, false)).toEqual({ from: 'c3', to: NOW });
  expect(defaultComparison([version(1, false)], false)).toEqual({ from: NOTHING, to: NOW });
});

test('an approved text is compared with what was approved before it, else with the version before', () => {
  expect(defaultComparison(versions.slice(1), true).from).toBe('c2');
  expect(defaultComparison([version(2, true), version(1, false)], true).from).toBe('c1');
  expect(defaultComparison([version(1, true)], true).from).toBe(NOTHING);
});

test('any two texts can be chosen, the newest first', () => {
  expect(fromChoices(versions).map(({ value }) => value)).toEqual(['c4', 'c3', 'c2', 'c1', NOTHING]);
  expect(toChoices(versions, 'Version 5, draft')[0]).toEqual({ value: NOW, label: 'Version 5, draft' });
});
