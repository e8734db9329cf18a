import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { checksFor } from '#shared/run/checksFor.ts';
import type { AttemptId, RunId } from '#shared/run/run.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { evidenceOfCheck } from './evidenceOfCheck.ts';
import { runChecksAt } from './runChecksAt.ts';

/** Runs an attempt's checks on its commit as it is now, and records them with the tests they show. */
export async function checkAgain(
  runs: ProjectRuns,
  git: NativeGit,
  runId: RunId,
  attemptId: AttemptId,
  signal: AbortSignal,
): Promise<void> {
  const run = runs.book.get(runId);
  const attempt = run?.attempts.find(({ id }) => id === attemptId);
  const task = run?.tasks.find(({ id }) => id === attempt?.taskId);
  if (!run || !attempt?.commit || !task) return;
  const spec = parseSpec(run.specText);
  const checks = checksFor(task, spec, runs.project.settings().commands);
  if (checks.length === 0) return;
  const ran = await runChecksAt(runs, git, run, attempt.commit, checks, signal, `${task.id}-again`);
  if (!ran.ok || signal.aborted) return;
  const mine = spec.criteria.filter(({ id }) => task.criteria.includes(id));
  const work = { folder: runs.project.path, paths: attempt.files.map(({ path }) => path), since: Date.now() };
  for (const check of ran.value) {
    const evidence = await evidenceOfCheck(check, check.output, mine, work);
    runs.record(runId, [
      { type: 'checked', attemptId, check },
      ...evidence.map((one) => ({ type: 'evidenceRecorded' as const, attemptId, evidence: one })),
    ]);
  }
}
