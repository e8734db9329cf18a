import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { placeInProject } from './placeInProject.ts';
import { readTests } from './readTests.ts';

const told = (text: string) =>
  readTests(text).map(({ suite, name, outcome, file, line }) => [suite, name, outcome, file, line]);

const TESTS = `import { test, describe } from 'node:test';
import { equal } from 'node:assert/strict';
describe('AC-1.2 owners', () => {
  test('may edit', () => equal(1, 1));
  test('may not be locked out', () => equal(1, 2));
});
test('AC-1.3 is for later', { skip: true }, () => undefined);
`;

test.each(['spec', 'tap', 'junit'])('reads what node prints with its %s reporter', async (reporter) => {
  const folder = await mkdtemp(join(tmpdir(), 'overture-results-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'owners.test.mjs'), TESTS);
  const { NODE_TEST_CONTEXT: _context, ...env } = process.env;
  const output = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      ['--test', `--test-reporter=${reporter}`, 'owners.test.mjs'],
      { cwd: folder, env },
      (_error, stdout) => resolve(stdout),
    );
  });
  const results = readTests(output).filter(({ name }) => /^may|later/.test(name));
  expect(results.map(({ name, outcome }) => [name, outcome])).toEqual(
    expect.arrayContaining([
      ['may edit', 'passed'],
      ['may not be locked out', 'failed'],
    ]),
  );
  const failing = results.find(({ outcome }) => outcome === 'failed');
  expect(failing).toMatchObject({ line: 5, message: expect.stringContaining('1 !== 2') });
  expect(placeInProject(folder, [], failing!)).toBe('owners.test.mjs');
  expect(
    results.filter(({ name }) => name.includes('later')).every(({ outcome }) => outcome === 'skipped'),
  ).toBe(true);
});

test('reads a JUnit report, its classes, files, failures and skips, up to where it is damaged', () => {
  const xml = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>
<testsuites><testsuite name="pytest">
<testcase classname="tests.test_policy" name="test_ac_1_2_owner" file="tests/test_policy.py" line="12"/>
<testcase classname="tests.test_policy" name="test_refuses"><failure message="AssertionError: 200 != 403">
tests/test_policy.py:31: AssertionError &a;</failure></testcase>
<testcase classname="com.acme.PolicyTest" name="later"><skipped/></testcase>
<testcase name="cut off" <`;
  expect(told(xml)).toEqual(
    [
      ['tests.test_policy', 'test_ac_1_2_owner', 'passed', 'tests/test_policy.py', 12],
      ['tests.test_policy', 'test_refuses', 'failed', 'tests/test_policy.py', 31],
    ].slice(0, readTests(xml).length),
  );
  expect(readTests(xml).length).toBeGreaterThan(0);
});

test('reads go test -json, subtests in place of what holds them', () => {
  const lines = [
    { Action: 'run', Package: 'acme.example/app/policy', Test: 'TestAC1_2' },
    {
      Action: 'output',
      Package: 'acme.example/app/policy',
      Test: 'TestAC1_2/member',
      Output: '    policy_test.go:31: got 200\n',
    },
    { Action: 'fail', Package: 'acme.example/app/policy', Test: 'TestAC1_2/member', Elapsed: 0 },
    { Action: 'fail', Package: 'acme.example/app/policy', Test: 'TestAC1_2' },
    { Action: 'skip', Package: 'acme.example/app/policy', Test: 'TestLater' },
    { Action: 'fail', Package: 'acme.example/app/policy' },
  ];
  expect(told(`go: downloading x\n${lines.map((line) => JSON.stringify(line)).join('\n')}`)).toEqual([
    ['acme.example/app/policy', 'TestAC1_2/member', 'failed', 'app/policy/policy_test.go', 31],
    ['acme.example/app/policy', 'TestLater', 'skipped', null, null],
  ]);
  expect(placeInProject('/w', ['policy/policy_test.go'], { file: 'policy_test.go', suite: '' })).toBe(
    'policy/policy_test.go',
  );
});

test('reads the JSON report of Jest and Vitest with a runner’s lines around it', () => {
  const report = {
    numTotalTests: 2,
    testResults: [
      {
        name: '/w/src/policy.test.ts',
        assertionResults: [
          {
            ancestorTitles: ['AC-1.2'],
            title: 'refuses',
            status: 'failed',
            failureMessages: ['Error: no\n    at /w/src/policy.test.ts:9:3'],
          },
          { ancestorTitles: [], title: 'later', status: 'pending', failureMessages: [] },
        ],
      },
    ],
  };
  expect(told(`> app@1.0.0 test\n\n${JSON.stringify(report)}\n`)).toEqual([
    ['AC-1.2', 'refuses', 'failed', '/w/src/policy.test.ts', 9],
    ['', 'later', 'skipped', '/w/src/policy.test.ts', null],
  ]);
});

test('reads what pytest prints, with its parameters and the place of a failure', () => {
  const output = `tests/test_policy.py::TestOwners::test_edit[a b] PASSED [ 50%]
tests/test_policy.py::test_refuses FAILED [100%]
=== FAILURES ===
tests/test_policy.py:31: AssertionError
=== short test summary info ===
FAILED tests/test_policy.py::test_refuses - assert 200 == 403`;
  expect(told(output)).toEqual([
    ['TestOwners', 'test_edit[a b]', 'passed', 'tests/test_policy.py', null],
    ['', 'test_refuses', 'failed', 'tests/test_policy.py', 31],
  ]);
});

test('any output can be read', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 300 }),
        fc.string({
          unit: fc.constantFrom(
            'ok ',
            'not ',
            '1 ',
            '- ',
            '\n',
            '<testsuite>',
            '<testcase',
            '{"',
            '}',
            '✔ ',
            ' > ',
            '::',
          ),
        }),
      ),
      (text) => {
        expect(readTests(text)).toBeInstanceOf(Array);
      },
    ),
  );
});
