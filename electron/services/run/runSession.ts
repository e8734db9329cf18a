import type { AgentOutcome, AgentPermissions } from '#electron/agents/agentSession.ts';
import type { Workspace } from '#shared/run/run.ts';
import type { Agent } from '#shared/settings/settings.ts';
import { attemptFacts } from './attemptFacts.ts';
import type { AttemptJob } from './attemptJob.ts';
import { describeLink, keepGitLink, restoreGitLink } from './gitLink.ts';
import { describeFullDisk, watchDisk } from './watchDisk.ts';
import { watchWork } from './watchWork.ts';

export type SessionRequest = {
  readonly agent: Agent;
  readonly workspace: Workspace;
  readonly brief: { readonly text: string; readonly file: string };
  readonly permissions: AgentPermissions;
  /** Whether it is the attempt's own agent, whose session can be gone on from. */
  readonly isOwn: boolean;
  /** Once the session can be told, asked and handed in. */
  readonly onStarted?: () => void;
};

/** Puts an agent into the attempt's workspace and settles when it has ended; all it tells belongs to the attempt. */
export async function runSession(job: AttemptJob, request: SessionRequest): Promise<AgentOutcome> {
  const { runs, attemptId } = job;
  const { agent, workspace, brief, permissions, isOwn } = request;
  const isProgram = agent.kind !== 'person';
  // The host may have ended before it could mend what an earlier session did.
  if (isProgram) await mendGitLink(job, workspace);
  if (isProgram) await keepGitLink(workspace.path);
  const tools = isProgram ? await runs.needs.tools() : null;
  // The protocol of agents brings schemas of its own, which take longer to make than a start should.
  const { startAgent } = await import('#electron/agents/startAgent.ts');
  // Whoever stopped the attempt meanwhile found no session to stop.
  if (job.signal.aborted) return { ending: 'cancelled', sentence: '', report: '' };
  const session = startAgent(agent, {
    brief: brief.text,
    briefFile: brief.file,
    workspace: workspace.path,
    permissions,
    facts: attemptFacts(job, agent.name),
    tools,
    model: () => runs.needs.model(),
    series: `${runs.activity.read(attemptId).length}-`,
    usageBefore: job.attempt().usage,
    resume: isOwn ? job.attempt().sessionId : null,
    onSession: (sessionId) => isOwn && job.record({ type: 'sessionOpened', attemptId, sessionId }),
    onUsage: (usage) => job.record({ type: 'usageRecorded', attemptId, usage }),
    ...(runs.needs.agentLimits && { limits: runs.needs.agentLimits }),
    clock: runs.needs.clock,
    reaper: runs.needs.reaper,
    onActivity: (entry) => runs.activity.put(attemptId, entry),
    onNeed: (need) => {
      job.record({ type: 'needed', attemptId, need: { ...need, options: [...need.options] } });
      job.notify(`${job.task().id} needs you`, need.title, 'run');
    },
  });
  job.job.session = session;
  request.onStarted?.();
  const stopWatching = isOwn ? watchWork(job, workspace) : null;
  const disk =
    agent.kind === 'person'
      ? null
      : watchDisk(workspace.path, runs.needs.measureMachine, () => {
          session.stop().catch((error: unknown) => console.error(`${attemptId} ended with a fault`, error));
        });
  let outcome: AgentOutcome;
  try {
    outcome = await session.ended;
  } finally {
    disk?.end();
    job.job.session = null;
    await stopWatching?.();
  }
  if (isProgram) await mendGitLink(job, workspace);
  const free = disk?.isFull() ?? null;
  if (free === null || job.signal.aborted) return outcome;
  return { ending: 'failed', sentence: describeFullDisk(agent.name, free), report: outcome.report };
}

async function mendGitLink(job: AttemptJob, { path }: Workspace): Promise<void> {
  const state = await restoreGitLink(path);
  if (state === 'whole') return;
  job.show({
    id: `git-link-${state}`,
    kind: 'error',
    text: describeLink(state, path),
    detail: '',
    state: 'done',
  });
}
