import { expect, test } from 'vitest';
import { isTestFile } from './testFiles.ts';

test.each([
  'a.test.ts',
  'test/a.py',
  'pkg/a_test.go',
  'test_a.py',
  'src/ATest.java',
  'spec/a_spec.rb',
  '__tests__/a.js',
])('%s is a test', (path) => {
  expect(isTestFile(path)).toBe(true);
});

test.each(['src/latest.ts', 'contest.py', 'src/inspect.ts', 'specs/001-a/spec.md'])('%s is none', (path) => {
  expect(isTestFile(path)).toBe(false);
});
