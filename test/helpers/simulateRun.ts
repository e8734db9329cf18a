import type { TaskId } from '#shared/plan/plan.ts';
import { decideStartOver, launchOf } from '#shared/run/decideAttempt.ts';
import { decideGroupTurns, decideTakeInside, proposeGroup } from '#shared/run/decideGroups.ts';
import { decideLaunches, findMeeting, type LaunchTools } from '#shared/run/decideLaunches.ts';
import { decideLaunchNow } from '#shared/run/decideRun.ts';
import { evolveRun } from '#shared/run/evolveRun.ts';
import { attemptIdOf } from '#shared/run/names.ts';
import type { AttemptId, Run, RunTask } from '#shared/run/run.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import { scopesOverlap } from '#shared/run/scopesOverlap.ts';
import { holdsItsFiles, isAtWork, lastAttemptOf, stateOfTask } from '#shared/run/taskStates.ts';
import { at, COMMIT, makeTask, startedRun, taskId } from './makeRun.ts';

/** Numbers from 0 to 1 that a seed fixes (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Simulation = {
  readonly run: Run;
  readonly decisions: number;
  readonly launches: number;
  /** The most agents that were at work at once. */
  readonly most: number;
  /** Sentences about broken promises; none when the scheduler keeps them. */
  readonly broken: readonly string[];
};

type World = {
  run: Run;
  readonly random: () => number;
  readonly broken: string[];
  clock: number;
  /** What each task waited for when the run started. */
  readonly needs: ReadonlyMap<TaskId, readonly TaskId[]>;
  /** The tasks that groups gave way to. */
  readonly inside: Map<TaskId, readonly TaskId[]>;
};
type Ending = { readonly attemptId: AttemptId; readonly at: number };

/**
 * Lets a made-up team work through a made-up plan: attempts take random times, fail their checks, crash, are sent
 * back and stopped; a person lets crashed ones start over. Every decision is held against the gates.
 */
export function simulateRun(
  size: { readonly tasks: number; readonly agents: number },
  seed: number,
  tools: LaunchTools,
): Simulation {
  const random = randomFrom(seed);
  const run = startedRun(makeTasks(size.tasks, random), { limit: size.agents, retries: 2 });
  const needs = new Map(run.tasks.map((task) => [task.id, task.needs]));
  const world: World = { run, random, broken: [], clock: 0, needs, inside: new Map() };
  const endings: Ending[] = [];
  const counted = { decisions: 0, launches: 0, most: 0 };
  for (;;) {
    planGroups(world);
    const launched = decide(world, tools);
    counted.decisions += 1;
    counted.launches += launched.length;
    for (const attemptId of launched)
      endings.push({ attemptId, at: world.clock + 1 + Math.floor(random() * 20) });
    counted.most = Math.max(counted.most, endings.length);
    const next = Math.min(...endings.map((ending) => ending.at));
    if (!Number.isFinite(next)) {
      if (world.run.standstill === null && isUnfinished(world.run))
        world.broken.push('stands still and does not say so');
      const attemptId = startOver(world);
      if (attemptId === null) break;
      endings.push({ attemptId, at: world.clock + 1 });
      continue;
    }
    world.clock = next;
    for (const ending of endings.filter((one) => one.at === next)) end(world, ending.attemptId);
    endings.splice(0, endings.length, ...endings.filter((one) => one.at !== next));
  }
  if (isUnfinished(world.run)) world.broken.push('never came to an end');
  return { run: world.run, ...counted, broken: world.broken };
}

function isUnfinished(run: Run): boolean {
  return run.tasks.some(({ id }) => stateOfTask(run, id) !== 'landed');
}

function makeTasks(count: number, random: () => number): readonly RunTask[] {
  const files = Math.ceil(count / 2);
  return Array.from({ length: count }, (_, index) => {
    const needs = Array.from({ length: Math.floor(random() * 3) }, () => Math.floor(random() * index));
    const change = Array.from(
      { length: 1 + Math.floor(random() * 2) },
      () => `src/f${Math.floor(random() * files)}.ts`,
    );
    return makeTask(index + 1, {
      needs: index === 0 ? [] : [...new Set(needs)].map((need) => taskId(need + 1)),
      change: [...new Set(change)],
      minutes: 1 + Math.floor(random() * 60),
      agentId: `agent-${Math.floor(random() * 5)}`,
      group: random() < 0.05,
    });
  });
}

/** The person takes what is planned for each group whose turn has come. */
function planGroups(world: World): void {
  for (const { taskId: id, why } of decideGroupTurns(world.run).plan) {
    const [early] = (world.needs.get(id) ?? []).filter((need) => !hasLanded(world, need));
    if (early) world.broken.push(`${id} is planned before ${early} landed`);
    const draft = { source: 'rules', by: 'rules', notice: null, tasks: [], at: at(world.clock) } as const;
    tell(world, { type: 'groupPlanning', taskId: id, why });
    tell(world, proposeGroup(id, draft));
    const inside = insideOf(world, id);
    const decision = decideTakeInside(world.run, id, inside, { by: 'Priya', said: 'Priya took it' });
    if (!decision.ok) world.broken.push(`${id} cannot be taken`);
    else for (const body of decision.value) tell(world, body);
    world.inside.set(
      id,
      inside.map((task) => task.id),
    );
  }
}

