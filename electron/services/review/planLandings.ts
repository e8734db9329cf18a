import type { NativeGit } from '#electron/git/nativeGit.ts';
import { describeGitError } from '#electron/git/describeGitError.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { TaskId } from '#shared/plan/plan.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { describePlaces } from '#shared/review/landing/conflictPlaces.ts';
import type { FileConflict, LandingPlan, PlannedLanding } from '#shared/review/landing/landingPlan.ts';
import { follow, type Landable, searchOrder } from '#shared/review/landing/searchOrder.ts';
import type { Attempt, AttemptId, Run } from '#shared/run/run.ts';
import { lastAttemptOf } from '#shared/run/taskStates.ts';
import { countOf, listOf } from '#shared/run/words.ts';
import { type LandingTrials, openTrials, TrialFailed } from './tryLandings.ts';

type Waiting = Attempt & { readonly commit: string };

/** The trials of the newest tip of each run: dragging asks them again and again. */
const trialsOf = new Map<string, { readonly tip: string; readonly trials: LandingTrials }>();

/**
 * Tries landing all that waits for review, in `asked` order or in the one that lands most without conflict. Attempts
 * that `asked` leaves out come after it, by wave and number.
 */
export async function planLandings(
  git: NativeGit,
  run: Run,
  asked: readonly AttemptId[] | null,
): Promise<Result<LandingPlan, ReviewError>> {
  const tip = await git.resolve(run.integrationBranch);
  if (!tip.ok) return fail({ code: 'failed', reason: describeGitError(tip.error) });
  try {
    return ok(await plan(run, await trialsAt(git, run, tip.value), asked));
  } catch (error) {
    if (error instanceof TrialFailed) return fail({ code: 'failed', reason: error.message });
    throw error;
  }
}

async function trialsAt(git: NativeGit, run: Run, tip: string): Promise<LandingTrials> {
  const key = `${run.projectId} ${run.id}`;
  const known = trialsOf.get(key);
  if (known?.tip === tip) return known.trials;
  const trials = await openTrials(git, tip);
  trialsOf.set(key, { tip, trials });
  return trials;
}

async function plan(
  run: Run,
  trials: LandingTrials,
  asked: readonly AttemptId[] | null,
): Promise<LandingPlan> {
  const waiting = waitingOf(run);
  const byTask = new Map(waiting.map((attempt) => [attempt.id, attempt]));
  const landables = byPriority(run, waiting).map((attempt) => landableOf(run, attempt, waiting));
  const tryLanding = async (state: LandingTrials['start'], id: string) => {
    const attempt = byTask.get(id as AttemptId);
    const trial = attempt && (await trials.land(state, attempt.commit));
    return trial?.clean ? trial.state : null;
  };
  const found = await searchOrder(landables, trials.start, tryLanding, ({ tree }) => tree);
  const approved = await follow(landables, trials.start, tryLanding);
  const proposed = found.order as readonly AttemptId[];
  const wanted = asked?.filter((id) => byTask.has(id)) ?? null;
  const order = wanted ? [...wanted, ...proposed.filter((id) => !wanted.includes(id))] : proposed;
  const places = await placesOf(run, order, byTask, trials, wanted !== null);
  const landing = places.filter(({ lands }) => lands === 'clean').length;
  const worse = wanted ? landing : approved.landed;
  return {
    places,
    proposed: [...proposed],
    isProposed: order.every((id, index) => id === proposed[index]),
    gain: gainOf(found.landed, worse, wanted !== null),
  };
}

function gainOf(best: number, other: number, wasAsked: boolean): string {
  if (best <= other) return '';
  const more = countOf(best - other, 'more task');
  return `The proposed order lands ${more} without a conflict than ${wasAsked ? 'this one' : 'the order of the plan'}.`;
}

/** Lands each on top of those before it that land; one that meets something is passed over. `isOwn`: a person's order. */
async function placesOf(
  run: Run,
  order: readonly AttemptId[],
  attempts: ReadonlyMap<AttemptId, Waiting>,
  trials: LandingTrials,
  isOwn: boolean,
): Promise<readonly PlannedLanding[]> {
  const places: PlannedLanding[] = [];
  const landed = new Set<TaskId>();
  let state = trials.start;
  for (const [index, id] of order.entries()) {
    const attempt = attempts.get(id);
    if (!attempt) continue;
    const { taskId } = attempt;
    const later = order.slice(index + 1).flatMap((one) => attempts.get(one) ?? []);
    const misses = needsOf(run, taskId).filter(
      (need) => !landed.has(need) && [...attempts.values()].some((one) => one.taskId === need),
    );
    const known = { attemptId: id, taskId, conflicts: [], isSettleable: false };
    if (misses.length > 0) {
      const words = `waits for ${listOf(misses)}`;
      const why = `It needs ${listOf(misses)}, which does not land before it.`;
      places.push({ ...known, lands: 'waits', words, why });
      continue;
    }
    const trial = await trials.land(state, attempt.commit);
    if (trial.clean) {
      state = trial.state;
      landed.add(taskId);
      const why = whyClean(run, attempt, later, attempts, isOwn);
      places.push({ ...known, lands: 'clean', words: 'lands cleanly', why });
      continue;
    }
    const conflicts = trial.conflicts.map((conflict) => withTasks(conflict, run, landed));
    // What meets only work that has not landed has nothing to be settled with yet.
    const alone = await trials.land(trials.start, attempt.commit);
    const isSettleable = !alone.clean;
    const why = alone.clean ? whyLast(conflicts, landed) : whyMeets(alone.conflicts);
    const words = conflictWords(conflicts);
    places.push({ ...known, lands: 'conflicts', conflicts, isSettleable, words, why });
  }
  return places;
}

