import fc from 'fast-check';
import { expect, test } from 'vitest';
import { after, COMMIT, makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import { NO_STAFF } from './chooseAgent.ts';
import { launchOf } from './decideAttempt.ts';
import { decideLaunches, type FindOverlap, type LaunchDecision } from './decideLaunches.ts';
import { dollarsUsed, type LaunchRoom, NO_LIMITS } from './launchRoom.ts';
import type { Run, RunTask } from './run.ts';
import { isAtWork } from './taskStates.ts';

const overlaps: FindOverlap = (left, right) => left.find((path) => right.includes(path)) ?? null;
const AGENTS = ['robot', 'clerk'].map((id) => ({ kind: 'command', id, name: id, command: id }) as const);
const STAFF = { ...NO_STAFF, agents: AGENTS };
const decide = (run: Run, room: LaunchRoom) => decideLaunches(run, { overlaps, room, staff: STAFF });

const FILES = ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts'];
const planOf = (apart: boolean) =>
  fc
    .array(
      fc.record({
        needs: fc.array(fc.nat(9), { maxLength: 3 }),
        change: fc.uniqueArray(fc.constantFrom(...FILES), { minLength: 1, maxLength: 2 }),
        minutes: fc.integer({ min: 1, max: 5 }),
        agentId: fc.constantFrom('robot', 'clerk'),
      }),
      { minLength: 1, maxLength: 10 },
    )
    .map((rows) =>
      rows.map((row, index) =>
        makeTask(index + 1, {
          ...row,
          change: apart ? [`src/t${index + 1}.ts`] : row.change,
          needs: [...new Set(row.needs.filter((need) => need < index))].map((need) => taskId(need + 1)),
        }),
      ),
    );

const roomOf = fc
  .record({
    robot: fc.option(fc.integer({ min: 0, max: 3 })),
    clerk: fc.option(fc.integer({ min: 0, max: 3 })),
    dollars: fc.option(fc.integer({ min: 0, max: 6 })),
    disk: fc.constantFrom(null, 1, 9),
    memory: fc.constantFrom(null, 1, 9),
  })
  .map(({ robot, clerk, dollars, disk, memory }): LaunchRoom => {
    const perAgent = { ...(robot !== null && { robot }), ...(clerk !== null && { clerk }) };
    return { perAgent, dollars, disk: { free: disk, keep: 5 }, memory: { free: memory, keep: 5 } };
  });

/** What the world does between two decisions. */
const stepsOf = fc.array(
  fc.record({ pick: fc.nat(20), act: fc.constantFrom('land', 'land', 'sendBack', 'spend', 'review') }),
  { maxLength: 20 },
);

test('of what could start, the task with the longest chain of work from it goes first', () => {
  fc.assert(
    fc.property(planOf(true), fc.integer({ min: 1, max: 4 }), stepsOf, (tasks, limit, steps) => {
      walk(startedRun(tasks, { limit }), NO_LIMITS, steps, (run, decision) => {
        const launched = decision.launch.map((one) => chainFrom(run, one.taskId));
        expect(launched).toEqual(launched.toSorted((a, b) => b - a));
        // Nothing but the limit keeps these waiting.
        const waiting = decision.hold.flatMap((one) =>
          one.state === 'ready' ? [chainFrom(run, one.taskId)] : [],
        );
        if (launched.length > 0) expect(Math.max(0, ...waiting)).toBeLessThanOrEqual(launched.at(-1) ?? 0);
        else expect(atWork(run).length === limit || waiting.length === 0).toBe(true);
      });
    }),
    { numRuns: 300 },
  );
});

test('no start goes past the limits of the run, its money, the machine or an agent', () => {
  fc.assert(
    fc.property(
      planOf(false),
      fc.integer({ min: 1, max: 4 }),
      roomOf,
      stepsOf,
      (tasks, limit, room, steps) => {
        walk(startedRun(tasks, { limit }), room, steps, (run, decision, next) => {
          const { length } = decision.launch;
          if (length === 0) return;
          expect(atWork(next).length).toBeLessThanOrEqual(limit);
          expect(room.disk.free ?? room.disk.keep).toBeGreaterThanOrEqual(room.disk.keep);
          if (room.dollars !== null) expect(dollarsUsed(run)).toBeLessThan(room.dollars);
          // The first may always start; whatever comes beside it needs memory.
          if (isShort(room.memory)) expect([length, atWork(next).length]).toEqual([1, 1]);
          for (const { agent } of decision.launch) {
            const own = atWork(next).filter(({ agentId }) => agentId === agent.id).length;
            expect(own).toBeLessThanOrEqual(room.perAgent[agent.id] ?? limit);
          }
        });
      },
    ),
    { numRuns: 500 },
  );
});

test('where tasks and attempts stand in their lists changes nothing', () => {
  const shuffled = planOf(false).chain((tasks) =>
    fc.tuple(
      fc.constant(tasks),
      fc.shuffledSubarray(tasks, { minLength: tasks.length, maxLength: tasks.length }),
    ),
  );
  fc.assert(
    fc.property(
      shuffled,
      fc.integer({ min: 1, max: 4 }),
      roomOf,
      stepsOf,
      fc.infiniteStream(fc.nat()),
      ([tasks, others], limit, room, steps, keys) => {
        const key = new Map(tasks.map(({ id }) => [id, keys.next().value ?? 0]));
        walk(startedRun(tasks, { limit }), room, steps, (run, decision) => {
          // The attempts of one task stay in the order of their numbers, which is what a number means.
          const attempts = run.attempts.toSorted(
            (a, b) => (key.get(a.taskId) ?? 0) - (key.get(b.taskId) ?? 0),
          );
          expect(choicesOf(decide({ ...run, tasks: others, attempts }, room))).toEqual(choicesOf(decision));
        });
      },
    ),
    { numRuns: 500 },
  );
});

/** What is decided, without its sentences, which may name another of several reasons. */
function choicesOf({ launch, hold }: LaunchDecision) {
  return {
    launch: launch.map(({ taskId: id, agent }) => [id, agent.id]),
    hold: hold.map(({ taskId: id, state }) => `${id} ${state}`).toSorted(),
  };
}

type Step = { readonly pick: number; readonly act: string };
type Look = (run: Run, decision: LaunchDecision, next: Run) => void;

/** Decides, starts what is decided, lets something happen, and decides again; `look` sees every decision. */
function walk(start: Run, room: LaunchRoom, steps: readonly Step[], look: Look): void {
  let run = start;
  for (const step of [null, ...steps]) {
    if (step) run = happen(run, step);
    const decision = decide(run, room);
    const next = after(
      run,
      ...decision.launch.map(({ taskId: id, agent }) =>
        launchOf(run, taskOf(run, id), agent, { continues: null, why: '' }),
      ),
    );
    look(run, decision, next);
    run = next;
  }
}

function happen(run: Run, { pick, act }: Step): Run {
  const open = run.attempts.filter(({ state }) => isAtWork(state) || state === 'inReview');
  const attempt = open[pick % Math.max(1, open.length)];
  if (!attempt) return run;
  const { id: attemptId } = attempt;
  switch (act) {
    case 'land':
      return after(run, { type: 'landed', attemptId, commit: COMMIT, why: '' });
    case 'sendBack':
      return after(run, { type: 'sentBack', attemptId, by: 'Priya', why: '' });
    case 'review':
      return after(run, { type: 'reviewOpened', attemptId, why: '' });
    default: {
      const dollars = (attempt.usage?.dollars ?? 0) + 1;
      const usage = { inputTokens: 1, outputTokens: 1, dollars, contextTokens: null, contextSize: null };
      return after(run, { type: 'usageRecorded', attemptId, usage });
    }
  }
}

/** Written apart from the rule it judges: minutes of the longest chain that begins with the task. */
function chainFrom(run: Run, id: RunTask['id']): number {
  const next = run.tasks.filter(({ needs }) => needs.includes(id)).map((task) => chainFrom(run, task.id));
  return taskOf(run, id).minutes + Math.max(0, ...next);
}

function taskOf(run: Run, id: RunTask['id']): RunTask {
  const task = run.tasks.find((one) => one.id === id);
  if (!task) throw new Error(`There is no ${id}.`);
  return task;
}

function atWork(run: Run) {
  return run.attempts.filter(({ state }) => isAtWork(state));
}

function isShort({ free, keep }: LaunchRoom['memory']): boolean {
  return free !== null && free < keep;
}
