import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { secretPaths } from '#shared/interview/model/secretPath.ts';
import { hideSecrets } from '#shared/run/brief/hideSecrets.ts';
import { withoutSecretFiles } from '#shared/run/brief/withoutSecretFiles.ts';
import { briefFor } from '#shared/run/briefFor.ts';
import { briefTail } from '#shared/run/briefTail.ts';
import { checksFor } from '#shared/run/checksFor.ts';
import { earlierWork } from '#shared/run/earlierWork.ts';
import type { AttemptId, CheckResult } from '#shared/run/run.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { AttemptJob } from './attemptJob.ts';
import { carriedSecrets } from './carriedSecrets.ts';
import { codeOfAttempt } from './codeOfAttempt.ts';

export function briefFileOf(
  project: OpenProject,
  attemptId: AttemptId,
  whose: 'worker' | 'verifier' = 'worker',
): string {
  return join(project.dataFolder, 'briefs', `${attemptId}${whose === 'verifier' ? '.verify' : ''}.md`);
}

/** Writes the attempt's brief beside the ledger, where it can be read again; `resumed` adds how to go on. */
export async function writeBrief(
  job: AttemptJob,
  resumed: boolean,
): Promise<{ readonly text: string; readonly file: string }> {
  const { runs, attemptId } = job;
  const run = job.run();
  const task = job.task();
  const spec = parseSpec(run.specText);
  const hide = hideSecrets(await carriedSecrets(job));
  const brief = briefFor({
    run,
    task,
    role: job.attempt().role,
    spec,
    earlier: earlierWork(run, job.attempt()),
    checks: checksFor(task, spec, runs.project.settings().commands),
    patch: await patchFor(job),
    code: await codeOfAttempt(job, spec),
    hide,
  });
  const text = `${brief}${briefTail(run, job.attempt(), resumed, hide)}`;
  return keep(briefFileOf(runs.project, attemptId), text);
}

/** The brief of the agent that verifies an attempt: its criteria, its changes and what its checks said. */
export async function writeVerifyBrief(
  job: AttemptJob,
  work: { readonly from: string; readonly to: string },
  results: readonly CheckResult[],
): Promise<{ readonly text: string; readonly file: string }> {
  const run = job.run();
  const text = briefFor({
    run,
    task: { ...job.task(), instructions: VERIFY },
    role: 'verify',
    spec: parseSpec(run.specText),
    earlier: { comments: [], conflicts: [], checks: [] },
    checks: [],
    results,
    patch: await patchOf(job, work.from, work.to),
    hide: hideSecrets(await carriedSecrets(job)),
  });
  return keep(briefFileOf(job.runs.project, job.attemptId, 'verifier'), text);
}

const VERIFY =
  'Say of each criterion whether the work meets it, and where that shows. Look for what is missing as well as for what is there. Only read.';

async function keep(file: string, text: string): Promise<{ readonly text: string; readonly file: string }> {
  await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
  await writeFile(file, text, { mode: 0o600 });
  return { text, file };
}

/**
 * Those who judge see what has landed, those who mend what the work changed so far; a repository that cannot say it
 * leaves them with the files themselves.
 */
async function patchFor(job: AttemptJob): Promise<string> {
  const { role } = job.attempt();
  const run = job.run();
  if (role === 'verify' || role === 'critique') return patchOf(job, run.baseCommit, run.integrationBranch);
  const before = job.continues();
  if (role !== 'debug' || !before?.commit || !before.workspace) return '';
  return patchOf(job, before.workspace.baseCommit, before.commit);
}

/** Without the lines of carried files and of those that hold secrets by custom. */
async function patchOf({ git, runs }: AttemptJob, from: string, to: string): Promise<string> {
  const diff = await git.diff({ from, to, patchOnly: true });
  const isSecret = secretPaths(runs.project.settings().carry);
  return diff.ok ? withoutSecretFiles(diff.value.patch, isSecret) : '';
}
