import { keyOf, type Place, type Talk } from '../talk.ts';
import { askModel } from './askModel.ts';
import type { InterviewerSource, LeadingModel } from './interviewerSource.ts';
import { type Lead, leadOf } from './leadOf.ts';
import { countWatcher, type ModelJob, newModelJob, startAfresh, stopAsking } from './modelJob.ts';
import type { RoundNeeds } from './modelRound.ts';
import { readAnswer } from './readAnswer.ts';

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

export type ModelLeadNeeds = RoundNeeds & { readonly source: InterviewerSource };

export function createModelLead(needs: ModelLeadNeeds): ModelLead {
  const { talks, source } = needs;
  const jobs = new Map<string, ModelJob>();
  const stopListening = source.onChange(() => {
    for (const job of jobs.values()) begin(job);
  });

  function jobOf(place: Place): ModelJob {
    const job = jobs.get(keyOf(place)) ?? newModelJob(place);
    jobs.set(keyOf(place), job);
    return job;
  }

  function begin(job: ModelJob): void {
    startAfresh(job);
    work(needs, job);
    talks.touch(job.place);
  }

  return {
    leadOf: (talk, place, model) => leadOf(jobOf(place), talk, model),
    go: (place) => work(needs, jobOf(place)),
    attend(place, signal) {
      countWatcher(jobOf(place), signal);
      work(needs, jobOf(place));
    },
    retry: (place) => begin(jobOf(place)),
    dontWait(place, number) {
      const job = jobOf(place);
      job.passed = number;
      stopAsking(job);
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

/** Works until nothing is to be done; at work already, it looks again when it ends. */
function work(needs: ModelLeadNeeds, job: ModelJob): void {
  const { talks } = needs;
  if (job.running) {
    // What is under way looks again when it ends, unless it was stopped.
    if (job.running.stop.signal.aborted) void job.running.ended.then(() => work(needs, job));
    return;
  }
  const stop = new AbortController();
  const letGo = talks.hold(job.place);
  const ended = takeRounds(needs, job, stop.signal)
    .catch((error: unknown) => {
      job.failure = { notice: describeCrash(error), number: null };
    })
    .finally(() => {
      job.running = null;
      job.phase = null;
      if (!stop.signal.aborted) talks.touch(job.place);
      letGo();
    });
  job.running = { stop, ended };
}

/** Answers first, then the next question while someone looks. */
async function takeRounds(needs: ModelLeadNeeds, job: ModelJob, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const opened = await needs.talks.open(job.place);
    if (!opened.ok) return;
    const talk = opened.value;
    const round = { ...needs, job, talk, signal };
    const model = await needs.source.current();
    const unread = talk.turns.find((turn) => turn.unread);
    if (unread) await readAnswer(round, unread, model);
    else if (!model || job.watchers === 0 || !('thinking' in leadOf(job, talk, model))) return;
    else await askModel(round, model);
  }
}

function describeCrash(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `The model could not be asked (${reason}). The interview goes on with its own questions; your answers are saved.`;
}
