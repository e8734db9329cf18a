import { randomUUID } from 'node:crypto';
import { createQueue } from '#electron/git/createQueue.ts';
import type { Clock } from '#electron/host/clock.ts';
import type { OpenProject, OpenProjects } from '#electron/services/project/openProject.ts';
import { localDate } from '#electron/services/spec/createSpec.ts';
import { specFile } from '#electron/services/spec/specFile.ts';
import type { SpecJournal } from '#electron/services/spec/specJournal.ts';
import { watchSpec } from '#electron/services/spec/watchSpec.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { QuestionBank } from '#shared/interview/bank.ts';
import type { InterviewError } from '#shared/interview/contract.ts';
import type { Answer, InterviewState, Question, Turn } from '#shared/interview/interview.ts';
import { evolveTurns, type InterviewEvent, interviewEventSchema } from '#shared/interview/interviewEvent.ts';
import { nextQuestion } from '#shared/interview/nextQuestion.ts';
import { proposalsFor } from '#shared/interview/proposalsFor.ts';
import { readiness, topicsOf } from '#shared/interview/readiness.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { describeSpecError } from '#shared/spec/describeSpecError.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { Proposal } from '#shared/spec/proposal.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { createFactCache } from './factCache.ts';

export type InterviewServiceNeeds = {
  readonly projects: OpenProjects;
  readonly journal: SpecJournal;
  readonly clock: Clock;
  readonly bank: () => Promise<QuestionBank>;
};

type Talk = {
  readonly bank: QuestionBank;
  readonly project: OpenProject;
  readonly specId: string;
  readonly doc: SpecDocument;
  readonly turns: readonly Turn[];
};

const INTERVIEWER = 'The guided interview, on this machine';

/** Asks one question at a time; answers become proposals, which only a person's decision brings into the spec. */
export function createInterviewService(
  needs: InterviewServiceNeeds,
): Handlers<OvertureContract>['interview'] {
  const { projects, journal, clock } = needs;
  const factsFor = createFactCache();
  const queues = new Map<string, ReturnType<typeof createQueue>>();

  async function open(projectId: ProjectId, specId: string): Promise<Result<Talk, InterviewError>> {
    const project = projects.get(projectId);
    if (!project) return fail({ code: 'unknownProject' });
    const file = await specFile(project, specId).read();
    if (file.ok) {
      const bank = await needs.bank();
      return ok({
        bank,
        project,
        specId,
        doc: parseSpec(file.value.text),
        turns: readTurns(project, specId),
      });
    }
    if (file.error.code === 'gone') return fail({ code: 'unknownSpec', specId });
    return fail({ code: 'failed', reason: describeSpecError(file.error) });
  }

  /** Answers of one spec are taken one after the other, so that no question is answered twice. */
  function inTurn<Value>(projectId: ProjectId, specId: string, act: () => Promise<Value>): Promise<Value> {
    const key = `${projectId}/${specId}`;
    const queue = queues.get(key) ?? createQueue();
    queues.set(key, queue);
    return queue(act);
  }

  async function stateOf({ bank, project, specId, doc, turns }: Talk): Promise<InterviewState> {
    const facts = await factsFor(project, doc);
    const topics = topicsOf(bank, doc, turns, facts);
    const { proposals } = journal.read(project, specId);
    return {
      turns,
      current: nextQuestion(bank, doc, turns, facts),
      currentNumber: turns.length + 1,
      topics,
      ready: readiness(doc, proposals, topics),
      interviewer: INTERVIEWER,
    };
  }

  /** Proposes what an answer means; gives the proposals' ids. */
  function propose(
    { bank, project, specId, doc, turns }: Talk,
    number: number,
    question: Question,
    answer: Answer,
  ) {
    const now = clock();
    const edits = proposalsFor(bank, question, answer, { doc, turns, number, date: localDate(now) });
    const proposals = edits.map(
      (edit): Proposal => ({
        id: randomUUID(),
        edit,
        source: `answer ${number}`,
        questionId: question.id,
        citations: question.citations,
        at: new Date(now).toISOString(),
      }),
    );
    journal.propose(project, specId, proposals);
    return proposals.map(({ id }) => id);
  }

  function record({ project, specId }: Talk, event: InterviewEvent): void {
    project.ledger.append(interviewStream(specId), event);
    journal.touch(project, specId);
  }

  return {
    async watch({ projectId, specId }, feed, { signal }) {
      const first = await open(projectId, specId);
      if (!first.ok) return first;
      const snapshot = await stateOf(first.value);
      let told = JSON.stringify(snapshot);
      let failure: InterviewError | null = null;
      feed.snapshot(snapshot);
      const ended = new AbortController();
      const either = AbortSignal.any([signal, ended.signal]);
      await watchSpec(first.value.project, specId, journal, either, async () => {
        const talk = await open(projectId, specId);
        if (!talk.ok) {
          failure = talk.error;
          return ended.abort();
        }
        const state = await stateOf(talk.value);
        const seen = JSON.stringify(state);
        if (seen !== told) feed.event(state);
        told = seen;
      });
      return failure ? fail(failure) : ok(undefined);
    },
    answer: ({ projectId, specId, questionId, answer }) =>
      inTurn(projectId, specId, async () => {
        const talk = await open(projectId, specId);
        if (!talk.ok) return talk;
        const { bank, doc, turns, project } = talk.value;
        const question = nextQuestion(bank, doc, turns, await factsFor(project, doc));
        if (question?.id !== questionId) return fail({ code: 'questionPassed' });
        const number = turns.length + 1;
        const proposalIds = propose(talk.value, number, question, answer);
        record(talk.value, { type: 'answered', number, question, answer, proposalIds });
        return ok(null);
      }),
    revise: ({ projectId, specId, number, answer }) =>
      inTurn(projectId, specId, async () => {
        const talk = await open(projectId, specId);
        if (!talk.ok) return talk;
        const turn = talk.value.turns.find((own) => own.number === number);
        if (!turn) return fail({ code: 'questionPassed' });
        journal.withdraw(talk.value.project, specId, turn.proposalIds);
        const before = talk.value.turns.filter((own) => own.number < number);
        const proposalIds = propose({ ...talk.value, turns: before }, number, turn.question, answer);
        record(talk.value, { type: 'revised', number, answer, proposalIds });
        return ok(null);
      }),
  };
}

export function interviewStream(specId: string): string {
  return `interview:${specId}`;
}

function readTurns(project: OpenProject, specId: string): readonly Turn[] {
  return project.ledger
    .read(interviewStream(specId))
    .reduce<readonly Turn[]>(
      (turns, entry) => evolveTurns(turns, interviewEventSchema.parse(entry.body), entry.at),
      [],
    );
}
