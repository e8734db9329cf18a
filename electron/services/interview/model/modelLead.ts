import type { ModelUsage } from '#electron/model/model.ts';
import type { Clock } from '#electron/host/clock.ts';
import { localDate } from '#shared/spec/localDate.ts';
import type { AskedQuestion } from '#shared/interview/interviewEvent.ts';
import { asSentence } from '#shared/interview/words/sentences.ts';
import type { Turn } from '#shared/interview/interview.ts';
import { editsWithoutModel } from '#shared/interview/model/editsWithoutModel.ts';
import { fallNotice, type InterviewerFailure } from '#shared/interview/model/fallNotice.ts';
import { topicsOf } from '#shared/interview/readiness.ts';
import type { CodeFact } from '#shared/interview/nextQuestion.ts';
import type { ProposalEdit } from '#shared/spec/proposal.ts';
import type { FactCache } from '../factCache.ts';
import { keyOf, type Place, type Talk, type Talks } from '../talk.ts';
import type { InterviewerSource, LeadingModel } from './interviewerSource.ts';
import type { Briefing } from './createInterviewer.ts';

/** Who asks the question that is open now. */
export type Lead =
  | { readonly by: 'guided'; readonly notice: string | null }
  | { readonly by: 'model'; readonly asked: AskedQuestion }
  | { readonly by: 'model'; readonly thinking: string };

export interface ModelLead {
  /** Someone looks at this interview until `signal` aborts; only then is a model asked for a question. */
  attend(place: Place, signal: AbortSignal): void;
  leadOf(talk: Talk, place: Place, model: LeadingModel | null): Lead;
  /** Does what is to be done: turns answers into proposals, makes the next question. */
  go(place: Place): void;
  retry(place: Place): void;
  dontWait(place: Place, number: number): void;
  /** Stops what runs; resolves when it has stopped. */
  dispose(): Promise<void>;
}

type Job = {
  readonly place: Place;
  watchers: number;
  /** What is under way, and what stops it. */
  running: { readonly stop: AbortController; readonly ended: Promise<void> } | null;
  phase: 'ask' | 'read' | null;
  doing: string;
  /** `number`: for that question alone; null: until someone tries again. */
  failure: { readonly notice: string; readonly number: number | null } | null;
  /** The question that is left to the guided interview. */
  passed: number | null;
  /** The model said that nothing is left to ask. */
  isDone: boolean;
};

const BEGINS = 'Reads the spec';

