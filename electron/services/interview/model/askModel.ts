import type { Place, Talks } from '../talk.ts';
import type { LeadingModel } from './interviewerSource.ts';
import { BEGINS } from './modelJob.ts';
import { briefingOf, earsOf, type ModelRound, noteFailure, recordUsage } from './modelRound.ts';

/** Has the model make the next question, and records it. */
export async function askModel(round: ModelRound, model: LeadingModel): Promise<void> {
  const { job, talk, talks, signal } = round;
  job.phase = 'ask';
  job.doing = BEGINS;
  const { outcome, usage } = await model.interviewer.ask(await briefingOf(round), earsOf(round));
  if (signal.aborted) return;
  await talks.inTurn(job.place, async () => {
    recordUsage(round, usage, model);
    if (!outcome.ok) return noteFailure(round, outcome.error);
    if (outcome.value === null) job.isDone = true;
    // Whoever did not wait may have answered a guided question meanwhile.
    else if (await isStillAt(talks, job.place, outcome.value.number)) {
      const { number, question, plans } = outcome.value;
      talks.record(talk, { type: 'asked', number, question, plans: [...plans] });
    }
  });
}

async function isStillAt(talks: Talks, place: Place, number: number): Promise<boolean> {
  const now = await talks.open(place);
  return now.ok && now.value.turns.length + 1 === number;
}
