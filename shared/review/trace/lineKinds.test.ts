import { expect, test } from 'vitest';
import { isGlue } from './lineKinds.ts';

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