export function createModelLead(needs: {
  readonly talks: Talks;
  readonly clock: Clock;
  readonly source: InterviewerSource;
  readonly factsFor: FactCache;
}): ModelLead {
  const { talks, clock, source, factsFor } = needs;
  const jobs = new Map<string, Job>();
  const stopListening = source.onChange(() => {
    for (const job of jobs.values()) begin(job);
  });

  function jobOf(place: Place): Job {
    const known = jobs.get(keyOf(place));
    if (known) return known;
    const job: Job = {
      place,
      watchers: 0,
      running: null,
      phase: null,
      doing: BEGINS,
      failure: null,
      passed: null,
      isDone: false,
    };
    jobs.set(keyOf(place), job);
    return job;
  }

  function leadOf(talk: Talk, place: Place, model: LeadingModel | null): Lead {
    const job = jobOf(place);
    const number = talk.turns.length + 1;
    if (!model) return { by: 'guided', notice: null };
    const { failure, asked } = { ...job, asked: talk.asked };
    if (asked?.number === number && job.passed !== number) return { by: 'model', asked };
    if (failure && (failure.number ?? number) === number) return { by: 'guided', notice: failure.notice };
    if (job.passed === number || job.isDone) return { by: 'guided', notice: null };
    return { by: 'model', thinking: job.doing };
  }

  /** Forgets why it stopped and goes on. */
  function begin(job: Job): void {
    Object.assign(job, { failure: null, passed: null, isDone: false, doing: BEGINS });
    if (job.phase === 'ask') job.running?.stop.abort();
    go(job.place);
    talks.touch(job.place);
  }

  function go(place: Place): void {
    const job = jobOf(place);
    if (job.running) {
      // What is under way looks again when it ends, unless it was stopped.
      if (job.running.stop.signal.aborted) void job.running.ended.then(() => go(place));
      return;
    }
    const stop = new AbortController();
    const letGo = talks.hold(place);
    const ended = run(job, stop.signal)
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        job.failure = {
          notice: `The model could not be asked (${reason}). The interview goes on with its own questions; your answers are saved.`,
          number: null,
        };
      })
      .finally(() => {
        job.running = null;
        job.phase = null;
        if (!stop.signal.aborted) talks.touch(job.place);
        letGo();
      });
    job.running = { stop, ended };
  }

  async function run(job: Job, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const opened = await talks.open(job.place);
      if (!opened.ok) return;
      const talk = opened.value;
      const model = await source.current();
      const unread = talk.turns.find((turn) => turn.unread);
      if (unread) await readAnswer(job, talk, unread, model, signal);
      else if (!model || job.watchers === 0) return;
      else {
        const lead = leadOf(talk, job.place, model);
        if (!('thinking' in lead)) return;
        await ask(job, talk, model, signal);
      }
    }
  }

  const ears = (job: Job, signal: AbortSignal) => ({
    signal,
    onDoing(doing: string) {
      job.doing = doing;
      if (!signal.aborted) talks.touch(job.place);
    },
  });

  async function briefing(talk: Talk): Promise<Briefing> {
    const facts: readonly CodeFact[] = await factsFor(talk.project, talk.doc);
    return { ...talk, facts, topics: topicsOf(talk.bank, talk.doc, talk.turns, facts) };
  }

  async function ask(job: Job, talk: Talk, model: LeadingModel, signal: AbortSignal): Promise<void> {
    job.phase = 'ask';
    job.doing = BEGINS;
    const { outcome, usage } = await model.interviewer.ask(await briefing(talk), ears(job, signal));
    if (signal.aborted) return;
    await talks.inTurn(job.place, async () => {
      count(talk, usage, model);
      if (!outcome.ok) return fall(job, talk, outcome.error);
      if (outcome.value === null) job.isDone = true;
      // Whoever did not wait may have answered a guided question meanwhile.
      else if (await isStillAt(job.place, outcome.value.number)) {
        const { number, question, plans } = outcome.value;
        talks.record(talk, { type: 'asked', number, question, plans: [...plans] });
      }
    });
  }

  async function isStillAt(place: Place, number: number): Promise<boolean> {
    const now = await talks.open(place);
    return now.ok && now.value.turns.length + 1 === number;
  }

  async function readAnswer(
    job: Job,
    talk: Talk,
    turn: Turn,
    model: LeadingModel | null,
    signal: AbortSignal,
  ): Promise<void> {
    job.phase = 'read';
    const mayAsk = model && job.failure?.number !== null;
    const turned = mayAsk
      ? await model.interviewer.read(await briefing(talk), turn, ears(job, signal))
      : null;
    if (signal.aborted) return;
    await talks.inTurn(job.place, async () => {
      if (model && turned) count(talk, turned.usage, model);
      if (turned && !turned.outcome.ok) fall(job, talk, turned.outcome.error);
      const now = await talks.open(job.place);
      const own = now.ok ? now.value.turns.find(({ number }) => number === turn.number) : undefined;
      // An answer given anew meanwhile is read in the next round.
      if (!now.ok || !own?.unread || own.at !== turn.at) return;
      const edits = turned?.outcome.ok ? turned.outcome.value : withoutModel(now.value, turn);
      const proposalIds = talks.propose(now.value, turn.number, turn.question, dated(edits, turn));
      talks.record(now.value, { type: 'read', number: turn.number, proposalIds });
    });
  }

  function withoutModel(talk: Talk, { number, question, answer }: Turn): readonly ProposalEdit[] {
    if (answer.kind !== 'answered') return [];
    const turns = talk.turns.filter((own) => own.number < number);
    const date = localDate(clock());
    return editsWithoutModel(talk.bank, question, answer.text, { doc: talk.doc, turns, number, date });
  }

  /** A decision says when it was made and which answer it comes from. */
  function dated(edits: readonly ProposalEdit[], { number }: Turn): readonly ProposalEdit[] {
    return edits.map((edit) => {
      const isBare =
        edit.kind === 'addItem' && edit.list === 'decisions' && !/^\d{4}-\d\d-\d\d /.test(edit.text);
      if (!isBare) return edit;
      return { ...edit, text: `${localDate(clock())} ${asSentence(edit.text)} (from Q${number})` };
    });
  }

  function fall(job: Job, talk: Talk, failure: InterviewerFailure): void {
    const isOnce = failure.code === 'unreadable';
    job.failure = { notice: fallNotice(failure), number: isOnce ? talk.turns.length + 1 : null };
  }

  function count(talk: Talk, { input, output }: ModelUsage, { prices }: LeadingModel): void {
    if (input + output === 0) return;
    const dollars = prices ? (input * prices.input + output * prices.output) / 1_000_000 : null;
    talks.record(talk, { type: 'used', input, output, dollars });
  }

  return {
    leadOf,
    go,
    attend(place, signal) {
      const job = jobOf(place);
      job.watchers++;
      signal.addEventListener(
        'abort',
        () => {
          job.watchers--;
          if (job.watchers === 0 && job.phase === 'ask') job.running?.stop.abort();
        },
        { once: true },
      );
      go(place);
    },
    retry: (place) => begin(jobOf(place)),
    dontWait(place, number) {
      const job = jobOf(place);
      job.passed = number;
      if (job.phase === 'ask') job.running?.stop.abort();
      talks.touch(job.place);
    },
    async dispose() {
      stopListening();
      const running = [...jobs.values()].flatMap((job) => job.running ?? []);
      for (const { stop } of running) stop.abort();
      await Promise.all(running.map(({ ended }) => ended));
    },
  };
}
