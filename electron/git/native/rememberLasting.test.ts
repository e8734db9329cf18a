import { expect, test } from 'vitest';
import { ok } from '#shared/contract/result.ts';
import type { RunGit } from '../runGit.ts';
import { rememberLasting } from './rememberLasting.ts';

const COMMIT = 'a'.repeat(40);

function counted(exitCode = 0) {
  const asked: string[] = [];
  const run: RunGit = async (_folder, args) => {
    asked.push(args.join(' '));
    return ok({ exitCode, stdout: `${asked.length}\n`, stderr: '' });
  };
  return { git: rememberLasting(run), asked };
}

test('what an id resolves to is asked of git once', async () => {
  const { git, asked } = counted();
  const args = ['rev-parse', '--verify', '--quiet', `${COMMIT}^{tree}`];
  const first = await git('/one', args);
  expect(await git('/two', args)).toEqual(first);
  expect(asked).toHaveLength(1);
  await git('/one', ['rev-parse', '--verify', '--quiet', `${COMMIT}^{commit}`]);
  expect(asked).toHaveLength(2);
});

test('what can change is asked each time: names, what was not there, and other commands', async () => {
  const { git, asked } = counted();
  for (const revision of ['HEAD^{commit}', 'refs/heads/main^{commit}', `${COMMIT}~1^{tree}`])
    for (const _ of [1, 2]) await git('/r', ['rev-parse', '--verify', revision]);
  for (const _ of [1, 2]) await git('/r', ['merge-base', `${COMMIT}^{commit}`]);
  expect(asked).toHaveLength(8);

  const missing = counted(1);
  for (const _ of [1, 2]) await missing.git('/r', ['rev-parse', `${COMMIT}^{commit}`]);
  expect(missing.asked).toHaveLength(2);
});

test('a day of commits does not grow without end', async () => {
  const { git, asked } = counted();
  const nameOf = (at: number) => `${at.toString(16).padStart(40, '0')}^{commit}`;
  for (let at = 0; at < 5_000; at += 1) await git('/r', ['rev-parse', nameOf(at)]);
  await git('/r', ['rev-parse', nameOf(4_999)]);
  expect(asked).toHaveLength(5_000);
  await git('/r', ['rev-parse', nameOf(0)]);
  expect(asked).toHaveLength(5_001);
});
