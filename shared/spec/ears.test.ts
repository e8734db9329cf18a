import { expect, test } from 'vitest';
import { earsKeywords, earsPattern } from './ears.ts';

test.each([
  ['The system SHALL wait.', 'ubiquitous'],
  ['WHEN it starts, the system SHALL wait.', 'event'],
  ['WHILE it runs, the system SHALL NOT sleep.', 'state'],
  ['WHERE sync is on, the system SHALL sync.', 'feature'],
  ['IF it fails, THEN the system SHALL say so.', 'unwanted'],
  ['WHILE it runs, WHEN it fails, the system SHALL say so.', 'complex'],
  ['IF it fails, the system SHALL say so.', null],
  ['When it starts, the system shall wait.', null],
])('“%s” is %s', (text, pattern) => {
  expect(earsPattern(text)).toBe(pattern);
});

test('keywords inside code are left alone', () => {
  const text = 'WHEN `IF x THEN y` runs, the system SHALL NOT stop.';
  expect(earsKeywords(text).map(({ start, end }) => text.slice(start, end))).toEqual(['WHEN', 'SHALL NOT']);
});
