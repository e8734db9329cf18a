import type { RunTask, Run } from '#shared/run/run.ts';
import { NO_STAFF } from '#shared/run/chooseAgent.ts';
import { launchOf } from '#shared/run/decideAttempt.ts';
import { decideLaunches, type FindOverlap } from '#shared/run/decideLaunches.ts';
import { type LaunchRoom, NO_LIMITS } from '#shared/run/launchRoom.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import { COMMIT } from './makeRun.ts';

/** What the tests of launching decide with: files meet where both name them, and a robot does what it is given. */
export const overlaps: FindOverlap = (left, right) => left.find((path) => right.includes(path)) ?? null;
export const robot = { kind: 'command', id: 'robot', name: 'Robot', command: 'robot' } as const;
const STAFF = { ...NO_STAFF, agents: [robot] };
export const decide = (run: Run, some: Partial<LaunchRoom> = {}) =>
  decideLaunches(run, { overlaps, room: { ...NO_LIMITS, ...some }, staff: STAFF });

export function launch(run: Run, id: RunTask['id']): RunEventBody {
  const task = run.tasks.find((one) => one.id === id)!;
  return launchOf(run, task, { ...robot, id: task.agentId }, { continues: null, why: '' });
}

export function check(passed: boolean) {
  return {
    name: 'test',
    command: 'npm test',
    exitCode: passed ? 0 : 1,
    passed,
    seconds: 1,
    output: '',
    commit: COMMIT,
    at: '2026-06-09T12:00:00.000Z',
    criteria: [],
  };
}
