import type { TaskId } from '#shared/plan/plan.ts';
import { readsOnly } from '#shared/plan/readsOnly.ts';
import type { Agent } from '#shared/settings/settings.ts';
import { chooseAgent, type Staff } from './chooseAgent.ts';
import { minutesToTheEnd } from './criticalPath.ts';
import { decideGroupTurns, isUnplannedGroup } from './decideGroups.ts';
import {
  describeAllowed,
  describeLaunch,
  describeLimit,
  describeNeeds,
  describeOverlap,
} from './launchReasons.ts';
import { agentsAtWork, findShortage, type LaunchRoom } from './launchRoom.ts';
import type { Run, RunTask } from './run.ts';
import { describeStandstill } from './standstill.ts';
import { dependentsOf, holdersFor, holdsItsFiles, isStartable, stateOfTask } from './taskStates.ts';

/** A path or pattern that both scopes may change, or null when they share none. */
export type FindOverlap = (left: readonly string[], right: readonly string[]) => string | null;

export type Turn = { readonly taskId: TaskId; readonly why: string };
export type Launch = Turn & { readonly agent: Agent };
/** `state` is `ready` when only a limit or the machine keeps the task waiting. */
export type Hold = { readonly taskId: TaskId; readonly state: 'held' | 'ready'; readonly why: string };
/** `standstill` says what a person must do when nothing goes on by itself any more; null while something does. */
export type LaunchDecision = {
  readonly launch: readonly Launch[];
  /** Groups whose inside is to be planned now. */
  readonly plan: readonly Turn[];
  readonly hold: readonly Hold[];
  readonly standstill: string | null;
};
export type LaunchTools = {
  readonly overlaps: FindOverlap;
  readonly room: LaunchRoom;
  readonly staff: Staff;
};

type Launching = { readonly task: RunTask; readonly agent: Agent; readonly passed: string | null };

/** Filled task by task, in launch order; copying it for each would make a large plan slow. */
type Placed = {
  /** Tasks whose files are taken, those launched by this decision included. */
  readonly holders: RunTask[];
  readonly launched: Launching[];
  readonly hold: Hold[];
  /** Agents at work, those launched by this decision included. */
  readonly agents: { readonly agentId: string }[];
  /** Which holder's files a held task would change. */
  readonly behind: Map<TaskId, TaskId>;
};

/**
 * Which tasks start now and why each other one waits. A task starts when everything it needs has landed,
 * no unlanded work may change its files, and there is room for it; people do not count against the limit.
 * What a person lets start now passes over all but its needs. The longest chain goes first.
 * The same run gives the same answer.
 */
export function decideLaunches(run: Run, tools: LaunchTools): LaunchDecision {
  if (run.state !== 'running') return { launch: [], plan: [], hold: [], standstill: null };
  const { free, held } = startable(run);
  const order = inLaunchOrder(run, free);
  const placed: Placed = {
    holders: run.tasks.filter((task) => holdsItsFiles(run, task.id)),
    launched: [],
    hold: [],
    agents: [...agentsAtWork(run)],
    behind: new Map(),
  };
  for (const task of order) place(run, task, placed, tools);
  const turns = decideGroupTurns(run);
  const hold = [...placed.hold, ...held, ...turns.hold];
  const launch = placed.launched.map((one) => ({
    taskId: one.task.id,
    why: whyLaunched(run, one, order, placed, tools),
    agent: one.agent,
  }));
  const { plan } = turns;
  return { launch, plan, hold, standstill: describeStandstill(run, { launch: [...launch, ...plan], hold }) };
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

function place(run: Run, task: RunTask, placed: Placed, tools: LaunchTools): void {
  const choice = chooseAgent(run, task, tools.staff);
  if (choice.agent === null) {
    placed.hold.push({ taskId: task.id, state: 'held', why: choice.why });
    return;
  }
  const hold = findHold(run, task, choice.agent, placed, tools);
  if (hold) {
    placed.hold.push({ taskId: task.id, ...hold });
    return;
  }
  placed.holders.push(task);
  placed.launched.push({ task, ...choice });
  if (choice.agent.id !== 'person') placed.agents.push({ agentId: choice.agent.id });
}

function findHold(
  run: Run,
  task: RunTask,
  agent: Agent,
  placed: Placed,
  { overlaps, room }: LaunchTools,
): Omit<Hold, 'taskId'> | null {
  if (run.allowed[task.id]) return null;
  const meeting = findMeeting(task, inTheWayOf(run, task, placed), overlaps);
  if (meeting) {
    placed.behind.set(task.id, meeting.holder.id);
    return { state: 'held', why: describeOverlap(run, meeting.holder, meeting.path) };
  }
  if (agent.id !== 'person' && placed.agents.length >= run.limit)
    return { state: 'ready', why: describeLimit(run.limit) };
  const shortage = findShortage(run, agent.id, placed.agents, room);
  return shortage && { state: 'ready', why: shortage.why };
}

function inTheWayOf(run: Run, task: RunTask, placed: Placed): readonly RunTask[] {
  return holdsItsFiles(run, task.id)
    ? [...holdersFor(run, task.id), ...placed.launched.map((one) => one.task)]
    : placed.holders;
}

function whyLaunched(
  run: Run,
  { task, passed }: Launching,
  order: readonly RunTask[],
  placed: Placed,
  { overlaps }: LaunchTools,
): string {
  const allowed = run.allowed[task.id];
  const why = allowed
    ? describeAllowed(run, allowed, findMeeting(task, placed.holders, overlaps))
    : describeLaunch(run, task, waitingBehind(task, order, placed));
  return passed === null ? why : `${why} ${passed}`;
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

/** Tasks for which an attempt is due: those whose needs have landed, and the others with why they wait. */
function startable(run: Run): { readonly free: readonly RunTask[]; readonly held: readonly Hold[] } {
  const free: RunTask[] = [];
  const held: Hold[] = [];
  for (const task of run.tasks) {
    if (!isStartable(run, task.id) || isUnplannedGroup(run, task)) continue;
    const missing = task.needs.filter((need) => stateOfTask(run, need) !== 'landed');
    if (missing.length === 0) free.push(task);
    else held.push({ taskId: task.id, state: 'held', why: describeNeeds(run, missing) });
  }
  return { free, held };
}

function inLaunchOrder(run: Run, free: readonly RunTask[]): readonly RunTask[] {
  const minutes = minutesToTheEnd(run.tasks);
  const rank = (task: RunTask): readonly [number, number, number, number] => [
    // What a person lets start goes first, or another could take its place meanwhile.
    run.allowed[task.id] ? 0 : 1,
    -(minutes.get(task.id) ?? 0),
    -dependentsOf(run, task.id).length,
    // By number and not by place: a plan whose lines were moved is the same plan.
    Number(task.id.slice(1)),
  ];
  return free
    .map((task) => ({ task, rank: rank(task) }))
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map(({ task }) => task);
}

function compareRanks(left: readonly number[], right: readonly number[]): number {
  const index = left.findIndex((value, at) => value !== right[at]);
  return index < 0 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
}

/** The first task that this launch made wait, so that the sentence can say which went first and why. */
function waitingBehind(task: RunTask, order: readonly RunTask[], placed: Placed): RunTask | undefined {
  const short = new Set(placed.hold.flatMap(({ taskId, state }) => (state === 'ready' ? [taskId] : [])));
  const isBehind = ({ id }: RunTask) => short.has(id) || placed.behind.get(id) === task.id;
  return order.slice(order.indexOf(task) + 1).find(isBehind);
}
