import { hunkId, type HunkRisk, type HunkService } from '#shared/review/analysis.ts';
import type { LandingForecast } from '#shared/review/contract.ts';
import { firstChangeAt, hunkText } from '#shared/review/hunkText.ts';
import { landingOrder, type LandingPlace } from '#shared/review/landingOrder.ts';
import { landingReasons } from '#shared/review/landingReasons.ts';
import { outOfScope } from '#shared/review/outOfScope.ts';
import type { PatchFile, PatchHunk } from '#shared/review/patch.ts';
import { partsOf } from '#shared/review/splitHunk.ts';
import { traceChange } from '#shared/review/trace/traceChange.ts';
import type { Verdict } from '#shared/review/verdict.ts';
import { verdicts } from '#shared/review/verdicts.ts';
import { minutesFor } from '#shared/review/readingOrder.ts';
import type { Attempt, ChangedFile, Evidence, Run, RunTask, TaskState } from '#shared/run/run.ts';
import { lastAttemptOf } from '#shared/run/taskStates.ts';
import { listOf } from '#shared/run/words.ts';
import type { SpecCriterion, SpecDocument, SpecRequirement } from '#shared/spec/specDocument.ts';
import type { Analysis } from './useAnalysis.ts';

/** A hunk and what it serves; `id` is the same for the same patch. */
export interface ReviewHunk {
  readonly id: string;
  readonly hunk: PatchHunk;
  readonly services: readonly HunkService[];
  /** Whether what it serves is known yet. */
  readonly known: boolean;
  readonly risks: readonly HunkRisk[];
  readonly minutes: number;
  /** Why it stands at its place of the reading order, in a sentence; empty while it has none. */
  readonly because: string;
}
export interface ReviewFile {
  readonly file: PatchFile;
  readonly hunks: readonly ReviewHunk[];
  /** Not declared by the task or protected, and not allowed yet. */
  readonly stray: boolean;
  /** Counts the places that show parts of one file, from the second on. */
  readonly place?: number;
}

/** The work in view, as its files and marks know it: an attempt's, a branch's, or all that a run has landed. */
export interface ReviewedWork extends Pick<Attempt, 'commit'> {
  readonly id: string;
  readonly evidence: readonly Pick<Evidence, 'shows' | 'path' | 'line'>[];
}

/** What any review holds a change against. `task` is null when no task stands behind it. */
export interface Reviewed {
  readonly task: RunTask | null;
  readonly criteria: readonly SpecCriterion[];
  /** The requirements of those criteria, each with these criteria only. */
  readonly requirements: readonly SpecRequirement[];
  readonly decisions: SpecDocument['decisions'];
  readonly verdicts: readonly Verdict[];
}

/** One attempt, ready to be looked at. */
export interface Review extends Reviewed {
  readonly task: RunTask;
  readonly attempt: Attempt;
  readonly strays: readonly ChangedFile[];
  /** What makes landing ask for a reason. */
  readonly against: readonly string[];
}

const REVIEWABLE: ReadonlySet<TaskState> = new Set(['inReview', 'approved', 'landing', 'conflicted']);

/** The newest attempts that wait for a reviewer, and those on their way from there. */
export function attemptsToReview(run: Run): readonly Attempt[] {
  return run.tasks.flatMap((task) => {
    const last = lastAttemptOf(run, task.id);
    return last && REVIEWABLE.has(last.state) ? [last] : [];
  });
}

export function placesOf(run: Run, forecasts: readonly LandingForecast[]): readonly LandingPlace[] {
  const waiting = attemptsToReview(run);
  const met = waiting.flatMap((attempt) =>
    attempt.state === 'conflicted'
      ? [{ attemptId: attempt.id, clean: false, conflicts: attempt.conflicts }]
      : [],
  );
  return landingOrder(waiting, [...forecasts, ...met], run.tasks);
}

/** What to look at first: what is not met, else what nothing shows yet, else the first. */
export function criterionToShow(judged: readonly Verdict[]): string | null {
  const first =
    judged.find((verdict) => verdict.value === 'notMet') ??
    judged.find((verdict) => verdict.value === 'notShown') ??
    judged[0];
  return first?.criterion ?? null;
}

