import { randomUUID } from 'node:crypto';
import { createQueue } from '#electron/git/createQueue.ts';
import type { Clock } from '#electron/host/clock.ts';
import type { OpenProject, OpenProjects } from '#electron/services/project/openProject.ts';
import { specFile } from '#electron/services/spec/specFile.ts';
import type { SpecJournal } from '#electron/services/spec/specJournal.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { QuestionBank } from '#shared/interview/bank.ts';
import type { InterviewError } from '#shared/interview/contract.ts';
import type { Question } from '#shared/interview/interview.ts';
import {
  emptyInterview,
  evolveInterview,
  type InterviewEvent,
  type InterviewRecord,
  interviewEventSchema,
} from '#shared/interview/interviewEvent.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { describeSpecError } from '#shared/spec/describeSpecError.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { Proposal, ProposalEdit } from '#shared/spec/proposal.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';

export type Place = { readonly projectId: ProjectId; readonly specId: string };

/** An interview as it stands: the spec's file and the facts of the ledger. */
export type Talk = InterviewRecord & {
  readonly bank: QuestionBank;
  readonly project: OpenProject;
  readonly specId: string;
  readonly doc: SpecDocument;
};

export type Talks = {
  open(place: Place): Promise<Result<Talk, InterviewError>>;
  /** What is written about one spec is written in turn, so that no question is answered twice. */
  inTurn<Value>(place: Place, act: () => Promise<Value>): Promise<Value>;
  record(talk: Talk, event: InterviewEvent): void;
  /** Tells everyone who watches the interview that it stands otherwise now. */
  touch(place: Place): void;
  /** Keeps the repository open while a model is at work. Returns the way to let go. */
  hold(place: Place): () => void;
  /** Proposes what an answer means; gives the proposals' ids. */
  propose(talk: Talk, number: number, question: Question, edits: readonly ProposalEdit[]): string[];
};

export function createTalks(needs: {
  readonly projects: OpenProjects;
  readonly journal: SpecJournal;
  readonly clock: Clock;
  readonly bank: () => Promise<QuestionBank>;
}): Talks {
  const { projects, journal, clock } = needs;
  const queues = new Map<string, ReturnType<typeof createQueue>>();

  return {
    async open({ projectId, specId }) {
      const project = projects.get(projectId);
      if (!project) return fail({ code: 'unknownProject' });
      const file = await specFile(project, specId).read();
      if (file.ok) {
        const bank = await needs.bank();
        const record = readRecord(project, specId);
        return ok({ ...record, bank, project, specId, doc: parseSpec(file.value.text) });
      }
      if (file.error.code === 'gone') return fail({ code: 'unknownSpec', specId });
      return fail({ code: 'failed', reason: describeSpecError(file.error) });
    },
    inTurn(place, act) {
      const key = keyOf(place);
      const queue = queues.get(key) ?? createQueue();
      queues.set(key, queue);
      return queue(act);
    },
    record({ project, specId }, event) {
      project.ledger.append(interviewStream(specId), event);
      journal.touch(project, specId);
    },
    touch({ projectId, specId }) {
      const project = projects.get(projectId);
      if (project) journal.touch(project, specId);
    },
    hold: ({ projectId }) => projects.get(projectId)?.hold() ?? (() => undefined),
    propose({ project, specId }, number, question, edits) {
      const proposals = edits.map(
        (edit): Proposal => ({
          id: randomUUID(),
          edit,
          source: `answer ${number}`,
          questionId: question.id,
          citations: question.citations,
          at: new Date(clock()).toISOString(),
        }),
      );
      journal.propose(project, specId, proposals);
      return proposals.map(({ id }) => id);
    },
  };
}

export function keyOf({ projectId, specId }: Place): string {
  return `${projectId}/${specId}`;
}

export function interviewStream(specId: string): string {
  return `interview:${specId}`;
}

function readRecord(project: OpenProject, specId: string): InterviewRecord {
  return project.ledger
    .read(interviewStream(specId))
    .reduce(
      (record, entry) => evolveInterview(record, interviewEventSchema.parse(entry.body), entry.at),
      emptyInterview,
    );
}
