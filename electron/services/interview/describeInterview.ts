import type { SpecJournal } from '#electron/services/spec/specJournal.ts';
import type { InterviewState, Question } from '#shared/interview/interview.ts';
import { bankBeside } from '#shared/interview/model/bankBeside.ts';
import { nextQuestion } from '#shared/interview/nextQuestion.ts';
import { readiness, topicsOf } from '#shared/interview/readiness.ts';
import type { FactCache } from './factCache.ts';
import type { LeadingModel } from './model/interviewerSource.ts';
import type { Lead } from './model/leadOf.ts';
import type { Talk } from './talk.ts';

const INTERVIEWER = 'The guided interview, on this machine';

/** The question that is open now; null while a model thinks, or where nothing is left to ask. */
export async function currentQuestion(factsFor: FactCache, talk: Talk, now: Lead): Promise<Question | null> {
  if ('asked' in now) return now.asked.question;
  if ('thinking' in now) return null;
  const facts = await factsFor(talk);
  return nextQuestion(bankBeside(talk.bank, talk.turns), talk.doc, talk.turns, facts);
}

/** What the page shows of an interview. */
export async function describeInterview(
  { journal, factsFor }: { readonly journal: SpecJournal; readonly factsFor: FactCache },
  talk: Talk,
  now: Lead,
  model: LeadingModel | null,
): Promise<InterviewState> {
  const { bank, project, specId, doc, turns, used } = talk;
  const topics = topicsOf(bank, doc, turns, await factsFor(talk));
  const ready = readiness(doc, journal.read(project, specId).proposals, topics);
  return {
    turns,
    current: await currentQuestion(factsFor, talk, now),
    currentNumber: turns.length + 1,
    topics,
    ready,
    interviewer: model && now.by === 'model' ? model.words : INTERVIEWER,
    isLocal: !model || now.by === 'guided' || model.isLocal,
    thinking: 'thinking' in now ? now.thinking : null,
    notice: now.by === 'guided' ? now.notice : null,
    used,
  };
}
