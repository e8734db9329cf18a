import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCycles } from '../taskGraph.ts';
import { readPlanReply } from './planReply.ts';

const CONTEXT = {
  criteria: ['AC-1.1', 'AC-1.2'].map((id, index) => ({
    id,
    text: 'The system SHALL work.',
    requirement: 'R1',
    requirementTitle: 'Work',
    optional: index > 0,
  })),
  files: ['src/a.ts', 'src/b.ts'],
  commands: ['test'],
};
const BUILD = {
  key: 'a',
  title: 'Build',
  criteria: ['AC-1.1'],
  change: ['src/a.ts'],
  checks: ['test'],
  instructions: 'Do it.',
};
const read = (...tasks: readonly unknown[]) => readPlanReply(JSON.stringify({ tasks }), CONTEXT);

test('keys become ids, and what is left out has its usual value', () => {
  expect(
    read({ ...BUILD, needs: ['b'] }, { key: 'b', title: 'Look', role: 'investigate', instructions: 'See.' }),
  ).toMatchObject({
    ok: true,
    value: {
      tasks: [
        { id: 'T1', role: 'implement', needs: ['T2'], estimate: 'M', optional: false, within: null },
        { id: 'T2', role: 'investigate', scope: { change: [], read: [] } },
      ],
    },
  });
});

test.each([
  ['no JSON', 'I cannot do that.', 'The reply holds no JSON object.'],
  ['no tasks', '{"tasks":[]}', 'tasks'],
])('%s is told', (_name, text, fault) => {
  const answer = readPlanReply(text, CONTEXT);
  expect(answer.ok ? '' : answer.error).toContain(fault);
});

test.each([
  ['a criterion nobody implements', [{ ...BUILD, criteria: [] }], 'No task implements AC-1.1.'],
  ['a criterion nobody tries', [{ ...BUILD, checks: [] }], 'Nothing tries AC-1.1'],
  [
    'a criterion the spec does not have',
    [{ ...BUILD, criteria: ['AC-1.1', 'AC-9.9'] }],
    'no criterion AC-9.9',
  ],
  ['an unknown check', [{ ...BUILD, checks: ['rm -rf /'] }], 'which is none'],
  ['a pattern without files', [{ ...BUILD, change: ['lib/**'] }], 'lib/** matches no file.'],
  ['a path out of the repository', [{ ...BUILD, change: ['../x.ts'] }], 'not a path inside'],
  ['a builder without files', [{ ...BUILD, change: [] }], 'names no file'],
  ['a reader that changes files', [{ ...BUILD, role: 'verify' }], 'so it changes no file'],
  ['the same key twice', [BUILD, BUILD], 'Two tasks have the key “a”.'],
  ['an unknown need', [{ ...BUILD, needs: ['z'] }], 'needs “z”'],
  [
    'a loop',
    [
      { ...BUILD, needs: ['b'] },
      { ...BUILD, key: 'b', title: 'Other', needs: ['a'] },
    ],
    'wait for each other',
  ],
])('%s is told', (_name, tasks, fault) => {
  const answer = read(...tasks);
  expect(answer.ok ? '' : answer.error).toContain(fault);
});

test('whatever a model writes, the answer is a sound plan or a list of faults', () => {
  const key = fc.constantFrom('a', 'b', 'c');
  const task = fc.record(
    {
      key,
      title: fc.string(),
      role: fc.constantFrom('implement', 'verify', 'boss'),
      criteria: fc.array(fc.constantFrom('AC-1.1', 'AC-1.2', '')),
      change: fc.array(fc.constantFrom('src/a.ts', 'src/**', '**', '', '/etc/passwd')),
      needs: fc.array(key),
      checks: fc.array(fc.constantFrom('test', 'x')),
      instructions: fc.string(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.array(task, { maxLength: 3 }), fc.jsonValue()), (tasks) => {
      const answer = readPlanReply(JSON.stringify({ tasks }), CONTEXT);
      if (!answer.ok) {
        expect(answer.error).not.toBe('');
        return;
      }
      expect(findCycles(answer.value)).toEqual([]);
      expect(new Set(answer.value.tasks.map(({ id }) => id)).size).toBe(answer.value.tasks.length);
    }),
  );
});
