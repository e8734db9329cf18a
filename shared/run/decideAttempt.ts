import { fail, ok } from '#shared/contract/result.ts';
import type { Role } from '#shared/plan/plan.ts';
import type { Agent } from '#shared/settings/settings.ts';
import { type FindOverlap, findMeeting } from './decideLaunches.ts';
import { canBeStopped, type Decision, decideResume, notNow } from './decideRun.ts';
import { attemptIdOf } from './names.ts';
import type { Attempt, Run, RunTask } from './run.ts';
import type { RunEventBody } from './runEvent.ts';
import { holdersFor, isAtWork, lastAttemptOf } from './taskStates.ts';

/** What starting an attempt records. `continues` is the earlier attempt whose work the new one begins with. */
export function launchOf(
  run: Run,
  task: RunTask,
  agent: Agent,
  how: { readonly continues: Attempt | null; readonly why: string; readonly role?: Role },
): RunEventBody {
  const number = (lastAttemptOf(run, task.id)?.number ?? 0) + 1;
  return {
    type: 'launched',
    attemptId: attemptIdOf(run.id, task.id, number),
    taskId: task.id,
    number,
    agentId: agent.id,
    agentName: agent.name,
    // Overture's own agent speaks the protocol, too; nothing that follows tells it from a program.
    agentKind: agent.kind === 'model' ? 'acp' : agent.kind,
    continues: how.continues?.id ?? null,
    ...(how.role && { role: how.role }),
    why: how.why,
  };
}

export function decideStopAttempt(attempt: Attempt, by: string): Decision {
  if (!canBeStopped(attempt.state)) return notNow('be stopped', describeState(attempt));
  return ok([{ type: 'attemptCancelled', attemptId: attempt.id, by }]);
}

/** Going on in the same workspace: only for the task's last attempt, and not beside work on the same files. */
export function decideResumeAttempt(run: Run, attempt: Attempt, by: string, overlaps: FindOverlap): Decision {
  if (!canGoOn(run, attempt)) return notNow('go on', describeState(attempt));
  const inTheWay = decideBeside(run, attempt, overlaps);
  if (!inTheWay.ok) return inTheWay;
  return ok([
    ...wake(run, by),
    { type: 'attemptResumed', attemptId: attempt.id, why: `${by} let it go on in the same workspace.` },
  ]);
}

/**
 * What was stopped with the run goes on with it, in the same workspaces: as many agents as may be at work, and none on
 * files that other unlanded work has taken since. What a person stopped before stays stopped.
 */
export function decideGoOn(run: Run, by: string, overlaps: FindOverlap): Decision {
  const decision = decideResume(run, by);
  if (!decision.ok || run.state !== 'stopped') return decision;
  const again: { readonly attempt: Attempt; readonly task: RunTask }[] = [];
  for (const attempt of run.attempts) {
    const task = run.tasks.find(({ id }) => id === attempt.taskId);
    if (!task || !attempt.stoppedWithRun || !isLast(run, attempt)) continue;
    const agents = again.filter((one) => one.attempt.agentKind !== 'person').length;
    const beside = [...holdersFor(run, task.id), ...again.map((one) => one.task)];
    if (attempt.agentKind !== 'person' && agents >= run.limit) continue;
    if (!findMeeting(task, beside, overlaps)) again.push({ attempt, task });
  }
  const why = `${by} let the run go on. It works in the same workspace.`;
  const resumed = again.map(({ attempt: { id } }) => ({
    type: 'attemptResumed' as const,
    attemptId: id,
    why,
  }));
  return ok([...decision.value, ...resumed]);
}

/**
 * A fresh attempt by `agent`; whatever the last one left is kept by the caller first. Work that met other work
 * is not begun anew: who takes it over begins with both sides.
 */
export function decideStartOver(
  run: Run,
  attempt: Attempt,
  request: { readonly agent: Agent; readonly by: string },
  overlaps: FindOverlap,
): Decision {
  const task = run.tasks.find(({ id }) => id === attempt.taskId);
  const isOver = canGoOn(run, attempt) || (isLast(run, attempt) && attempt.state === 'conflicted');
  if (!task || !isOver) return notNow('start over', describeState(attempt));
  const inTheWay = decideBeside(run, attempt, overlaps);
  if (!inTheWay.ok) return inTheWay;
  const { agent, by } = request;
  if (attempt.state === 'conflicted') {
    const why = `${by} gave it to ${agent.name} to settle what it meets. The new workspace begins with both sides.`;
    return ok([...wake(run, by), launchOf(run, task, agent, { continues: attempt, why })]);
  }
  const why = `${by} started it over in a new workspace. The earlier work is kept.`;
  return ok([...wake(run, by), launchOf(run, task, agent, { continues: null, why })]);
}

export function decideHandIn(attempt: Attempt): Decision {
  const canHandIn = attempt.agentKind === 'person' && attempt.state === 'running';
  return canHandIn ? ok([]) : notNow('hand in', describeState(attempt));
}

export function decideTell(attempt: Attempt): Decision {
  if (attempt.agentKind !== 'acp') {
    const reason = `${attempt.agentName} takes no messages while it works. Stop it, or send its work back with a comment.`;
    return fail({ code: 'failed', reason });
  }
  const canHear = attempt.state === 'running' || attempt.state === 'needsYou';
  return canHear ? ok([]) : notNow('be told anything', describeState(attempt));
}

/** Attempts that were at work when the host ended: nobody works in their workspaces any more. */
export function decideInterruptions(run: Run): readonly RunEventBody[] {
  const why = 'Overture ended while it was at work. Everything in its workspace is kept.';
  return run.attempts
    .filter(({ state, agentKind }) => isAtWork(state) && !(agentKind === 'person' && state === 'running'))
    .map((attempt) => ({ type: 'attemptInterrupted', attemptId: attempt.id, why }));
}

function canGoOn(run: Run, attempt: Attempt): boolean {
  const isOver = ['interrupted', 'failed', 'cancelled'].includes(attempt.state);
  return isOver && isLast(run, attempt) && run.state !== 'finished';
}

function isLast(run: Run, attempt: Attempt): boolean {
  return lastAttemptOf(run, attempt.taskId)?.id === attempt.id;
}

function decideBeside(run: Run, attempt: Attempt, overlaps: FindOverlap): Decision {
  const task = run.tasks.find(({ id }) => id === attempt.taskId);
  const meeting = task && findMeeting(task, holdersFor(run, task.id), overlaps);
  if (!meeting) return ok([]);
  return fail({ code: 'overlaps', taskId: meeting.holder.id, path: meeting.path });
}

/** An attempt that goes on makes a stopped run go on too. */
function wake(run: Run, by: string): readonly RunEventBody[] {
  return run.state === 'stopped' ? [{ type: 'resumed', by }] : [];
}

const WORDS: Partial<Record<Attempt['state'], string>> = {
  inReview: 'in review',
  needsYou: 'waiting for your answer',
  sentBack: 'sent back',
  preparing: 'getting its workspace ready',
  checking: 'being checked',
};

export function describeState(attempt: Attempt): string {
  if (attempt.agentKind === 'person' && attempt.state === 'running') return 'being worked on by a person';
  return WORDS[attempt.state] ?? attempt.state;
}
