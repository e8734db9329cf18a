import type { TaskId } from '#shared/plan/plan.ts';
import { readsOnly } from '#shared/plan/readsOnly.ts';
import { minutesToTheEnd } from './criticalPath.ts';
import { describeLaunch, describeLimit, describeNeeds, describeOverlap } from './launchReasons.ts';
import type { Run, RunTask } from './run.ts';
import { dependentsOf, holdsItsFiles, isAtWork, isStartable, stateOfTask } from './taskStates.ts';

/** A path or pattern that both scopes may change, or null when they share none. */
export type FindOverlap = (left: readonly string[], right: readonly string[]) => string | null;

export type Launch = { readonly taskId: TaskId; readonly why: string };
/** `state` is `ready` when only the limit keeps the task waiting. */
export type Hold = { readonly taskId: TaskId; readonly state: 'held' | 'ready'; readonly why: string };
export type LaunchDecision = { readonly launch: readonly Launch[]; readonly hold: readonly Hold[] };

type Placed = {
  /** Tasks whose files are taken, those launched by this decision included. */
  readonly holders: readonly RunTask[];
  readonly launched: readonly RunTask[];
  readonly hold: readonly Hold[];
  readonly free: number;
};

/**
 * Which tasks start now and why each other one waits. A task starts when everything it needs has landed,
 * no unlanded work may change its files, and fewer agents than the limit are at work; people do not count.
 * The longest chain goes first. The same run gives the same answer.
 */
export function decideLaunches(run: Run, tools: { readonly overlaps: FindOverlap }): LaunchDecision {
  if (run.state !== 'running') return { launch: [], hold: [] };
  const order = inLaunchOrder(run);
  const atWork = run.attempts.filter(({ state, agentId }) => isAtWork(state) && agentId !== 'person');
  const start: Placed = {
    holders: run.tasks.filter((task) => holdsItsFiles(run, task.id)),
    launched: [],
    hold: [],
    free: run.limit - atWork.length,
  };
  const placed = order.reduce((sofar, task) => place(run, task, sofar, tools.overlaps), start);
  const launch = placed.launched.map((task) => ({
    taskId: task.id,
    why: describeLaunch(run, task, waitingBehind(task, order, placed, tools.overlaps)),
  }));
  return { launch, hold: placed.hold };
}

/** The holds that say something new; only those are recorded. */
export function changedHolds(run: Run, hold: readonly Hold[]): readonly Hold[] {
  return hold.filter(({ taskId, state, why }) => {
    const now = run.taskStates[taskId];
    // A task sent back or due for another try keeps that state while it waits.
    const keepsState = now?.state !== 'held' && now?.state !== 'ready';
    return now?.why !== why || (!keepsState && now.state !== state);
  });
}

function place(run: Run, task: RunTask, placed: Placed, overlaps: FindOverlap): Placed {
  const wait = (state: Hold['state'], why: string): Placed => ({
    ...placed,
    hold: [...placed.hold, { taskId: task.id, state, why }],
  });
  const missing = task.needs.filter((need) => stateOfTask(run, need) !== 'landed');
  if (missing.length > 0) return wait('held', describeNeeds(run, missing));
  const meeting = findMeeting(task, placed.holders, overlaps);
  if (meeting) return wait('held', describeOverlap(run, meeting.holder, meeting.path));
  const isPerson = task.agentId === 'person';
  if (!isPerson && placed.free <= 0) return wait('ready', describeLimit(run.limit));
  return {
    ...placed,
    holders: [...placed.holders, task],
    launched: [...placed.launched, task],
    free: placed.free - (isPerson ? 0 : 1),
  };
}

/** The first other task whose unlanded work may touch the same files. */
export function findMeeting(
  task: RunTask,
  holders: readonly RunTask[],
  overlaps: FindOverlap,
): { readonly holder: RunTask; readonly path: string } | undefined {
  for (const holder of holders) {
    const path = holder.id === task.id ? null : overlapOf(task, holder, overlaps);
    if (path !== null) return { holder, path };
  }
  return undefined;
}

function overlapOf(left: RunTask, right: RunTask, overlaps: FindOverlap): string | null {
  // Who only reads is in nobody's way, whatever it leaves behind; review tells of that.
  if (readsOnly(left.role, left.change) || readsOnly(right.role, right.change)) return null;
  if (left.beside.includes(right.id)) return null;
  const open = left.change.length === 0 ? right.change[0] : left.change[0];
  // A task that names no files may change any, so it never goes beside another that changes some.
  if (left.change.length === 0 || right.change.length === 0) return open ?? '**';
  return overlaps(left.change, right.change);
}

function inLaunchOrder(run: Run): readonly RunTask[] {
  const minutes = minutesToTheEnd(run.tasks);
  const rank = (task: RunTask): readonly [number, number, number] => [
    -(minutes.get(task.id) ?? 0),
    -dependentsOf(run, task.id).length,
    run.tasks.indexOf(task),
  ];
  return run.tasks
    .filter((task) => isStartable(run, task.id))
    .map((task) => ({ task, rank: rank(task) }))
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2])
    .map(({ task }) => task);
}

/** The first task that this launch made wait, so that the sentence can say which went first and why. */
function waitingBehind(
  task: RunTask,
  order: readonly RunTask[],
  placed: Placed,
  overlaps: FindOverlap,
): RunTask | undefined {
  const later = order.slice(order.indexOf(task) + 1);
  return later.find((other) => {
    const hold = placed.hold.find(({ taskId }) => taskId === other.id);
    if (!hold || other.needs.some((need) => need === task.id)) return false;
    return hold.state === 'ready' || findMeeting(other, [...placed.holders], overlaps)?.holder.id === task.id;
  });
}
