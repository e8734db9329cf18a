import { localDate } from '#shared/spec/localDate.ts';
import { asSentence } from '#shared/interview/words/sentences.ts';
import type { Turn } from '#shared/interview/interview.ts';
import { editsWithoutModel } from '#shared/interview/model/editsWithoutModel.ts';
import type { ProposalEdit } from '#shared/spec/proposal.ts';
import type { Talk } from '../talk.ts';
import type { LeadingModel } from './interviewerSource.ts';
import { briefingOf, earsOf, type ModelRound, noteFailure, recordUsage } from './modelRound.ts';

/** Turns an answer into proposals: by the model, or by the rules where it cannot be asked. */
export async function readAnswer(round: ModelRound, turn: Turn, model: LeadingModel | null): Promise<void> {
  const { job, talks, clock, signal } = round;
  job.phase = 'read';
  const mayAsk = model && job.failure?.number !== null;
  const turned = mayAsk ? await model.interviewer.read(await briefingOf(round), turn, earsOf(round)) : null;
  if (signal.aborted) return;
  await talks.inTurn(job.place, async () => {
    if (model && turned) recordUsage(round, turned.usage, model);
    if (turned && !turned.outcome.ok) noteFailure(round, turned.outcome.error);
    const now = await talks.open(job.place);
    const own = now.ok ? now.value.turns.find(({ number }) => number === turn.number) : undefined;
    // An answer given anew meanwhile is read in the next round.
    if (!now.ok || !own?.unread || own.at !== turn.at) return;
    const today = localDate(clock());
    const edits = turned?.outcome.ok ? turned.outcome.value : editsByRules(now.value, turn, today);
    const proposalIds = talks.propose(now.value, turn.number, turn.question, dated(edits, turn, today));
    talks.record(now.value, { type: 'read', number: turn.number, proposalIds });
  });
}

function editsByRules(talk: Talk, { number, question, answer }: Turn, date: string): readonly ProposalEdit[] {
  if (answer.kind !== 'answered') return [];
  const turns = talk.turns.filter((own) => own.number < number);
  return editsWithoutModel(talk.bank, question, answer.text, { doc: talk.doc, turns, number, date });
}

/** A decision says when it was made and which answer it comes from. */
function dated(edits: readonly ProposalEdit[], { number }: Turn, date: string): readonly ProposalEdit[] {
  return edits.map((edit) => {
    const isBare =
      edit.kind === 'addItem' && edit.list === 'decisions' && !/^\d{4}-\d\d-\d\d /.test(edit.text);
    return isBare ? { ...edit, text: `${date} ${asSentence(edit.text)} (from Q${number})` } : edit;
  });
}
