import { expect, test } from 'vitest';
import { projectErrorFromSystem } from './projectErrorFromSystem.ts';

const systemError = (code: string) => Object.assign(new Error(code), { code });

test.each([
  ['ENOENT', { code: 'pathGone', path: '/x' }],
  ['EACCES', { code: 'noPermission', path: '/x' }],
  ['EPERM', { code: 'noPermission', path: '/x' }],
  ['ENOTDIR', { code: 'notAFolder', path: '/x' }],
  ['ENOSPC', { code: 'failed', reason: 'The disk is full.' }],
])('says %s in the person’s terms', (code, expected) => {
  expect(projectErrorFromSystem(systemError(code), '/x')).toEqual(expected);
});

test('does not hide a fault of our own behind a sentence', () => {
  const bug = new TypeError('x is undefined');
  expect(() => projectErrorFromSystem(bug, '/x')).toThrow(bug);
});
