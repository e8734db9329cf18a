import type { Clock } from '#electron/host/clock.ts';
import { feedStates } from '#electron/services/feedStates.ts';
import type { OpenProjects } from '#electron/services/project/openProject.ts';
import type { SpecJournal } from '#electron/services/spec/specJournal.ts';
import { watchSpec } from '#electron/services/spec/watchSpec.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { QuestionBank } from '#shared/interview/bank.ts';
import type { InterviewError } from '#shared/interview/contract.ts';
import type { Answer, InterviewState } from '#shared/interview/interview.ts';
import { currentQuestion, describeInterview } from './describeInterview.ts';
import { createFactCache, type FactReader } from './factCache.ts';
import { type InterviewerSource, noModel } from './model/interviewerSource.ts';
import { createModelLead, type ModelLead } from './model/modelLead.ts';
import { takeAnswer } from './takeAnswer.ts';
import { createTalks, type Place, type Talk, type Talks } from './talk.ts';

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

/** Asks one question at a time; answers become proposals, which only a person's decision brings into the spec. */
export function createInterviewService(needs: InterviewServiceNeeds): InterviewService {
  const { journal, clock, source = noModel } = needs;
  const factsFor = createFactCache(needs.code);
  const talks = createTalks(needs);
  const lead = createModelLead({ talks, clock, source, factsFor });

  const questionNow = async (talk: Talk, place: Place) =>
    currentQuestion(factsFor, talk, lead.leadOf(talk, place, await source.current()));

  async function stateOf(talk: Talk, place: Place): Promise<InterviewState> {
    const model = await source.current();
    return describeInterview({ journal, factsFor }, talk, lead.leadOf(talk, place, model), model);
  }

  async function readState(place: Place): Promise<Result<InterviewState, InterviewError>> {
    const talk = await talks.open(place);
    return talk.ok ? ok(await stateOf(talk.value, place)) : talk;
  }

  return {
    async watch(place, feed, { signal }) {
      const talk = await talks.open(place);
      if (!talk.ok) return talk;
      const left = new AbortController();
      return feedStates(
        feed,
        await stateOf(talk.value, place),
        () => readState(place),
        signal,
        (...until) => {
          lead.attend(place, left.signal);
          return watchSpec(talk.value.project, place.specId, journal, ...until);
        },
      ).finally(() => left.abort());
    },
    answer: ({ questionId, answer, ...place }) =>
      inTurn({ talks, lead }, place, async (talk) => {
        const question = await questionNow(talk, place);
        if (question?.id !== questionId) return fail({ code: 'questionPassed' });
        const turn = takeAnswer({ talks, clock }, talk, talk.turns.length + 1, question, answer);
        talks.record(talk, { type: 'answered', question, ...turn });
        return ok(null);
      }),
    revise: ({ number, answer, ...place }) =>
      inTurn({ talks, lead }, place, async (talk) =>
        takeRevision({ talks, clock, journal }, talk, place, { number, answer }),
      ),
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

/** Takes an answer down in its turn; whoever leads goes on from it. */
async function inTurn(
  { talks, lead }: { talks: Talks; lead: ModelLead },
  place: Place,
  takeDown: (talk: Talk) => Promise<Result<null, InterviewError>>,
): Promise<Result<null, InterviewError>> {
  const taken = await talks.inTurn(place, async () => {
    const talk = await talks.open(place);
    return talk.ok ? takeDown(talk.value) : talk;
  });
  lead.go(place);
  return taken;
}

/** Another answer to a question asked before takes back what the first one proposed. */
function takeRevision(
  { talks, clock, journal }: { talks: Talks; clock: Clock; journal: SpecJournal },
  talk: Talk,
  place: Place,
  { number, answer }: { number: number; answer: Answer },
): Result<null, InterviewError> {
  const turn = talk.turns.find((own) => own.number === number);
  if (!turn) return fail({ code: 'questionPassed' });
  journal.withdraw(talk.project, place.specId, turn.proposalIds);
  const before = talk.turns.filter((own) => own.number < number);
  const anew = takeAnswer({ talks, clock }, { ...talk, turns: before }, number, turn.question, answer);
  talks.record(talk, { type: 'revised', ...anew });
  return ok(null);
}
