import { expect, test } from 'vitest';
import { countResults, sum } from './countResults.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  name: 'a.test.ts',
  assertionResults: tests.map((each) => ({ status: each, fullName: 'adds' })),
});

test('counts the tests of a run', () => {
  const report = {
    numPassedTests: 3,
    testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')],
  };
  expect(countResults(report, 1)).toEqual({ passed: 3, failed: 1, failures: ['adds'] });
});

test('a file that fell over before its tests is a failure', () => {
  const report = {
    numPassedTests: 1,
    testResults: [file('passed', 'passed'), file('failed')],
  };
  expect(countResults(report, 1)).toEqual({ passed: 1, failed: 1, failures: ['a.test.ts'] });
});

test('names what failed, with its first words', () => {
  const report = {
    numPassedTests: 0,
    testResults: [
      {
        status: 'failed',
        assertionResults: [
          { status: 'failed', fullName: 'the palette leads there', failureMessages: ['Timeout\n at x'] },
        ],
      },
      { status: 'failed', name: 'a.test.ts', message: 'Cannot find “b”.', assertionResults: [] },
    ],
  };
  expect(countResults(report, 1).failures).toEqual([
    'the palette leads there: Timeout',
    'a.test.ts: Cannot find “b”.',
  ]);
});

test('a run that failed without a failed test is a failure', () => {
  const report = { numPassedTests: 1, testResults: [file('passed', 'passed')] };
  expect(countResults(report, 1)).toEqual({ passed: 1, failed: 1, failures: [] });
  expect(countResults(report, null)).toEqual({ passed: 1, failed: 1, failures: [] });
});

test('a run without a report is a failure', () => {
  expect(countResults(undefined, 0)).toEqual({ passed: 0, failed: 1, failures: [] });
  expect(countResults({}, 0)).toEqual({ passed: 0, failed: 1, failures: [] });
});

test('sums up', () => {
  expect(
    sum([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ]),
  ).toEqual({ passed: 3, failed: 3 });
});
