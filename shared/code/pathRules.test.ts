import { expect, test } from 'vitest';
import { isLeftOut, isTestFile, subjectName } from './pathRules.ts';

test.each([
  'node_modules/a/index.js',
  'web/vendor/jquery.js',
  'package-lock.json',
  'a/Cargo.lock',
  'dist/app.js',
  'lib/app.min.js',
  'api/user.pb.go',
])('%s is left out', (path) => expect(isLeftOut(path)).toBe(true));

test.each([
  'src/vendors.ts',
  'build/bundle.ts',
  'src/distance/measure.ts',
  'com/acme/target/Target.java',
  'lock.ts',
])('%s is kept', (path) => expect(isLeftOut(path)).toBe(false));

test.each([
  'a/b.test.ts',
  'tests/b.py',
  'test_b.py',
  'b_test.go',
  'spec/b_spec.rb',
  'src/test/java/BTest.java',
  'BTests.cs',
])('%s is a test', (path) => expect(isTestFile(path)).toBe(true));

test.each(['src/latest.ts', 'contest/a.py', 'Greatest.java', 'protest.go'])('%s is no test', (path) =>
  expect(isTestFile(path)).toBe(false),
);

test('a test and its subject meet in one name', () => {
  expect(
    new Set(
      ['a/parser.ts', 'b/parser.test.ts', 'parser_test.go', 'test_parser.py', 'ParserTest.java'].map(
        subjectName,
      ),
    ),
  ).toEqual(new Set(['parser']));
});
