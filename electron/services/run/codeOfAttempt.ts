import { fail, type Result } from '#shared/contract/result.ts';
import type { TaskCode } from '#shared/code/taskCode.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { taskWords } from '#shared/run/brief/taskWords.ts';
import { upstreamOf } from '#shared/run/brief/upstreamOf.ts';
import { specsPrefix } from '#electron/services/spec/specFile.ts';
import type { AttemptJob } from './attemptJob.ts';

/**
 * What the index knows for the attempt's task, at the commit its workspace is on. Half a sentence says why not; a
 * judge is told nothing of the code but its change.
 */
export async function codeOfAttempt(job: AttemptJob, spec: SpecDocument): Promise<Result<TaskCode, string>> {
  const { needs, project } = job.runs;
  const { role, workspace } = job.attempt();
  if (!needs.codeForTask || role === 'verify' || role === 'critique') return fail('it is not kept here');
  const [run, task] = [job.run(), job.task()];
  const { carry } = project.settings();
  const landed = upstreamOf(run, task)
    .filter(({ buildsOn }) => buildsOn)
    .flatMap(({ files }) => files.map(({ path }) => path));
  const asked = {
    commit: workspace?.startCommit ?? run.integrationCommit,
    change: task.change,
    read: task.read,
    landed: [...new Set(landed)],
    words: taskWords(task, spec),
    without: specsPrefix(project),
    carried: carry,
  };
  return needs.codeForTask(project.id, asked, job.signal);
}
