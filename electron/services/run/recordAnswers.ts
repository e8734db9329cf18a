import type { SaidAnswer } from '#shared/run/answersOf.ts';
import { earlierWork } from '#shared/run/earlierWork.ts';
import type { AttemptJob } from './attemptJob.ts';

/** Records what an attempt makes of the comments its brief counts from 1; a number that is none is passed over. */
export function recordAnswers(job: AttemptJob, answers: readonly SaidAnswer[], by: string): void {
  const { comments } = earlierWork(job.run(), job.attempt());
  const bodies = answers.flatMap(({ comment, text }) => {
    const commentId = comments[comment - 1]?.id;
    if (commentId === undefined) return [];
    return [{ type: 'commentAnswered' as const, attemptId: job.attemptId, commentId, text, by }];
  });
  if (bodies.length > 0) job.record(...bodies);
}
