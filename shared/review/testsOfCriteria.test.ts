import { expect, test } from 'vitest';
import { readTestLines } from './readTestLines.ts';
import { testsOfCriteria } from './testsOfCriteria.ts';

const criteria = [
  { id: 'AC-1.2', shownBy: [{ kind: 'test', text: 'refuses a stranger' }] },
  { id: 'AC-1.20', shownBy: [] },
];
const shown = (output: string) =>
  testsOfCriteria(readTestLines(output), criteria).map(({ criterion, test: { outcome, file, line } }) => [
    criterion,
    outcome === 'passed',
    file,
    line,
  ]);

test.each([
  ['node', '✔ AC-1.2 an owner may edit (1.204ms)', [['AC-1.2', true, null, null]]],
  ['indented', '  ✖ AC-1.20 is refused (3ms)', [['AC-1.20', false, null, null]]],
  ['vitest', ' ✓ AC-1.2: lets an owner edit 12ms', [['AC-1.2', true, null, null]]],
  ['jest', '    ✕ [AC-1.2] lets an owner edit (5 ms)', [['AC-1.2', false, null, null]]],
  ['go', '--- FAIL: TestAC1_2_OwnerEdits (0.00s)', [['AC-1.2', false, null, null]]],
  [
    'pytest',
    'tests/test_x.py::test_ac_1_2_owner PASSED   [ 50%]',
    [['AC-1.2', true, 'tests/test_x.py', null]],
  ],
  ['cargo', 'test ac_1_2_owner_edits ... ok', [['AC-1.2', true, null, null]]],
  ['a name', 'ok 1 - refuses a stranger', [['AC-1.2', true, null, null]]],
  ['skipped', 'ok 1 - AC-1.2 later # SKIP', []],
  ['nothing', 'AC-1.2 is mentioned in a log line', []],
])('reads tests as %s prints them', (_name, output, expected) => {
  expect(shown(output)).toEqual(expected);
});

test('takes the place of a test from TAP', () => {
  const output = [
    'not ok 1 - AC-1.2 an owner may edit',
    '  ---',
    '  duration_ms: 1.2',
    "  location: '/w/test/a.test.js:12:1'",
    "  failureType: 'testCodeFailure'",
    '  ...',
    'ok 2 - AC-1.20 stays',
  ].join('\n');
  expect(shown(output)).toEqual([
    ['AC-1.2', false, '/w/test/a.test.js', 12],
    ['AC-1.20', true, null, null],
  ]);
});

test('tells a failing test once, with the place that node prints at the end', () => {
  const output = [
    '✖ AC-1.2 an owner may edit (2ms)',
    '✖ failing tests:',
    '',
    'test at test/a.test.js:3:1',
    '✖ AC-1.2 an owner may edit (2ms)',
  ].join('\n');
  expect(shown(output)).toEqual([['AC-1.2', false, 'test/a.test.js', 3]]);
});

test.each([
  [
    'vitest',
    ' FAIL  src/a.test.ts > editing > AC-1.2 an owner\n × src/a.test.ts > editing > AC-1.2 an owner 4ms\n   → expected 1 to be 2\n ❯ src/a.test.ts:14:9',
    ['AC-1.2', false, 'src/a.test.ts', 14],
  ],
  [
    'go',
    '=== RUN   TestAC1_2\n--- FAIL: TestAC1_2 (0.00s)\n    policy_test.go:31: got 200, want 403\nFAIL',
    ['AC-1.2', false, 'policy_test.go', 31],
  ],
  [
    'jest',
    '  ✕ AC-1.2 an owner (3 ms)\n\n  ● AC-1.2 an owner\n\n      at Object.<anonymous> (src/a.test.js:9:3)\n',
    ['AC-1.2', false, 'src/a.test.js', 9],
  ],
])('finds the place of a failure as %s prints it', (_name, output, expected) => {
  expect(shown(output)).toEqual([expected]);
});

test('the tests of a command that shows one criterion show it, unless they name another', () => {
  const tests = readTestLines(
    '✔ a member cannot add an editor\n✔ AC-1.20 is refused\n✔ AC-9.1 of another task',
  );
  expect(
    testsOfCriteria(tests, criteria, ['AC-1.2']).map(({ criterion, test: { name } }) => [criterion, name]),
  ).toEqual([
    ['AC-1.2', 'a member cannot add an editor'],
    ['AC-1.20', 'AC-1.20 is refused'],
  ]);
  expect(testsOfCriteria(tests, criteria, ['AC-1.2', 'AC-1.20'])).toHaveLength(1);
});

test('a suite that names a criterion shows it by all its tests', () => {
  const tests = readTestLines(' ✓ src/a.test.ts > AC-1.2 owners > may edit 2ms');
  expect(testsOfCriteria(tests, criteria)).toMatchObject([
    { criterion: 'AC-1.2', why: 'stands under AC-1.2' },
  ]);
});
