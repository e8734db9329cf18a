import type { Role, TaskId } from '#shared/plan/plan.ts';
import { newAttempt } from '../evolveAttempt.ts';
import type { Run } from '../run.ts';
import { type Evolvers, setTask } from './evolver.ts';
import { leavePlanning } from './groupEvolvers.ts';

/** What happens to a run and to tasks that nobody works on yet. */
export const runEvolvers: Evolvers<
  | 'limitChanged'
  | 'paused'
  | 'resumed'
  | 'stopped'
  | 'taskHeld'
  | 'taskReady'
  | 'launchAllowed'
  | 'launched'
  | 'stoodStill'
> = {
  limitChanged: (run, { limit }) => ({ ...run, limit }),
  paused: (run) => ({ ...run, state: 'paused' }),
  resumed: (run) => ({ ...run, state: 'running', endedAt: null }),
  stopped: (run, _body, at) => ({ ...leavePlanning(run), state: 'stopped', endedAt: at }),
  taskHeld: (run, { taskId, why }) => holdTask(run, taskId, 'held', why),
  taskReady: (run, { taskId, why }) => holdTask(run, taskId, 'ready', why),
  launchAllowed: (run, { taskId, by, reason, agentId }) => ({
    ...run,
    allowed: { ...run.allowed, [taskId]: { by, reason, agentId } },
  }),
  launched(run, body, at) {
    const { [body.taskId]: _used, ...allowed } = run.allowed;
    const attempts = [...run.attempts, newAttempt(body, roleOf(run, body.taskId), at)];
    return setTask({ ...run, allowed, attempts }, body.taskId, 'preparing', body.why);
  },
  stoodStill: (run, { why }) => ({ ...run, standstill: why }),
};

/** A task that waits for another try keeps saying so; only the sentence changes. */
function holdTask(run: Run, taskId: TaskId, state: 'held' | 'ready', why: string): Run {
  const now = run.taskStates[taskId]?.state;
  return setTask(run, taskId, now === 'sentBack' || now === 'failed' ? now : state, why);
}

function roleOf(run: Run, taskId: TaskId): Role {
  return run.tasks.find(({ id }) => id === taskId)?.role ?? 'implement';
}
