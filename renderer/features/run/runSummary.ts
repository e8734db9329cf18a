import { tally } from '#shared/review/verdict.ts';
import { verdicts } from '#shared/review/verdicts.ts';
import type { Run, RunTask, TaskState } from '#shared/run/run.ts';
import { isAtWork, lastAttemptOf, stateOfTask } from '#shared/run/taskStates.ts';
import { whyItWaits } from '#shared/run/whyItWaits.ts';
import { countOf, ordinalOf, sentence } from '#shared/run/words.ts';
import type { SpecCriterion } from '#shared/spec/specDocument.ts';
import { isYourTurn, shownState } from '#shared/run/shownState.ts';
import { clock } from './times.ts';

const COUNTED: readonly (readonly [readonly TaskState[], (count: number) => string])[] = [
  [['landed'], (count) => `${count} landed`],
  [['approved', 'landing'], (count) => `${count} landing`],
  [['inReview'], (count) => `${count} in review`],
  [['needsYou', 'conflicted'], (count) => `${count} ${count === 1 ? 'needs' : 'need'} you`],
  [['planning', 'preparing', 'running', 'checking', 'verifying'], (count) => `${count} at work`],
  [['sentBack'], (count) => `${count} sent back`],
  [['failed'], (count) => `${count} failed`],
  [['interrupted'], (count) => `${count} interrupted`],
  [['cancelled'], (count) => `${count} stopped`],
  [['ready', 'queued', 'draft'], (count) => `${count} ready`],
  [['held'], (count) => `${count} held`],
];

/** “2 landed, 1 in review, 1 needs you, 4 held”. */
export function countsSentence(run: Run): string {
  const states = run.tasks.map((task) => shownState(run, task.id));
  return COUNTED.flatMap(([group, words]) => {
    const count = states.filter((state) => group.includes(state)).length;
    return count > 0 ? [words(count)] : [];
  }).join(', ');
}

const OWN_WORDS: Partial<Record<TaskState, string>> = {
  needsYou: 'Needs you',
  inReview: 'In review',
  sentBack: 'Sent back',
  cancelled: 'Stopped',
};

/** The second line of a task's row: its state and, in a few words, why. */
export function taskLine(run: Run, task: RunTask): string {
  const state = run.taskStates[task.id]?.state ?? 'ready';
  const why = whyItWaits(run, task.id);
  const attempt = lastAttemptOf(run, task.id);
  const word = OWN_WORDS[state] ?? sentence(state);
  if (state === 'landed' && attempt?.endedAt) {
    return `Landed ${clock(attempt.endedAt)}. ${sentence(countOf(attempt.files.length, 'file'))}`;
  }
  if (state === 'needsYou' && attempt && attempt.needs.length > 0) {
    return `${word}. ${sentence(countOf(attempt.needs.length, 'thing'))} asked`;
  }
  if (isYourTurn(run, task.id)) return 'Your turn';
  if (state === 'inReview' && attempt) return `${word}. ${sentence(ordinalOf(attempt.number))} attempt`;
  if (state === 'running' && attempt) return `${word}. ${attempt.agentName}`;
  if (state === 'cancelled') return why.split('. ')[0]?.replace(/\.$/, '') || word;
  const reason = why.split('. ')[0]?.replace(/\.$/, '');
  return reason ? `${word}. ${reason}` : word;
}

export interface CriteriaShown {
  readonly shown: number;
  /** In work or in review. */
  readonly coming: number;
  readonly total: number;
}

/** How many criteria landed work has shown, and how many are on their way. */
export function criteriaShown(run: Run, criteria: readonly SpecCriterion[]): CriteriaShown {
  const landed = run.attempts.filter((attempt) => attempt.state === 'landed');
  const shown = criteria.filter((criterion) =>
    landed.some((attempt) => tally(verdicts(attempt, [criterion])).met > 0),
  );
  const underWay = run.tasks.filter((task) => {
    // A group that waits for a word on its plan is no work yet.
    if (run.groups[task.id]) return false;
    const state = stateOfTask(run, task.id);
    return isAtWork(state) || ['inReview', 'approved', 'landing', 'sentBack'].includes(state);
  });
  const coming = criteria.filter(
    (criterion) =>
      !shown.includes(criterion) && underWay.some((task) => task.criteria.includes(criterion.id)),
  );
  return { shown: shown.length, coming: coming.length, total: criteria.length };
}

/** The task to show first: one that needs the person, else one at work, else the first not landed. */
export function taskToShow(run: Run): string | null {
  const withState = (states: readonly TaskState[]) =>
    run.tasks.find((task) => states.includes(shownState(run, task.id)))?.id;
  return (
    withState(['needsYou', 'conflicted']) ??
    withState(['interrupted', 'failed', 'cancelled']) ??
    withState(['running', 'preparing', 'checking', 'verifying', 'planning']) ??
    withState(['inReview', 'sentBack', 'held', 'ready', 'queued']) ??
    run.tasks[0]?.id ??
    null
  );
}
