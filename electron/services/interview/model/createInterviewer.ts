import { randomUUID } from 'node:crypto';
import type { ModelUsage } from '#electron/model/model.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { QuestionBank } from '#shared/interview/bank.ts';
import type { Question, Topic, Turn } from '#shared/interview/interview.ts';
import type { AskedQuestion } from '#shared/interview/interviewEvent.ts';
import { checkEdits } from '#shared/interview/model/checkEdits.ts';
import {
  type QuestionReply,
  readAnswerReply,
  readQuestionReply,
} from '#shared/interview/model/modelReply.ts';
import {
  answersForModel,
  factsForModel,
  idsOf,
  openTopics,
  specForModel,
} from '#shared/interview/model/promptParts.ts';
import { secretPaths } from '#shared/interview/model/secretPath.ts';
import type { CodeFact } from '#shared/interview/nextQuestion.ts';
import type { InterviewerFailure } from '#shared/interview/model/fallNotice.ts';
import type { ProposalEdit } from '#shared/spec/proposal.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { checkClaims } from './checkClaims.ts';
import type { Conversation, Ears, OpenConversation } from './conversation.ts';
import type { Prompts } from './readPrompts.ts';
import { createRepositoryReader, type RepositoryReader } from './repositoryReader.ts';

/** What a model is told. */
export type Briefing = {
  readonly project: OpenProject;
  readonly bank: QuestionBank;
  readonly doc: SpecDocument;
  readonly turns: readonly Turn[];
  readonly topics: readonly Topic[];
  readonly facts: readonly CodeFact[];
};

export type Turned<Value> = {
  readonly outcome: Result<Value, InterviewerFailure>;
  /** Counted whether it came to something or not. */
  readonly usage: ModelUsage;
};

export interface Interviewer {
  /** The next question; null when the model says that nothing is left to ask. */
  ask(briefing: Briefing, ears: Ears): Promise<Turned<AskedQuestion | null>>;
  /** What an answer changes in the spec. */
  read(briefing: Briefing, turn: Turn, ears: Ears): Promise<Turned<readonly ProposalEdit[]>>;
}

type Reading<Value> = (reply: string) => Promise<Result<Value, string>>;

/** Asks and reads by talks that `open` begins: with a model behind an address, or with an agent. */
export function createInterviewer(
  open: OpenConversation,
  prompts: Prompts,
  source: 'model' | 'agent',
): Interviewer {
  return {
    async ask(briefing, ears) {
      const { doc, turns, topics, bank, facts, project } = briefing;
      const reader = createRepositoryReader(project);
      const prompt = await prompts('nextQuestion', {
        spec: specForModel(doc),
        answers: answersForModel(turns),
        code: factsForModel(facts, secretPaths(project.settings().carry)),
        topics: bank.topics.map(({ id }) => id).join(', '),
        open: openTopics(topics),
      });
      const reading: Reading<AskedQuestion | null> = async (reply) => {
        const read = readQuestionReply(reply);
        if (!read.ok || read.value === null) return read.ok ? ok(null) : read;
        const isAsked = turns.some(({ question }) => isSame(question.text, read.value?.text ?? ''));
        if (isAsked)
          return fail('This question was asked already. Ask another one, or reply {"done": true}.');
        return ok(await toQuestion(read.value, briefing, reader, source));
      };
      return within(open, { ...ears, project, reader }, (talk) => settle(talk, prompts, prompt, reading));
    },
    async read({ doc, project }, turn, ears) {
      const { question, answer, number } = turn;
      const prompt = await prompts('readAnswer', {
        spec: specForModel(doc),
        number: String(number),
        topic: question.topic,
        question: question.text,
        answer: answer.kind === 'answered' ? answer.text : '',
        ids: idsOf(doc).join(', ') || 'none yet, so add requirements',
      });
      ears.onDoing('Turns the answer into proposals');
      let isMended = false;
      const reading: Reading<readonly ProposalEdit[]> = async (reply) => {
        const read = readAnswerReply(reply);
        if (!read.ok) return read;
        const { edits, faults, wording } = checkEdits(doc, read.value);
        const problems = [...faults, ...wording];
        // Asked once to do better; after that what can be made stands, and the document shows the rest as hints.
        if (problems.length > 0 && !isMended) {
          isMended = true;
          return fail(problems.join('\n'));
        }
        return ok(edits);
      };
      return within(open, { ...ears, project, reader: null }, (talk) =>
        settle(talk, prompts, prompt, reading),
      );
    },
  };
}

/** One talk from its beginning to its end, with what it used. */
async function within<Value>(
  open: OpenConversation,
  needs: Parameters<OpenConversation>[0],
  act: (conversation: Conversation) => Promise<Result<Value, InterviewerFailure>>,
): Promise<Turned<Value>> {
  const opened = await open(needs);
  if (!opened.ok) return { outcome: opened, usage: { input: 0, output: 0 } };
  try {
    const outcome = await act(opened.value);
    return { outcome, usage: opened.value.used() };
  } finally {
    await opened.value.close();
  }
}

/** A reply that cannot be used goes back once, with what is wrong about it. */
async function settle<Value>(
  conversation: Conversation,
  prompts: Prompts,
  prompt: string,
  reading: Reading<Value>,
): Promise<Result<Value, InterviewerFailure>> {
  const first = await conversation.say(prompt);
  if (!first.ok) return first;
  const read = await reading(first.value);
  if (read.ok) return read;
  const second = await conversation.say(await prompts('mend', { problem: read.error }));
  if (!second.ok) return second;
  const again = await reading(second.value);
  return again.ok ? again : fail({ code: 'unreadable' });
}

async function toQuestion(
  reply: QuestionReply,
  { bank, doc, turns }: Briefing,
  reader: RepositoryReader,
  source: 'model' | 'agent',
): Promise<AskedQuestion> {
  const known = new Set(idsOf(doc));
  const question: Question = {
    id: `${source}-${randomUUID()}`,
    topic:
      bank.topics.find(({ id, title }) => isSame(id, reply.topic) || isSame(title, reply.topic))?.id ??
      'other',
    about: reply.about.filter((id) => known.has(id)),
    text: reply.text,
    why: reply.why,
    suggestions: [...new Set(reply.suggestions.map(({ say }) => say))].slice(0, 4),
    citations: await checkClaims(reader, reply.citations),
    source,
  };
  const plans = reply.suggestions.flatMap(({ say, edits }) => {
    const checked = edits ? checkEdits(doc, edits) : null;
    const isSound = checked && checked.faults.length === 0 && checked.wording.length === 0;
    return isSound && checked.edits.length > 0 ? [{ say, edits: [...checked.edits] }] : [];
  });
  return { number: turns.length + 1, question, plans };
}

function isSame(left: string, right: string): boolean {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return plain(left) === plain(right);
}
