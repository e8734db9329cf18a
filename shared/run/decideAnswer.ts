import { fail, ok } from '#shared/contract/result.ts';
import { type FindOverlap, findMeeting } from './decideLaunches.ts';
import type { Decision } from './decideRun.ts';
import type { Attempt, Need, Run } from './run.ts';
import type { RunEventBody } from './runEvent.ts';
import { holdsItsFiles } from './taskStates.ts';

export type NeedAnswer = {
  readonly needId: string;
  readonly optionId: string;
  readonly text: string;
  readonly by: string;
};

/**
 * What an answer records: a question keeps it as a note, and files that are allowed widen the task. Those are
 * refused while another task has unlanded work in them.
 */
export function decideAnswer(
  run: Run,
  attempt: Attempt,
  answer: NeedAnswer,
  overlaps: FindOverlap,
): Decision {
  const need = attempt.needs.find(({ id }) => id === answer.needId);
  const isOffered = need?.options.some(({ id }) => id === answer.optionId) || need?.kind === 'question';
  if (!need || !isOffered) return fail({ code: 'unknownNeed' });
  const answered: RunEventBody = { type: 'needAnswered', attemptId: attempt.id, ...answer };
  switch (need.kind) {
    case 'permission':
      return ok([answered]);
    case 'question':
      return ok([answered, noteOf(attempt, need, answer)]);
    case 'scope':
      return isAllowed(need, answer) ? decideWiden(run, attempt, need, answer, overlaps) : ok([answered]);
  }
}

/** The files that a need of kind `scope` asks for, as globs or paths. */
export function pathsOfScope({ detail }: Pick<Need, 'detail'>): readonly string[] {
  return detail.split('\n').filter((line) => line !== '');
}

/** What a person answered, in their words or those of the choice they took. */
export function wordsOfAnswer(need: Need, { optionId, text }: Pick<NeedAnswer, 'optionId' | 'text'>): string {
  const chosen = need.options.find(({ id }) => id === optionId)?.label;
  return [chosen, text.trim()].filter(Boolean).join('. ');
}

function decideWiden(
  run: Run,
  attempt: Attempt,
  need: Need,
  answer: NeedAnswer,
  overlaps: FindOverlap,
): Decision {
  const paths = pathsOfScope(need);
  const task = run.tasks.find(({ id }) => id === attempt.taskId);
  const holders = run.tasks.filter(({ id }) => holdsItsFiles(run, id));
  const meeting = task && findMeeting({ ...task, change: paths }, holders, overlaps);
  if (meeting) return fail({ code: 'overlaps', taskId: meeting.holder.id, path: meeting.path });
  const { needId, optionId, text, by } = answer;
  return ok([
    { type: 'needAnswered', attemptId: attempt.id, needId, optionId, text, by },
    { type: 'scopeWidened', attemptId: attempt.id, paths: [...paths], reason: need.explanation, by },
  ]);
}

function isAllowed(need: Need, { optionId }: NeedAnswer): boolean {
  return need.options.find(({ id }) => id === optionId)?.kind.startsWith('allow') ?? false;
}

function noteOf(attempt: Attempt, need: Need, answer: NeedAnswer): RunEventBody {
  const note = {
    kind: 'answer' as const,
    text: wordsOfAnswer(need, answer),
    reason: need.title,
    by: answer.by,
  };
  return { type: 'noted', attemptId: attempt.id, note };
}
