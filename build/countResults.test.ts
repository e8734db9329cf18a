import { expect, test } from 'vitest';
import { countResults, sum } from './countResults.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

test('counts the tests of a run', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')],
  };
  expect(countResults(report, 1)).toMatchObject({ passed: 3, failed: 1 });
});

test('a file that fell over before its tests is a failure', () => {
  const report = {
    numPassedTests: 1,
    numFailedTests: 0,
    testResults: [file('passed', 'passed'), file('failed')],
  };
  expect(countResults(report, 1)).toMatchObject({ passed: 1, failed: 1 });
});

test('names what failed, with its first words', () => {
  const report = {
    numPassedTests: 0,
    numFailedTests: 1,
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
  const report = { numPassedTests: 1, numFailedTests: 0, testResults: [file('passed', 'passed')] };
  expect(countResults(report, 1)).toMatchObject({ passed: 1, failed: 1 });
  expect(countResults(report, null)).toMatchObject({ passed: 1, failed: 1 });
});

test('a run without a report is a failure', () => {
  expect(countResults(undefined, 0)).toEqual({ passed: 0, failed: 1 });
  expect(countResults({}, 0)).toEqual({ passed: 0, failed: 1 });
});

test('sums up', () => {
  expect(
    sum([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ]),
  ).toEqual({ passed: 3, failed: 3 });
});