function insideOf({ run, random }: World, id: TaskId): readonly RunTask[] {
  const highest = Math.max(...run.tasks.map((task) => Number(task.id.slice(1))));
  const { change = [] } = run.tasks.find((task) => task.id === id) ?? {};
  return Array.from({ length: 1 + Math.floor(random() * 3) }, (_, index) =>
    makeTask(highest + index + 1, {
      needs: index > 0 && random() < 0.5 ? [taskId(highest + index)] : [],
      change: [...change],
      agentId: `agent-${Math.floor(random() * 5)}`,
      within: id,
    }),
  );
}

/** Whether a task of the plan at the start has landed, with all that was planned within it. */
function hasLanded({ run, inside }: World, id: TaskId): boolean {
  const ids = inside.get(id) ?? [id];
  return ids.every((one) => stateOfTask(run, one) === 'landed');
}

function decide(world: World, tools: LaunchTools): readonly AttemptId[] {
  const { run } = world;
  const decision = decideLaunches(run, tools);
  const unlanded = run.tasks.filter(({ id }) => holdsItsFiles(run, id));
  const atOnce = run.tasks.filter(({ id }) => isAtWork(stateOfTask(run, id)));
  const launched = decision.launch.flatMap(({ taskId: id, why }) => {
    const task = run.tasks.find((one) => one.id === id);
    if (!task) return [];
    const missing = task.needs.filter((need) => stateOfTask(run, need) !== 'landed');
    if (missing.length > 0) world.broken.push(`${id} started before ${missing.join()} landed`);
    const [early] = (world.needs.get(id) ?? []).filter((need) => !hasLanded(world, need));
    if (early) world.broken.push(`${id} started before all of ${early} landed`);
    if (task.group) world.broken.push(`${id} started although nobody has planned it`);
    // What comes back with work of its own may go on beside work that lies still; nothing begins beside either.
    const isNew = lastAttemptOf(run, id) === undefined;
    const meeting = findMeeting(task, isNew ? [...unlanded, ...atOnce] : atOnce, tools.overlaps);
    if (meeting && !run.allowed[id])
      world.broken.push(`${id} started beside ${meeting.holder.id} on ${meeting.path}`);
    if (why === '') world.broken.push(`${id} started without a reason`);
    atOnce.push(task);
    return [launch(world, task, why)];
  });
  const wanted = decision.launch.filter((one) => !run.allowed[one.taskId]).length;
  const atWork = run.attempts.filter(({ state }) => isAtWork(state)).length;
  if (wanted > 0 && atWork + wanted > run.limit) world.broken.push(`${atWork + wanted} agents at once`);
  const silent = decision.hold.find(({ why }) => why === '');
  if (silent) world.broken.push(`${silent.taskId} waits without a reason`);
  tell(world, { type: 'stoodStill', why: decision.standstill });
  passOver(
    world,
    decision.hold.map((hold) => hold.taskId),
  );
  return launched;
}

function launch(world: World, task: RunTask, why: string): AttemptId {
  const agent = { kind: 'command', id: task.agentId, name: task.agentId, command: 'work' } as const;
  const body = launchOf(world.run, task, agent, { continues: null, why });
  tell(world, body);
  return attemptIdOf(world.run.id, task.id, lastAttemptOf(world.run, task.id)?.number ?? 1);
}

/** What becomes of an attempt: mostly it lands. */
function end(world: World, attemptId: AttemptId): void {
  const chance = world.random();
  if (chance < 0.7) return tell(world, { type: 'landed', attemptId, commit: COMMIT, why: '' });
  if (chance < 0.8) return tell(world, { type: 'sentBack', attemptId, by: 'Priya', why: '' });
  if (chance < 0.92) {
    tell(world, { type: 'checked', attemptId, check: FAILED });
    return tell(world, { type: 'attemptFailed', attemptId, why: '' });
  }
  if (chance < 0.96) return tell(world, { type: 'attemptFailed', attemptId, why: 'It crashed.' });
  return tell(world, { type: 'attemptInterrupted', attemptId, why: '' });
}

/** The person's part: lets one stuck task begin again. False when nothing is stuck. */
function startOver(world: World): AttemptId | null {
  const { run } = world;
  for (const { id } of run.tasks) {
    const last = lastAttemptOf(run, id);
    const agent = { kind: 'command', id: last?.agentId ?? '', name: 'Agent', command: 'work' } as const;
    const decision = last && decideStartOver(run, last, { agent, by: 'Priya' }, scopesOverlap);
    if (!last || !decision?.ok) continue;
    for (const body of decision.value) tell(world, body);
    return lastAttemptOf(world.run, id)?.id ?? null;
  }
  return null;
}

/** Now and then a person starts what is held, although another task may change the same file. */
function passOver(world: World, held: readonly TaskId[]): void {
  if (world.random() > 0.05 || held.length === 0) return;
  const id = held[Math.floor(world.random() * held.length)];
  const decision = id && decideLaunchNow(world.run, { taskId: id, reason: 'It is urgent.', by: 'Priya' });
  if (decision && decision.ok) for (const body of decision.value) tell(world, body);
}

function tell(world: World, body: RunEventBody): void {
  world.run = evolveRun(world.run, { seq: 1, at: at(world.clock), body });
}

const FAILED = {
  name: 'test',
  command: 'npm test',
  exitCode: 1,
  passed: false,
  seconds: 1,
  output: '',
  commit: COMMIT,
  at: '2026-06-09T12:00:00.000Z',
  criteria: [],
};
