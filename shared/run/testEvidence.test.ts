import { expect, test } from 'vitest';
import { testsOfCriteria } from './testEvidence.ts';

const criteria = [
  { id: 'AC-1.2', tests: ['refuses a stranger'] },
  { id: 'AC-1.20', tests: [] },
];
const shown = (output: string) =>
  testsOfCriteria(output, criteria).map(({ criterion, passed, file, line }) => [
    criterion,
    passed,
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