export function buildReview(run: Run, attempt: Attempt, spec: SpecDocument): Review | null {
  const task = run.tasks.find((one) => one.id === attempt.taskId);
  if (!task) return null;
  const criteria = spec.criteria.filter((criterion) => task.criteria.includes(criterion.id));
  const judged = verdicts(attempt, criteria);
  return {
    task,
    attempt,
    criteria,
    requirements: spec.requirements.flatMap((requirement) => {
      const mine = requirement.criteria.filter((criterion) => task.criteria.includes(criterion.id));
      return mine.length > 0 ? [{ ...requirement, criteria: mine }] : [];
    }),
    decisions: spec.decisions,
    verdicts: judged,
    strays: outOfScope(attempt),
    against: landingReasons(attempt, judged),
  };
}

/**
 * The changed files with what each hunk serves, files of the task's scope first. Without an analysis hunks are traced
 * by what the page itself knows; while one is on its way nothing is said yet.
 */
export function buildFiles(
  review: Review,
  files: readonly PatchFile[],
  analysis: Analysis = { state: 'refused' },
): readonly ReviewFile[] {
  const strays = new Set(review.strays.map((file) => file.path));
  return placeHunks(files, strays, analysis, analysis.state === 'refused' ? traceHere(review, files) : null);
}

/** More changed lines would hold up the page. */
const MOST_TRACED_HERE = 1_000;
const NO_NAMES: ReadonlySet<string> = new Set();

/** Which names a hunk defines, only the code index can tell. */
function traceHere({ attempt, task, requirements }: Review, files: readonly PatchFile[]) {
  const { report, evidence, tags } = attempt;
  const { criteria } = task;
  const spec = { requirements };
  return traceChange(
    { files, spec, criteria, report, evidence, tags, definesOf: () => NO_NAMES },
    MOST_TRACED_HERE,
  );
}

/** The same for any change; `traced` says what hunks serve where the analysis was refused. */
export function placeHunks(
  files: readonly PatchFile[],
  strays: ReadonlySet<string>,
  analysis: Analysis,
  traced: ReadonlyMap<string, readonly HunkService[]> | null = null,
): readonly ReviewFile[] {
  const known =
    analysis.state === 'known' ? new Map(analysis.analysis.hunks.map((hunk) => [hunk.id, hunk])) : null;
  const built = files.map((file) => ({
    file,
    stray: strays.has(file.path),
    hunks: partsOf(file).map((hunk): ReviewHunk => {
      const id = hunkId(file.path, hunk);
      const found = known?.get(id);
      return {
        id,
        hunk,
        services: found?.services ?? traced?.get(id) ?? NO_SERVICES,
        known: analysis.state !== 'waiting',
        risks: found?.risks ?? NO_RISKS,
        minutes: found?.minutes ?? minutesFor(file.path, hunk),
        because: found?.because ?? '',
      };
    }),
  }));
  const weight = (one: (typeof built)[number]) =>
    (one.stray ? 2 : 0) + (one.hunks.some((hunk) => hunk.services.length > 0) ? 0 : 1);
  return built.toSorted((a, b) => weight(a) - weight(b));
}

const NO_SERVICES: readonly HunkService[] = [];
const NO_RISKS: readonly HunkRisk[] = [];

/** Ids of the criteria that some hunks serve, in one text; as elements carry them for the ribbons. */
export function servedBy(hunks: readonly ReviewHunk[]): string {
  return [...new Set(hunks.flatMap(({ services }) => services.map(({ criterion }) => criterion)))].join(' ');
}

/** Where code meant for a criterion stands: “settings-policy.ts, line 22”. */
export function placesServing(files: readonly ReviewFile[], criterion: string): readonly string[] {
  return files.flatMap(({ file, hunks }) => {
    const mine = hunks.flatMap((hunk) =>
      hunk.services
        .filter((service) => service.criterion === criterion)
        .map((service) => service.lines[0] ?? firstChange(hunk.hunk)),
    );
    if (mine.length === 0) return [];
    const name = file.path.split('/').slice(-2).join('/');
    const numbers = [...new Set(mine)].slice(0, 3);
    return [`${name}, ${numbers.length === 1 ? 'line' : 'lines'} ${listOf(numbers.map(String))}`];
  });
}

/** The first changed line of a hunk, by its number in the new text. */
export function firstChange(hunk: PatchHunk): number {
  const text = hunkText(hunk);
  for (let at = firstChangeAt(text); at < text.count; at += 1) {
    const number = text.slice(at, at + 1)[0]?.new ?? null;
    if (number !== null) return number;
  }
  return hunk.newStart;
}
