import type { Clock } from '#electron/host/clock.ts';
import type { OpenProjects } from '#electron/services/project/openProject.ts';
import { localDate } from '#shared/spec/localDate.ts';
import type { SpecJournal } from '#electron/services/spec/specJournal.ts';
import { watchSpec } from '#electron/services/spec/watchSpec.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { QuestionBank } from '#shared/interview/bank.ts';
import type { InterviewError } from '#shared/interview/contract.ts';
import type { Answer, InterviewState, Question } from '#shared/interview/interview.ts';
import { bankBeside } from '#shared/interview/model/bankBeside.ts';
import { checkEdits } from '#shared/interview/model/checkEdits.ts';
import { nextQuestion } from '#shared/interview/nextQuestion.ts';
import { proposalsFor } from '#shared/interview/proposalsFor.ts';
import { readiness, topicsOf } from '#shared/interview/readiness.ts';
import type { ProposalEdit } from '#shared/spec/proposal.ts';
import { createFactCache, type FactReader } from './factCache.ts';
import { type InterviewerSource, type LeadingModel, noModel } from './model/interviewerSource.ts';
import type { Lead } from './model/leadOf.ts';
import { createModelLead } from './model/modelLead.ts';
import { createTalks, type Place, type Talk } from './talk.ts';

export type InterviewServiceNeeds = {
  readonly projects: OpenProjects;
  readonly journal: SpecJournal;
  readonly clock: Clock;
  readonly bank: () => Promise<QuestionBank>;
  /** Finds the places a question rests on; without it they are found by name. */
  readonly code?: FactReader;
  /** A model that may ask instead of the question bank. */
  readonly source?: InterviewerSource;
};

export type InterviewService = Handlers<OvertureContract>['interview'] & { dispose(): Promise<void> };

const INTERVIEWER = 'The guided interview, on this machine';

/** Asks one question at a time; answers become proposals, which only a person's decision brings into the spec. */
export function createInterviewService(needs: InterviewServiceNeeds): InterviewService {
  const { journal, clock, source = noModel } = needs;
  const factsFor = createFactCache(needs.code);
  const talks = createTalks(needs);
  const lead = createModelLead({ talks, clock, source, factsFor });

  async function currentOf(talk: Talk, now: Lead): Promise<Question | null> {
    if ('asked' in now) return now.asked.question;
    if ('thinking' in now) return null;
    const facts = await factsFor(talk.project, talk.doc);
    return nextQuestion(bankBeside(talk.bank, talk.turns), talk.doc, talk.turns, facts);
  }

  async function stateOf(talk: Talk, place: Place, model: LeadingModel | null): Promise<InterviewState> {
    const { bank, project, specId, doc, turns, used } = talk;
    const topics = topicsOf(bank, doc, turns, await factsFor(project, doc));
    const { proposals } = journal.read(project, specId);
    const now = lead.leadOf(talk, place, model);
    const ready = readiness(doc, proposals, topics);
    return {
      turns,
      current: await currentOf(talk, now),
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

  /** The edits of an answer; null when a model has to read it first. */
  function editsOf(
    talk: Talk,
    number: number,
    question: Question,
    answer: Answer,
  ): readonly ProposalEdit[] | null {
    const { bank, doc, turns, asked } = talk;
    if (question.source === 'guided' || answer.kind !== 'answered') {
      return proposalsFor(bank, question, answer, { doc, turns, number, date: localDate(clock()) });
    }
    const plan =
      asked?.question.id === question.id ? asked.plans.find(({ say }) => say === answer.text) : null;
    const checked = plan ? checkEdits(doc, plan.edits) : null;
    return checked && checked.faults.length === 0 ? checked.edits : null;
  }

  /** Takes an answer down and says at once what it proposes, or leaves that to the model. */
  function take(talk: Talk, number: number, question: Question, answer: Answer) {
    const edits = editsOf(talk, number, question, answer);
    const proposalIds = edits ? talks.propose(talk, number, question, edits) : [];
    return { number, answer, proposalIds, unread: edits === null };
  }

  return {
    async watch(place, feed, { signal }) {
      const first = await talks.open(place);
      if (!first.ok) return first;
      const snapshot = await stateOf(first.value, place, await source.current());
      let told = JSON.stringify(snapshot);
      let failure: InterviewError | null = null;
      feed.snapshot(snapshot);
      const ended = new AbortController();
      const either = AbortSignal.any([signal, ended.signal]);
      const left = new AbortController();
      lead.attend(place, left.signal);
      await watchSpec(first.value.project, place.specId, journal, either, async () => {
        const talk = await talks.open(place);
        if (!talk.ok) {
          failure = talk.error;
          return ended.abort();
        }
        const state = await stateOf(talk.value, place, await source.current());
        const seen = JSON.stringify(state);
        if (seen !== told) feed.event(state);
        told = seen;
      }).finally(() => left.abort());
      return failure ? fail(failure) : ok(undefined);
    },
    async answer({ questionId, answer, ...place }) {
      const taken = await talks.inTurn(place, async () => {
        const talk = await talks.open(place);
        if (!talk.ok) return talk;
        const question = await currentOf(talk.value, lead.leadOf(talk.value, place, await source.current()));
        if (question?.id !== questionId) return fail({ code: 'questionPassed' as const });
        const turn = take(talk.value, talk.value.turns.length + 1, question, answer);
        talks.record(talk.value, { type: 'answered', question, ...turn });
        return ok(null);
      });
      lead.go(place);
      return taken;
    },
    async revise({ number, answer, ...place }) {
      const taken = await talks.inTurn(place, async () => {
        const talk = await talks.open(place);
        if (!talk.ok) return talk;
        const turn = talk.value.turns.find((own) => own.number === number);
        if (!turn) return fail({ code: 'questionPassed' as const });
        journal.withdraw(talk.value.project, place.specId, turn.proposalIds);
        const before = talk.value.turns.filter((own) => own.number < number);
        const anew = take({ ...talk.value, turns: before }, number, turn.question, answer);
        talks.record(talk.value, { type: 'revised', ...anew });
        return ok(null);
      });
      lead.go(place);
      return taken;
    },
    async retry(place) {
      lead.retry(place);
      return ok(null);
    },
    async dontWait(place) {
      const talk = await talks.open(place);
      if (!talk.ok) return talk;
      lead.dontWait(place, talk.value.turns.length + 1);
      return ok(null);
    },
    dispose: () => lead.dispose(),
  };
}
