import { evidenceOfCheck } from '#electron/services/review/evidenceOfCheck.ts';
import { sinceThen } from '#electron/process/sinceThen.ts';
import type { Check } from '#shared/run/checksFor.ts';
import { checksFor } from '#shared/run/checksFor.ts';
import type { CheckResult, Workspace } from '#shared/run/run.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { AttemptJob } from './attemptJob.ts';
import { recordClaims } from './recordClaims.ts';
import { runCommand } from './runCommand.ts';

/** Milliseconds that one check may take. */
const CHECK_LIMIT_MS = 15 * 60_000;

/** Runs the checks one after the other and records each, with the evidence its output holds. */
export async function checkWork(
  job: AttemptJob,
  workspace: Workspace,
  commit: string,
): Promise<readonly CheckResult[]> {
  const spec = parseSpec(job.run().specText);
  const checks = checksFor(job.task(), spec, job.runs.project.settings().commands);
  const results: CheckResult[] = [];
  for (const check of checks) {
    if (job.signal.aborted) break;
    const since = sinceThen(Date.now);
    const { result, whole } = await runCheck(job, workspace, check, commit);
    if (job.signal.aborted) break;
    const mine = spec.criteria.filter(({ id }) => job.task().criteria.includes(id));
    const paths = job.attempt().files.map(({ path }) => path);
    const work = { folder: workspace.path, paths, since: since() };
    const evidence = await evidenceOfCheck(result, whole, mine, work);
    job.record(
      { type: 'checked', attemptId: job.attemptId, check: result },
      ...evidence.map((one) => ({
        type: 'evidenceRecorded' as const,
        attemptId: job.attemptId,
        evidence: one,
      })),
    );
    results.push(result);
  }
  const { role } = job.task();
  const { report, agentName: by } = job.attempt();
  // Only those whose task is to judge are heard about criteria.
  if (role === 'verify' || role === 'critique')
    await recordClaims(job, { commit, checks: results, report, by });
  return results;
}

async function runCheck(
  job: AttemptJob,
  workspace: Workspace,
  check: Check,
  commit: string,
): Promise<{ readonly result: CheckResult; readonly whole: string }> {
  const { name, command, trusted, criteria } = check;
  const id = `check-${commit.slice(0, 12)}-${name}`;
  job.show({ id, kind: 'execute', text: command, detail: '', state: 'going' });
  const { reaper, clock, checkLimitMs } = job.runs.needs;
  const { whole, ...ran } = await runCommand({
    command,
    trusted,
    cwd: workspace.path,
    signal: job.signal,
    limitMs: checkLimitMs ?? CHECK_LIMIT_MS,
    reaper,
  });
  const passed = ran.exitCode === 0;
  job.show({ id, kind: 'execute', text: command, detail: ran.output, state: passed ? 'done' : 'failed' });
  const at = new Date(clock()).toISOString();
  return { result: { name, command, passed, commit, at, ...ran, criteria: [...criteria] }, whole };
}
