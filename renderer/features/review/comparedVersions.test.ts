import { expect, test } from 'vitest';
import type { SpecVersion } from '#shared/spec/contract.ts';
import { comparedVersions } from './comparedVersions.ts';

const version = (number: number, approved: boolean): SpecVersion => ({
  number,
  commit: `${number}`.padEnd(40, '0'),
  at: '2026-06-09T12:00:00.000Z',
  author: 'Priya Nair',
  subject: 'spec',
  approved,
});
const versions = [version(1, true), version(2, false), version(3, true)];

test('the words of a run are held against the approved version before them', () => {
  expect(comparedVersions(3, versions)).toMatchObject({ version: { number: 1 }, isNewer: false });
});

test('a run of an older version is held against what has been approved since', () => {
  expect(comparedVersions(1, versions)).toMatchObject({ version: { number: 3 }, isNewer: true });
});

test('a first version, and a text that never was a version, stand alone', () => {
  expect(comparedVersions(1, [version(1, true)])).toBeNull();
  expect(comparedVersions(0, [])).toBeNull();
});
