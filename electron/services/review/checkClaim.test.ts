import { expect, test } from 'vitest';
import { fail, ok } from '#shared/contract/result.ts';
import type { CheckResult } from '#shared/run/run.ts';
import { checkClaim } from './checkClaim.ts';

const COMMIT = 'a'.repeat(40);
const FILES: Readonly<Record<string, string>> = {
  'src/policy.ts': 'export function edit() {\n  if (!owner) throw new Refused(403);\n}\n',
};
const git = {
  async readFile(commit: string, path: string) {
    const text = FILES[path];
    return text === undefined ? fail({ code: 'fileNotFound' as const, commit, path }) : ok(Buffer.from(text));
  },
};
const check: CheckResult = {
  name: 'test',
  command: 'npm test',
  exitCode: 1,
  passed: false,
  seconds: 1,
  output: '',
  commit: COMMIT,
  at: '2026-06-09T12:00:00.000Z',
  criteria: [],
};

test.each([
  ['`throw new Refused(403)` in src/policy.ts:2', true, 2],
  ['src/policy.ts, line 1 says `throw  new Refused(403)`', true, 2],
  ['src/policy.ts:2 refuses', true, 2],
  ['src/policy.ts:2 says `throw new Refused(401)`', false, 2],
  ['src/policy.ts:200 refuses', false, null],
  ['src/gone.ts:2 refuses', false, null],
  ['`npm test` passes', false, null],
  ['cache.drop is called', undefined, null],
])('%s', async (claim, holds, line) => {
  const checked = await checkClaim(git, COMMIT, claim, [check]);
  expect([checked.checked?.holds, checked.line]).toEqual([holds, line]);
});
