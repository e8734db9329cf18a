import { expect, test } from 'vitest';
import { importLines, isGlue, isTestHelp } from './lineKinds.ts';

test.each([
  [['import { a } from "a";'], true],
  [['  "fmt"', '  log "example.org/log"'], true],
  [['echo "Hello."'], false],
  [['# It greets.', 'echo "Hello."'], false],
  [['return "Hello"'], false],
  [['import { a } from "a";', 'a();', 'b();'], false],
])('%j only brings in what others make: %s', (lines, glue) => {
  expect(isGlue(lines)).toBe(glue);
});

test('imports go with the comments before them and the names between their brackets', () => {
  const lines = [
    '// Sends mail.',
    'import (',
    '  "net/smtp"',
    ')',
    '',
    '// From is who sends.',
    'var from = "a"',
  ];
  expect(importLines(lines)).toEqual(new Set([0, 1, 2, 3]));
});

test.each([
  [["beforeEach(() => seed('w1'));"], true],
  [['NOW = datetime(2026, 6, 9)'], true],
  [["test('greets', () => {", '  greet();', '});'], false],
  [['    #[test]', '    fn greets() {'], false],
  [['  expect(greet()).toBe(1);'], false],
])('%j is shared by the tests of its file: %s', (lines, help) => {
  expect(isTestHelp(lines)).toBe(help);
});
