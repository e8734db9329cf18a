import { describeGitError } from '#electron/git/describeGitError.ts';
import type { CommitDiffRequest } from '#electron/git/git.ts';
import type { GitError } from '#electron/git/gitError.ts';
import type { DiffRequest } from '#electron/git/nativeGit.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { matchesGlobs } from '#shared/plan/globs.ts';
import { analyseChange } from '#shared/review/analyseChange.ts';
import type { ReviewAnalysis } from '#shared/review/analysis.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import { verdicts } from '#shared/review/verdicts.ts';
import type { Attempt, Run, Workspace } from '#shared/run/run.ts';
import { isInScope } from '#shared/run/scopesOverlap.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { readChange } from './readChange.ts';
import { readDefinitions } from './readDefinitions.ts';
import { readFileFacts } from './readFileFacts.ts';

const NOT_READ =
  'What is in its workspace now is read once you trust this repository. What is handed in can be read before.';

/**
 * From the workspace's base to what was handed in, or is in the workspace now. What was handed in can be read
 * without trust. `onBeginning` hears the beginning of a long patch before the rest is read; `signal` ends the reading.
 */
export async function readAttemptPatch(
  project: Pick<OpenProject, 'git' | 'nativeGit'>,
  { workspace, commit }: Pick<Attempt, 'workspace' | 'commit'>,
  onBeginning?: (patch: string) => void,
  signal?: AbortSignal,
): Promise<Result<{ patch: string }, ReviewError>> {
  if (!workspace) return ok({ patch: '' });
  const patch = await readWork(project, workspace, commit, onBeginning, signal);
  if (!patch) return fail({ code: 'failed', reason: NOT_READ });
  return patch.ok
    ? ok({ patch: patch.value })
    : fail({ code: 'failed', reason: describeGitError(patch.error) });
}

/** Null where it is in the workspace only, and nobody trusts the repository. */
async function readWork(
  project: Pick<OpenProject, 'git' | 'nativeGit'>,
  { baseCommit: from, path }: Workspace,
  commit: string | null,
  onBeginning?: (patch: string) => void,
  signal?: AbortSignal,
): Promise<Result<string, GitError> | null> {
  if (commit !== null)
    return readChange<CommitDiffRequest>(project.git(), { from, to: commit, signal }, onBeginning);
  const native = project.nativeGit();
  return native && readChange<DiffRequest>(native, { from, to: { workingTree: path }, signal }, onBeginning);
}

/** Holds an attempt's change against the criteria of its task. */
export async function analyseAttempt(
  project: OpenProject,
  run: Run,
  attempt: Attempt,
  signal?: AbortSignal,
): Promise<Result<ReviewAnalysis, ReviewError>> {
  const { workspace, commit } = attempt;
  const task = run.tasks.find(({ id }) => id === attempt.taskId);
  if (!workspace || !task)
    return fail({ code: 'failed', reason: 'There is no work to look at yet. Look again when it has begun.' });
  const read = await readAttemptPatch(project, attempt, undefined, signal);
  if (!read.ok) return read;
  const files = parsePatch(read.value.patch);
  const spec = parseSpec(run.specText);
  const wanted = spec.criteria.filter(({ id }) => task.criteria.includes(id));
  const allowedPaths = new Set(attempt.allowedPaths.map(({ path }) => path));
  // Whoever allows a moved file allows the place that it was taken from with it.
  const allowed = new Set(
    files.flatMap(({ path, oldPath }) => (allowedPaths.has(path) ? [path, oldPath ?? path] : [])),
  );
  const facts = readFileFacts(
    project.dataFolder,
    files.map(({ path }) => path),
  );
  const guarded = project.settings().protected;
  return ok(
    analyseChange({
      base: workspace.baseCommit,
      head: commit,
      files,
      spec,
      criteria: wanted.map(({ id }) => id),
      verdicts: verdicts(attempt, wanted),
      evidence: attempt.evidence,
      report: attempt.report,
      tags: attempt.tags,
      isProtected: (path) => matchesGlobs(guarded, path) && !allowed.has(path),
      isInScope: (path) => isInScope(path, task) || allowed.has(path),
      factsOf: (path) => facts.get(path) ?? null,
      definesOf: await readDefinitions(project.git(), commit ?? workspace.baseCommit, files),
    }),
  );
}
