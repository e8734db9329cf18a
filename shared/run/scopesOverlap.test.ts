import { expect, test } from 'vitest';
import type { RunTask } from './run.ts';
import { isInScope, scopesOverlap } from './scopesOverlap.ts';

test.each<[RunTask['role'], readonly string[], string, boolean]>([
  ['implement', [], 'src/a.ts', true],
  ['debug', [], 'src/a.ts', true],
  ['investigate', [], 'src/a.ts', false],
  ['verify', [], 'src/a.ts', false],
  ['critique', [], 'src/a.ts', false],
  ['investigate', ['docs/**'], 'docs/found.md', true],
  ['investigate', ['docs/**'], 'src/a.ts', false],
  ['implement', ['src/*.ts'], 'src/a.ts', true],
  ['implement', ['src/*.ts'], 'test/a.ts', false],
])('%s with the scope %j: a change of %s is in scope: %s', (role, change, path, expected) => {
  expect(isInScope(path, { role, change })).toBe(expected);
});

test('names the path or pattern that two scopes share', () => {
  expect(scopesOverlap(['src/**'], ['test/a.ts', 'src/a.ts'])).toBe('src/a.ts');
  expect(scopesOverlap(['src/a.ts'], ['src/b.ts'])).toBeNull();
});
