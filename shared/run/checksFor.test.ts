import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { checksFor } from './checksFor.ts';
import { claimsOf } from './claimsOf.ts';

const spec = parseSpec(`# S

## Requirements

### R1 One

- **AC-1.1** The system SHALL do it.
  - shown by: \`npm test\`
- **AC-1.2** The system SHALL do more.
  - shown by: \`npm run more -- --fast\`
- **AC-1.3** The system SHALL rest.
  - shown by: \`npm run rest\`
`);

test('runs the task’s checks, then what its criteria name, each command once', () => {
  const task = { checks: ['test', 'node lint.js'], criteria: ['AC-1.1', 'AC-1.2'] };
  expect(checksFor(task, spec, { test: 'npm test', setup: 'npm ci' })).toEqual([
    { name: 'test', command: 'npm test', trusted: true, criteria: ['AC-1.1'] },
    { name: 'node lint.js', command: 'node lint.js', trusted: false, criteria: [] },
    {
      name: 'npm run more -- --fast',
      command: 'npm run more -- --fast',
      trusted: false,
      criteria: ['AC-1.2'],
    },
  ]);
});

test('reads what a verifying agent claims, its last word for each criterion', () => {
  const report =
    'I looked.\n- **AC-1.1** met: a.ts:3\n`AC-1.2` not met: exits with 1\nAC-1.2 met: after all\nAC-9.9 met';
  expect(claimsOf(report, ['AC-1.1', 'AC-1.2'])).toEqual([
    { criterion: 'AC-1.1', shows: 'met', text: 'a.ts:3' },
    { criterion: 'AC-1.2', shows: 'met', text: 'after all' },
  ]);
});
