import { expect, test } from 'vitest';
import { lineOfSymbol } from './openAt.ts';

const text =
  'import { isAdmin } from "x";\nisAdmin();\nexport function isAdmin() {}\nclass A {\n  save(x) {\n  }\n}\n';

test.each([
  ['isAdmin', 3],
  ['A', 4],
  ['A.save', 5],
  ['x', 1],
  ['absent', null],
])('finds where %s is defined, else where it is named first', (symbol, line) => {
  expect(lineOfSymbol(text, symbol)).toBe(line);
});
