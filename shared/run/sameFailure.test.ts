import { expect, test } from 'vitest';
import { COMMIT } from '#test/helpers/makeRun.ts';
import { isSameFailure } from './sameFailure.ts';

const failed = (output: string, name = 'test') => ({
  checks: [
    {
      name,
      command: 'npm test',
      exitCode: 1,
      passed: false,
      seconds: 1,
      output,
      commit: COMMIT,
      at: '2026-06-09T12:00:00.000Z',
      criteria: [],
    },
  ],
});

test('a failure stays the same whatever its times, line numbers and workspace', () => {
  const first = failed('not ok 3 - greets (4.2ms)\n at /data/workspaces/run-1.T1.1/src/a.js:12:3');
  const second = failed('not ok 3 - greets (11.9ms)\n at /data/workspaces/run-1.T1.2/src/a.js:14:3');
  expect(isSameFailure(first, second)).toBe(true);
});

test('another message, another check or no failure at all is not the same', () => {
  const first = failed('expected Hello, got Hullo');
  expect(isSameFailure(first, failed('expected Hello, got Hallo'))).toBe(false);
  expect(isSameFailure(first, failed('expected Hello, got Hullo', 'lint'))).toBe(false);
  expect(isSameFailure({ checks: [] }, { checks: [] })).toBe(false);
});
