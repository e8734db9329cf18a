import { expect, test } from 'vitest';
import { parsePatch } from '#shared/review/parsePatch.ts';
import type { Attempt, Comment, CommentAnchor, Run } from '#shared/run/run.ts';
import { settingsPatch, settingsRun } from '#test/fixtures/run/settingsRun.ts';
import { earlierComments, withoutLine } from './earlierComments.ts';

const AT = '2026-06-09T12:33:00.000Z';
const settings = settingsRun(new Date(AT), 'inReview');
const made = settings.attempts.find((one) => one.taskId === 'T4')!;
const said = (id: string, anchor: CommentAnchor): Comment => ({ id, anchor, text: id, by: 'Priya', at: AT });
const line = (path: string, number: number) =>
  ({ kind: 'line', path, side: 'new', line: number }) as const satisfies CommentAnchor;
const [file] = parsePatch(settingsPatch);
const path = file?.path ?? '';
const shown = file?.hunks[0]?.lines.find((one) => one.new !== null)?.new ?? 1;

const first: Attempt = {
  ...made,
  comments: [
    said('whole', { kind: 'attempt' }),
    said('there', line(path, 4000)),
    said('gone', line(path, shown)),
    said('criterion', { kind: 'criterion', criterion: 'AC-1.2' }),
  ],
};
const second: Attempt = {
  ...made,
  id: 'run-7.T4.2' as Attempt['id'],
  number: 2,
  continues: first.id,
  answers: [{ commentId: 'there', text: 'Moved.', by: 'Codex', at: AT }],
};
const run: Run = {
  ...settings,
  attempts: [...settings.attempts.filter(({ id }) => id !== first.id), first, second],
};
const followed = [
  { commentId: 'there', anchor: line(path, shown), outdated: false },
  { commentId: 'gone', anchor: line(path, shown), outdated: true },
];

test('what was said of the attempt before stands where its line is now, with what was answered', () => {
  const told = earlierComments(run, second, followed).map(({ comment, anchor, outdated, answers, from }) => [
    comment.id,
    anchor.kind === 'line' ? anchor.line : anchor.kind,
    outdated,
    answers.map(({ text }) => text),
    from,
  ]);
  expect(told).toEqual([
    ['whole', 'attempt', false, [], 'first attempt'],
    ['there', shown, false, ['Moved.'], 'first attempt'],
    ['gone', shown, true, [], 'first attempt'],
    ['criterion', 'criterion', false, [], 'first attempt'],
  ]);
  expect(earlierComments(run, first, [])).toEqual([]);
});

test('what no line in view stands for is told apart', () => {
  const names = withoutLine(earlierComments(run, second, followed), parsePatch(settingsPatch));
  expect(names.map(({ comment }) => comment.id)).toEqual(['whole', 'gone']);
  // Before its place is known, a comment on a line is told apart as well.
  expect(withoutLine(earlierComments(run, second, []), parsePatch(settingsPatch)).length).toBe(3);
});
