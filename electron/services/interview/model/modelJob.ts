import type { Place } from '../talk.ts';

/** What is under way with a model or an agent for one interview, and what came of it last. */
export type ModelJob = {
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

export const BEGINS = 'Reads the spec';

export function newModelJob(place: Place): ModelJob {
  return {
    place,
    watchers: 0,
    running: null,
    phase: null,
    doing: BEGINS,
    failure: null,
    passed: null,
    isDone: false,
  };
}

/** Forgets why it stopped. */
export function startAfresh(job: ModelJob): void {
  Object.assign(job, { failure: null, passed: null, isDone: false, doing: BEGINS });
  stopAsking(job);
}

/** An answer that is being read is read to its end. */
export function stopAsking(job: ModelJob): void {
  if (job.phase === 'ask') job.running?.stop.abort();
}

/** Counts who looks until `signal` aborts; with the last one the question under way is given up. */
export function countWatcher(job: ModelJob, signal: AbortSignal): void {
  job.watchers++;
  signal.addEventListener(
    'abort',
    () => {
      job.watchers--;
      if (job.watchers === 0) stopAsking(job);
    },
    { once: true },
  );
}
