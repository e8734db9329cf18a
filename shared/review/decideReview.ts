import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Attempt, CommentAnchor, Run } from '#shared/run/run.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import { describeState } from '#shared/run/decideAttempt.ts';
import { earlierAttempts } from '#shared/run/earlierWork.ts';
import { lastAttemptOf, stateOfTask } from '#shared/run/taskStates.ts';
import { countOf } from '#shared/run/words.ts';
import type { ReviewError } from './contract.ts';

export type ReviewDecision = Result<readonly RunEventBody[], ReviewError>;

const notNow = (act: string, attempt: Attempt): ReviewDecision =>
  fail({ code: 'notNow', act, state: describeState(attempt) });

/** Comments can be left as soon as there is work to look at, and until it has landed. */
export function decideComment(
  attempt: Attempt,
  comment: {
    readonly id: string;
    readonly anchor: CommentAnchor;
    readonly text: string;
    readonly by: string;
  },
): ReviewDecision {
  if (attempt.state === 'landed') return notNow('be commented on', attempt);
  return ok([{ type: 'commented', attemptId: attempt.id, ...comment }]);
}

export function decideRemoveComment(attempt: Attempt, id: string, by: string): ReviewDecision {
  const isThere = attempt.comments.some((comment) => comment.id === id);
  return ok(isThere ? [{ type: 'commentRemoved', attemptId: attempt.id, id, by }] : []);
}

/** Only what was said of work that this attempt goes on from can be answered with it. */
export function decideAnswerComment(
  run: Run,
  attempt: Attempt,
  answer: { readonly commentId: string; readonly text: string; readonly by: string },
): ReviewDecision {
  const isThere = earlierAttempts(run, attempt).some(({ comments }) =>
    comments.some(({ id }) => id === answer.commentId),
  );
  if (!isThere) return fail({ code: 'failed', reason: 'That comment is gone. Nothing was answered.' });
  return ok([{ type: 'commentAnswered', attemptId: attempt.id, ...answer }]);
}

/** Needs at least one comment or a sentence; the next attempt reads them all. `commentId` names that sentence. */
export function decideSendBack(
  run: Run,
  attempt: Attempt,
  request: { readonly text: string; readonly by: string; readonly commentId: string },
): ReviewDecision {
  const isLast = lastAttemptOf(run, attempt.taskId)?.id === attempt.id;
  const canGoBack = isLast && (attempt.state === 'inReview' || attempt.state === 'conflicted');
  if (!canGoBack) return notNow('be sent back', attempt);
  const { by, commentId: id } = request;
  const text = request.text.trim();
  const count = attempt.comments.length + (text === '' ? 0 : 1);
  if (count === 0 && attempt.state !== 'conflicted') return fail({ code: 'nothingToSay' });
  const comment = {
    type: 'commented',
    attemptId: attempt.id,
    id,
    anchor: { kind: 'attempt' },
    text,
    by,
  } as const;
  const withWhat = count === 0 ? 'to settle what it meets' : `with ${countOf(count, 'comment')}`;
  return ok([
    ...(text === '' ? [] : [comment]),
    { type: 'sentBack', attemptId: attempt.id, by, why: `Sent back by ${by} ${withWhat}.` },
  ]);
}

export function decideAllowPath(
  attempt: Attempt,
  allowed: { readonly path: string; readonly reason: string; readonly by: string },
): ReviewDecision {
  if (attempt.state === 'landed') return notNow('change its scope', attempt);
  return ok([{ type: 'pathAllowed', attemptId: attempt.id, ...allowed }]);
}

export function decideTagHunk(
  attempt: Attempt,
  tag: Omit<Extract<RunEventBody, { type: 'hunkTagged' }>, 'type' | 'attemptId'>,
): ReviewDecision {
  if (attempt.state === 'landed') return notNow('be tagged', attempt);
  return ok([{ type: 'hunkTagged', attemptId: attempt.id, ...tag }]);
}

/** Work is edited while it waits for review: before, an agent may be at it; after, it has landed or gone back. */
export function decideEdit(
  attempt: Attempt,
  edit: Omit<Extract<RunEventBody, { type: 'edited' }>, 'type' | 'attemptId'>,
): ReviewDecision {
  if (!canEdit(attempt)) return notNow('be edited', attempt);
  return ok([{ type: 'edited', attemptId: attempt.id, ...edit }]);
}

export function canEdit({ state, commit, workspace }: Attempt): boolean {
  return state === 'inReview' && commit !== null && workspace !== null;
}

export function decideOverrule(
  attempt: Attempt,
  overruling: Omit<Extract<RunEventBody, { type: 'verdictOverruled' }>, 'type' | 'attemptId'>,
): ReviewDecision {
  if (attempt.state === 'landed') return notNow('be judged again', attempt);
  return ok([{ type: 'verdictOverruled', attemptId: attempt.id, ...overruling }]);
}

/** `because` is what speaks against landing as things are (`landingReasons`); then a reason must be given. */
export function decideApprove(
  run: Run,
  attempt: Attempt,
  request: { readonly reason: string | null; readonly by: string; readonly because: readonly string[] },
): ReviewDecision {
  if (attempt.state !== 'inReview' || run.state === 'finished') return notNow('land', attempt);
  const reason = request.reason?.trim() || null;
  if (request.because.length > 0 && reason === null) {
    return fail({ code: 'reasonNeeded', because: [...request.because] });
  }
  return ok([{ type: 'approved', attemptId: attempt.id, by: request.by, reason }]);
}

/** Tasks that must land before the run's work goes to the person's branch, in the plan's order. */
export function leftToLand(run: Run): readonly string[] {
  return run.tasks
    .filter((task) => !task.optional && stateOfTask(run, task.id) !== 'landed')
    .map(({ id }) => id);
}

/** All that must land has landed, and no optional task is on its way. */
export function isReadyToMerge(run: Run): boolean {
  const over = new Set(['landed', 'failed', 'cancelled', 'held']);
  return leftToLand(run).length === 0 && run.tasks.every(({ id }) => over.has(stateOfTask(run, id)));
}
