import { expect, test } from 'vitest';
import { launchOf } from '#shared/run/decideAttempt.ts';
import { attemptIdOf } from '#shared/run/names.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import { after, COMMIT, makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import { decideApprove, decideEdit, decideSendBack, isReadyToMerge, leftToLand } from './decideReview.ts';

const robot = { kind: 'command', id: 'robot', name: 'Robot', command: 'robot' } as const;
const start = startedRun([makeTask(1), makeTask(2, { optional: true })]);
const id = (task: number) => attemptIdOf(start.id, taskId(task), 1);
const launch = (task: number) => launchOf(start, start.tasks[task - 1]!, robot, { continues: null, why: '' });
const inReview = (task: number): RunEventBody[] => [
  launch(task),
  { type: 'reviewOpened', attemptId: id(task), why: '' },
];
const landed = (task: number): RunEventBody => ({
  type: 'landed',
  attemptId: id(task),
  commit: COMMIT,
  why: '',
});

test('work goes back with something said, and only while it waits for review', () => {
  const run = after(start, ...inReview(1));
  const request = { text: 'Mend it', by: 'Priya', commentId: 'c1' };
  expect(decideSendBack(run, run.attempts[0]!, { ...request, text: ' ' })).toEqual({
    ok: false,
    error: { code: 'nothingToSay' },
  });
  expect(decideSendBack(run, run.attempts[0]!, request)).toEqual({
    ok: true,
    value: [
      {
        type: 'commented',
        attemptId: 'run-7.T1.1',
        id: 'c1',
        anchor: { kind: 'attempt' },
        text: 'Mend it',
        by: 'Priya',
      },
      { type: 'sentBack', attemptId: 'run-7.T1.1', by: 'Priya', why: 'Sent back by Priya with one comment.' },
    ],
  });
  const over = after(run, landed(1));
  expect(decideSendBack(over, over.attempts[0]!, request)).toEqual({
    ok: false,
    error: { code: 'notNow', act: 'be sent back', state: 'landed' },
  });
});

test('landing asks for a reason when something speaks against it', () => {
  const run = after(start, ...inReview(1));
  const because = ['AC-1.1 is not met.'];
  const attempt = run.attempts[0]!;
  expect(decideApprove(run, attempt, { reason: ' ', by: 'Priya', because })).toEqual({
    ok: false,
    error: { code: 'reasonNeeded', because },
  });
  expect(decideApprove(run, attempt, { reason: 'Later', by: 'Priya', because })).toEqual({
    ok: true,
    value: [{ type: 'approved', attemptId: 'run-7.T1.1', by: 'Priya', reason: 'Later' }],
  });
  expect(decideApprove(run, attempt, { reason: null, by: 'Priya', because: [] }).ok).toBe(true);
});

test('all goes to the person’s branch once the rest has landed and no optional task is on its way', () => {
  expect(leftToLand(start)).toEqual(['T1']);
  const one = after(start, ...inReview(1), landed(1));
  expect(leftToLand(one)).toEqual([]);
  expect(isReadyToMerge(one)).toBe(false);
  expect(isReadyToMerge(after(one, ...inReview(2)))).toBe(false);
  expect(isReadyToMerge(after(one, launch(2), { type: 'attemptFailed', attemptId: id(2), why: '' }))).toBe(
    true,
  );
  expect(isReadyToMerge(after(one, ...inReview(2), landed(2)))).toBe(true);
});

test('work is edited while it waits for review, with a commit and a workspace to put it in', () => {
  const attemptId = id(1);
  const edit = { commit: 'b'.repeat(40), paths: ['src/a.ts'], files: [], by: 'Priya' };
  const workspace = { path: '/w', branch: 'b', baseCommit: COMMIT, startCommit: COMMIT };
  const run = after(
    start,
    launch(1),
    { type: 'workspacePrepared', attemptId, workspace },
    { type: 'handedIn', attemptId, commit: COMMIT, files: [], report: '', why: '' },
  );
  expect(decideEdit(run.attempts[0]!, edit)).toEqual({
    ok: false,
    error: { code: 'notNow', act: 'be edited', state: 'being checked' },
  });
  const open = after(run, { type: 'reviewOpened', attemptId, why: '' });
  const decided = decideEdit(open.attempts[0]!, edit);
  expect(decided).toEqual({ ok: true, value: [{ type: 'edited', attemptId, ...edit }] });
  const edited = after(open, ...(decided.ok ? decided.value : []));
  expect(edited.attempts[0]).toMatchObject({ state: 'inReview', commit: edit.commit, files: [] });
  expect(edited.reasons.at(-1)).toMatchObject({ kind: 'judged', title: 'T1 was edited in review' });
});
