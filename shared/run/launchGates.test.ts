import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check, decide, launch, overlaps } from '#test/helpers/launching.ts';
import { after, COMMIT, makeTask, startedRun, taskId } from '#test/helpers/makeRun.ts';
import { findMeeting } from './decideLaunches.ts';
import type { Run } from './run.ts';
import { holdsItsFiles, isAtWork, isStartable, lastAttemptOf, stateOfTask } from './taskStates.ts';

const FILES = ['a.ts', 'b.ts', 'c.ts', 'd.ts'];
const planArbitrary = fc
  .array(
    fc.record({
      needs: fc.array(fc.nat(8), { maxLength: 3 }),
      change: fc.uniqueArray(fc.constantFrom(...FILES), { maxLength: 2 }),
      minutes: fc.integer({ min: 1, max: 90 }),
      agentId: fc.constantFrom('robot', 'robot', 'person'),
      role: fc.constantFrom('implement' as const, 'investigate' as const),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((rows) =>
    rows.map((row, index) =>
      makeTask(index + 1, {
        ...row,
        needs: [...new Set(row.needs.filter((need) => need < index))].map((need) => taskId(need + 1)),
      }),
    ),
  );

/** What the world does between two decisions: `pick` chooses an attempt, `act` what becomes of it. */
const stepArbitrary = fc.record({
  pick: fc.nat(20),
  act: fc.constantFrom('review', 'land', 'land', 'sendBack', 'failChecks', 'crash', 'interrupt', 'cancel'),
});

test('never breaks a gate, whatever becomes of the attempts, and never stands still', () => {
  fc.assert(
    fc.property(
      planArbitrary,
      fc.integer({ min: 1, max: 4 }),
      fc.array(stepArbitrary, { maxLength: 30 }),
      (tasks, limit, steps) => {
        let run = decideAndApply(startedRun(tasks, { limit }));
        for (const { pick, act } of steps) run = decideAndApply(happen(run, pick, act));
      },
    ),
    { numRuns: 300 },
  );
});

function decideAndApply(run: Run): Run {
  const decision = decide(run);
  expect(decide(structuredClone(run))).toEqual(decision);
  const next = after(run, ...decision.launch.map(({ taskId }) => launch(run, taskId)));
  const going = next.attempts.filter(({ state }) => isAtWork(state));
  expect(going.filter(({ agentId }) => agentId !== 'person').length).toBeLessThanOrEqual(run.limit);
  const holders = next.tasks.filter(({ id }) => holdsItsFiles(next, id));
  for (const task of holders) expect(findMeeting(task, holders, overlaps)).toBeUndefined();
  for (const { taskId } of decision.launch) {
    const task = run.tasks.find(({ id }) => id === taskId)!;
    for (const need of task.needs) expect(stateOfTask(run, need)).toBe('landed');
  }
  const told = [...decision.launch, ...decision.hold].map(({ taskId }) => taskId);
  expect(told.toSorted()).toEqual(
    run.tasks.flatMap(({ id }) => (isStartable(run, id) ? [id] : [])).toSorted(),
  );
  expectNoDeadlock(next);
  return next;
}

/** Nothing at work and nothing for a person to do means that nothing could have started. */
function expectNoDeadlock(run: Run): void {
  const moving = run.tasks.some(({ id }) => holdsItsFiles(run, id));
  const waiting = run.tasks.filter(({ id }) => isStartable(run, id));
  const stuck = run.tasks.some(({ id }) => ['failed', 'cancelled'].includes(stateOfTask(run, id)));
  if (!moving && !stuck) expect(waiting).toEqual([]);
  const goesOn = run.tasks.some(
    ({ id }) => isAtWork(stateOfTask(run, id)) || stateOfTask(run, id) === 'inReview',
  );
  const left = run.tasks.some(({ id }) => stateOfTask(run, id) !== 'landed');
  if (!goesOn && left) expect(decide(run).standstill).not.toBeNull();
}

function happen(run: Run, pick: number, act: string): Run {
  const last = run.tasks.flatMap(({ id }) => lastAttemptOf(run, id) ?? []);
  const open = last.filter(({ state }) => isAtWork(state) || state === 'inReview');
  const attempt = open[pick % Math.max(1, open.length)];
  if (!attempt) return run;
  const { id: attemptId } = attempt;
  switch (act) {
    case 'review':
      return after(run, { type: 'reviewOpened', attemptId, why: '' });
    case 'land':
      return after(run, { type: 'landed', attemptId, commit: COMMIT, why: '' });
    case 'sendBack':
      return after(run, { type: 'sentBack', attemptId, by: 'Priya', why: '' });
    case 'failChecks':
      return after(
        run,
        { type: 'checked', attemptId, check: check(false) },
        { type: 'attemptFailed', attemptId, why: '' },
      );
    case 'crash':
      return after(run, { type: 'attemptFailed', attemptId, why: '' });
    case 'interrupt':
      return after(run, { type: 'attemptInterrupted', attemptId, why: '' });
    default:
      return after(run, { type: 'attemptCancelled', attemptId, by: 'Priya' });
  }
}
