import { expect, test } from 'vitest';
import { compareVersions, findGit, parseVersion } from './findGit.ts';

test('reads the version out of every vendor’s words', () => {
  expect(parseVersion('git version 2.39.5 (Apple Git-154)\n')).toBe('2.39.5');
  expect(parseVersion('git version 2.47.0.windows.1\n')).toBe('2.47.0');
  expect(parseVersion('git version 2.51\n')).toBe('2.51');
  expect(parseVersion('xcrun: error: invalid active developer path')).toBeNull();
});

test('compares versions by number', () => {
  expect(compareVersions('2.9.0', '2.38')).toBeLessThan(0);
  expect(compareVersions('2.38', '2.38.0')).toBe(0);
  expect(compareVersions('3.0', '2.99.9')).toBeGreaterThan(0);
});

test('finds no git under a name that does not exist', async () => {
  expect(await findGit('no-such-git')).toEqual({ ok: false, error: { code: 'gitNotFound' } });
});