function withTasks(
  conflict: Omit<FileConflict, 'with'>,
  run: Run,
  landed: ReadonlySet<TaskId>,
): FileConflict {
  const touching = run.tasks.filter(({ id }) => {
    const last = lastAttemptOf(run, id);
    const isThere = landed.has(id) || last?.state === 'landed';
    return (
      isThere && last?.files.some(({ path, oldPath }) => path === conflict.path || oldPath === conflict.path)
    );
  });
  return { ...conflict, with: touching.map(({ id }) => id) };
}

function conflictWords(conflicts: readonly FileConflict[]): string {
  const tasks = [...new Set(conflicts.flatMap((conflict) => conflict.with))];
  const count = conflicts.reduce((sum, { places }) => sum + Math.max(1, places.length), 0);
  const files = conflicts.map(({ path }) => path.split('/').slice(-2).join('/'));
  return `${count} ${count === 1 ? 'overlap' : 'overlaps'}${tasks.length > 0 ? ` with ${listOf(tasks)}` : ''} in ${listOf(files)}`;
}

function whereWords(conflicts: readonly Omit<FileConflict, 'with'>[]): string {
  return listOf(
    conflicts.map(({ path, places }) => {
      const lines = describePlaces(places);
      return lines === '' ? path : `${path} (${lines})`;
    }),
  );
}

function whyMeets(conflicts: readonly Omit<FileConflict, 'with'>[]): string {
  return `It meets landed work in ${whereWords(conflicts)}. It lands once that is settled.`;
}

/** Which of them lands first is all there is to choose as long as neither has landed. */
function whyLast(conflicts: readonly FileConflict[], landed: ReadonlySet<TaskId>): string {
  const first = [...new Set(conflicts.flatMap((conflict) => conflict.with))].filter((id) => landed.has(id));
  if (first.length === 0) return `It meets work that lands before it in ${whereWords(conflicts)}.`;
  const [names, verb, have] = [
    listOf(first),
    first.length === 1 ? 'lands' : 'land',
    first.length === 1 ? 'has' : 'have',
  ];
  return `It meets ${names} in ${whereWords(conflicts)}, and ${names} ${verb} before it. Once ${names} ${have} landed, it can be settled here.`;
}

function whyClean(
  run: Run,
  attempt: Waiting,
  later: readonly Waiting[],
  all: ReadonlyMap<AttemptId, Waiting>,
  isOwn: boolean,
): string {
  const needing = later.filter((other) => needsOf(run, other.taskId).includes(attempt.taskId));
  if (needing.length > 0) {
    return `${listOf(needing.map(({ taskId }) => taskId))} ${needing.length === 1 ? 'needs' : 'need'} it first.`;
  }
  const paths = new Set(attempt.files.map(({ path }) => path));
  const meeting = [...all.values()].filter(
    (other) => other !== attempt && other.files.some(({ path }) => paths.has(path)),
  );
  if (meeting.length === 0)
    return isOwn
      ? 'It shares no file with the others.'
      : 'It shares no file with the others, so it stands as in the plan.';
  return `It changes files of ${listOf(meeting.map(({ taskId }) => taskId))}, and lands without a conflict here.`;
}

function waitingOf(run: Run): readonly Waiting[] {
  return run.tasks.flatMap(({ id }) => {
    const last = lastAttemptOf(run, id);
    const waits = last?.state === 'inReview' || last?.state === 'conflicted';
    return last && waits && last.commit !== null ? [{ ...last, commit: last.commit }] : [];
  });
}

/** By wave, then by number: the order in which a plan would have them approved. */
function byPriority(run: Run, waiting: readonly Waiting[]): readonly Waiting[] {
  const waves = new Map(run.tasks.map(({ id, wave }) => [id, wave]));
  const rank = ({ taskId }: Waiting) => (waves.get(taskId) ?? 0) * 10_000 + Number(taskId.slice(1));
  return waiting.toSorted((a, b) => rank(a) - rank(b));
}

function landableOf(run: Run, attempt: Waiting, waiting: readonly Waiting[]): Landable {
  const needs = needsOf(run, attempt.taskId).flatMap(
    (need) => waiting.find(({ taskId }) => taskId === need)?.id ?? [],
  );
  return { id: attempt.id, needs };
}

function needsOf(run: Run, taskId: TaskId): readonly TaskId[] {
  return run.tasks.find(({ id }) => id === taskId)?.needs ?? [];
}
