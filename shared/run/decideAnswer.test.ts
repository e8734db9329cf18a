import { expect, test } from 'vitest';
import { after, makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import { decideAnswer } from './decideAnswer.ts';
import { launchOf } from './decideAttempt.ts';
import type { Need, Run } from './run.ts';
import { scopesOverlap } from './scopesOverlap.ts';

const robot = { kind: 'command', id: 'robot', name: 'Robot', command: 'robot' } as const;
const option = (id: string, kind: Need['options'][number]['kind'], label: string) => ({ id, kind, label });

function asking(
  need: Pick<Need, 'kind' | 'title' | 'detail' | 'explanation' | 'options'>,
  alsoAtWork = 0,
): Run {
  const start = startedRun([makeTask(1), makeTask(2), makeTask(3, { change: ['src/shared/**'] })]);
  const launch = (run: Run, number: number) =>
    launchOf(run, run.tasks[number - 1]!, robot, { continues: null, why: '' });
  const first = after(start, launch(start, 1));
  const both = alsoAtWork ? after(first, launch(first, alsoAtWork)) : first;
  const { id: attemptId } = both.attempts[0]!;
  return after(both, {
    type: 'needed',
    attemptId,
    need: { id: 'n1', lasting: false, at: '2026-06-09T12:00:00.000Z', ...need, options: [...need.options] },
  });
}

function answered(run: Run, optionId: string, text = '') {
  return decideAnswer(run, run.attempts[0]!, { needId: 'n1', optionId, text, by: 'Priya' }, scopesOverlap);
}

const question = {
  kind: 'question',
  title: 'Which one?',
  detail: 'AC-1.1',
  explanation: '',
  options: [option('0', 'answer', 'The first')],
} as const;
const scope = {
  kind: 'scope',
  title: 'May it change more files?',
  detail: 'src/shared/roles.ts\ndocs/**',
  explanation: 'The rule lives there.',
  options: [option('allow', 'allowOnce', 'Allow'), option('refuse', 'refuseOnce', 'Refuse')],
} as const;

test('an answer to a question is kept as a note, in the words of the choice and the person', () => {
  const run = asking(question);
  const decision = answered(run, '0', 'For now.');
  if (!decision.ok) throw new Error('refused');
  const [attempt] = after(run, ...decision.value).attempts;
  expect(attempt).toMatchObject({
    state: 'running',
    needs: [],
    notes: [{ kind: 'answer', text: 'The first. For now.', reason: 'Which one?', by: 'Priya' }],
  });
});

test('files that are allowed widen the task from then on, and say so', () => {
  const run = asking(scope);
  const decision = answered(run, 'allow');
  if (!decision.ok) throw new Error('refused');
  const wider = after(run, ...decision.value);
  expect(wider.tasks[0]?.change).toEqual(['src/t1.ts', 'src/shared/roles.ts', 'docs/**']);
  expect(wider.reasons.at(-1)).toMatchObject({
    title: 'T1 may change more',
    text: 'Priya added src/shared/roles.ts and docs/**: The rule lives there.',
  });
});

test('files that are refused change nothing', () => {
  expect(answered(asking(scope), 'refuse')).toMatchObject({ ok: true, value: [{ type: 'needAnswered' }] });
});

test('files in which another task has unlanded work cannot be allowed', () => {
  expect(answered(asking(scope, 3), 'allow')).toEqual({
    ok: false,
    error: { code: 'overlaps', taskId: taskId(3), path: 'src/shared/roles.ts' },
  });
  expect(answered(asking(scope, 2), 'allow').ok).toBe(true);
});
