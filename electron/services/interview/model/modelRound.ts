import type { Clock } from '#electron/host/clock.ts';
import type { ModelUsage } from '#electron/model/model.ts';
import type { CodeFact } from '#shared/interview/nextQuestion.ts';
import { fallNotice, type InterviewerFailure } from '#shared/interview/model/fallNotice.ts';
import { topicsOf } from '#shared/interview/readiness.ts';
import type { FactCache } from '../factCache.ts';
import type { Talk, Talks } from '../talk.ts';
import type { Briefing } from './createInterviewer.ts';
import type { LeadingModel } from './interviewerSource.ts';
import type { ModelJob } from './modelJob.ts';

export type RoundNeeds = {
  readonly talks: Talks;
  readonly clock: Clock;
  readonly factsFor: FactCache;
};

/** One thing that a model does for an interview: it makes a question or reads an answer. */
export type ModelRound = RoundNeeds & {
  readonly job: ModelJob;
  readonly talk: Talk;
  readonly signal: AbortSignal;
};

export async function briefingOf({ talk, factsFor }: ModelRound): Promise<Briefing> {
  const facts: readonly CodeFact[] = await factsFor(talk);
  return { ...talk, facts, topics: topicsOf(talk.bank, talk.doc, talk.turns, facts) };
}

/** What the model says it does shows on the page. */
export function earsOf({ job, talks, signal }: ModelRound) {
  return {
    signal,
    onDoing(doing: string) {
      job.doing = doing;
      if (!signal.aborted) talks.touch(job.place);
    },
  };
}

/** An answer nobody can read costs the model that one question; anything else ends its lead until someone tries again. */
export function noteFailure({ job, talk }: ModelRound, failure: InterviewerFailure): void {
  const isOnce = failure.code === 'unreadable';
  job.failure = { notice: fallNotice(failure), number: isOnce ? talk.turns.length + 1 : null };
}

export function recordUsage(
  { talk, talks }: ModelRound,
  { input, output }: ModelUsage,
  { prices }: LeadingModel,
): void {
  if (input + output === 0) return;
  const dollars = prices ? (input * prices.input + output * prices.output) / 1_000_000 : null;
  talks.record(talk, { type: 'used', input, output, dollars });
}
