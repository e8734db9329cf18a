import { type TaskId, taskIdSchema } from '#shared/plan/plan.ts';
import { projectIdSchema, specIdSchema } from '#shared/project/project.ts';
import { evolveRun } from '#shared/run/evolveRun.ts';
import { integrationBranchOf, runIdOf } from '#shared/run/names.ts';
import type { Run, RunTask } from '#shared/run/run.ts';
import type { RunEvent, RunEventBody } from '#shared/run/runEvent.ts';

export const COMMIT = 'c0ffee'.padEnd(40, '0');

export function taskId(number: number): TaskId {
  return taskIdSchema.parse(`T${number}`);
}

export function makeTask(number: number, some: Partial<RunTask> = {}): RunTask {
  return {
    id: taskId(number),
    title: `Task ${number}`,
    role: 'implement',
    needs: [],
    criteria: [],
    change: [`src/t${number}.ts`],
    read: [],
    checks: [],
    minutes: 10,
    agentId: 'robot',
    byHand: false,
    instructions: '',
    optional: false,
    beside: [],
    wave: 1,
    group: false,
    within: null,
    ...some,
  };
}

export function startedRun(tasks: readonly RunTask[], some: { limit?: number; retries?: number } = {}): Run {
  const id = runIdOf(7);
  const specId = specIdSchema.parse('001-settings');
  const body: RunEventBody = {
    type: 'runStarted',
    run: {
      id,
      number: 7,
      projectId: projectIdSchema.parse('0123456789abcdef'),
      specId,
      specHash: 'a'.repeat(64),
      specText: '',
      specVersion: 3,
      startedBy: 'Priya',
      limit: some.limit ?? 3,
      retries: some.retries ?? 2,
      baseBranch: 'main',
      baseCommit: COMMIT,
      integrationBranch: integrationBranchOf(specId, id),
      tasks: [...tasks],
    },
  };
  return evolveRun(null, { seq: 1, at: at(0), body });
}

/** The fixed time that many minutes into the run. */
export function at(minutes: number): string {
  return new Date(Date.UTC(2026, 5, 9, 12, minutes)).toISOString();
}

/** Folds the bodies on, a minute apart. */
export function after(run: Run, ...bodies: readonly RunEventBody[]): Run {
  return bodies.reduce((now, body, index) => {
    const event: RunEvent = { seq: index + 2, at: at(index + 1), body };
    return evolveRun(now, event);
  }, run);
}
