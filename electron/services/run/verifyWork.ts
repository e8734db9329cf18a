import { describeGitError } from '#electron/git/describeGitError.ts';
import { chooseVerifier } from '#shared/run/chooseVerifier.ts';
import type { CheckResult, Workspace } from '#shared/run/run.ts';
import { countOf, sentence } from '#shared/run/words.ts';
import type { AttemptJob } from './attemptJob.ts';
import { permissionsOf } from './permissionsOf.ts';
import { recordClaims } from './recordClaims.ts';
import { runSession } from './runSession.ts';
import { writeVerifyBrief } from './writeBrief.ts';

/**
 * Lets another agent hold the work against its criteria, where overture.yaml asks for it: it reads criteria, changes
 * and check results in the workspace and nothing of how they came about. What it says is recorded as claims, each
 * held against the files; it decides nothing.
 */
export async function verifyWork(
  job: AttemptJob,
  workspace: Workspace,
  commit: string,
  checks: readonly CheckResult[],
): Promise<void> {
  const { runs, attemptId } = job;
  const settings = runs.project.settings();
  const { role, criteria } = job.task();
  const isWork = role === 'implement' || role === 'debug';
  if (settings.verify !== 'each' || !isWork || criteria.length === 0 || job.signal.aborted) return;
  const { agentId, agentName } = job.attempt();
  const chosen = chooseVerifier(
    runs.needs.agents(),
    { id: agentId, name: agentName },
    settings.roles['verify'],
    runs.needs.takes(),
  );
  if (!chosen) return;
  const { agent, why } = chosen;
  if (!agent) return say(job, why, false);
  job.record({ type: 'verifying', attemptId, agentName: agent.name, why });
  const brief = await writeVerifyBrief(job, { from: workspace.baseCommit, to: commit }, checks);
  const permissions = { ...permissionsOf(job), policy: 'read-only' as const };
  const outcome = await runSession(job, { agent, workspace, brief, permissions, isOwn: false });
  if (job.signal.aborted) return;
  const by = agent.name;
  const claims = await recordClaims(job, { commit, checks, report: outcome.report, by });
  const ended = outcome.ending === 'failed' ? ` ${outcome.sentence}` : '';
  say(
    job,
    `${by} spoke of ${countOf(claims, 'criterion').replace('criterions', 'criteria')}.${ended}`,
    claims > 0,
  );
  await tellChanges(job, workspace, by);
}

/** A judge that changed files has judged something else than what is handed in. */
async function tellChanges(job: AttemptJob, workspace: Workspace, by: string): Promise<void> {
  const status = await job.git.status(workspace.path);
  if (!status.ok) throw new Error(describeGitError(status.error));
  const { length } = status.value.entries;
  if (length > 0)
    say(
      job,
      `${by} changed ${countOf(length, 'file')} while it verified. That is no part of the work.`,
      false,
    );
}

function say(job: AttemptJob, text: string, good: boolean): void {
  job.show({
    id: `verify-${job.runs.activity.read(job.attemptId).length}`,
    kind: 'note',
    text: sentence(text),
    detail: '',
    state: good ? 'done' : 'failed',
  });
}
