import { expect, test } from 'vitest';
import { plainWords } from './plainWords.ts';

test('a criterion reads as a sentence without loud keywords and code ticks', () => {
  expect(plainWords('IF `canEdit` fails, THEN the system SHALL NOT save.')).toBe(
    'If canEdit fails, then the system shall not save.',
  );
});
