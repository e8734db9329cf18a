import { expect, test } from 'vitest';
import { taskId } from '#test/helpers/makeRun.ts';
import { proposalOfNote, proposalsOfReport } from './specProposals.ts';

const run = { number: 7 };
const attempt = { taskId: taskId(4) };
const where = { id: 'p1', at: '2026-06-09T12:31:00.000Z' };
test('what an agent decided or assumed is proposed with its reason, an answer it noted is not', () => {
  const note = { kind: 'assumption' as const, text: 'Names are unique', reason: 'The table says so' };
  expect(proposalOfNote(run, attempt, note, where)?.edit).toEqual({
    kind: 'addItem',
    list: 'assumptions',
    text: 'Names are unique. The table says so.',
  });
  expect(proposalOfNote(run, attempt, { ...note, kind: 'answer' }, where)).toBeNull();
});

test('an investigation proposes what its report marks, and nothing of the rest', () => {
  const report = `I looked around. A decision: none.
- **Constraint:** refusals go through Refused
> Open question: who may delete?
Decision: admins keep access
`;
  const found = proposalsOfReport(run, attempt, report, { idOf: String, at: where.at });
  expect(found.map(({ id, edit }) => [id, edit])).toEqual([
    ['0', { kind: 'addItem', list: 'constraints', text: 'refusals go through Refused.' }],
    ['1', { kind: 'addItem', list: 'questions', text: 'who may delete?' }],
    ['2', { kind: 'addItem', list: 'decisions', text: '2026-06-09 admins keep access.' }],
  ]);
});
