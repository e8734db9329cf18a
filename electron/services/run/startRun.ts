import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { SpecId } from '#shared/project/project.ts';
import type { RunError } from '#shared/run/contract.ts';
import { integrationBranchOf, runIdOf } from '#shared/run/names.ts';
import type { RunId, RunTask } from '#shared/run/run.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { specFolder } from '#electron/services/spec/specFile.ts';
import type { ProjectRuns } from './projectRuns.ts';
import { readRunPlan } from './readRunPlan.ts';
import { runTasks } from './runTasks.ts';

export type StartRequest = {
  readonly specId: SpecId;
  readonly limit: number;
  /** Who works on a task instead of the plan's choice, by task id. */
  readonly agents: Readonly<Record<string, string>>;
  readonly by: string;
};

/** Versions counted at most; no spec has more commits in practice. */
const VERSIONS = 1000;

/** Starts a run of the plan as it is on disk, on a branch of its own from HEAD. */
export async function startRun(runs: ProjectRuns, request: StartRequest): Promise<Result<RunId, RunError>> {
  const { project, book } = runs;
  const { trust, commands, gitVersion } = project.state();
  // Nobody is asked to trust commands that could not run anyway.
  if (gitVersion === null) return fail({ code: 'gitMissing' });
  if (trust.state !== 'trusted') return fail({ code: 'notTrusted', commands: [...commands] });
  if (await isHeldElsewhere(project)) return fail({ code: 'heldElsewhere' });
  const git = project.nativeGit();
  if (!git) return fail({ code: 'gitMissing' });
  const newest = book.newestOf(request.specId);
  if (newest && (newest.state === 'running' || newest.state === 'paused')) {
    return fail({ code: 'alreadyRunning', runId: newest.id });
  }
  const head = await git.head();
  if (!head.ok) return failed(describeGitError(head.error));
  const { branch, commit } = head.value;
  if (branch === null) return fail({ code: 'noBranch' });
  if (commit === null) return failed('The branch has no commit yet. Make a first commit, then start again.');
  const read = await readSpecAndPlan(runs, git, request, commit);
  if (!read.ok) return read;
  const id = runIdOf(book.nextNumber());
  const integrationBranch = integrationBranchOf(request.specId, id);
  const branched = await makeBranch(git, integrationBranch, commit);
  if (!branched.ok) return branched;
  runs.record(id, [
    {
      type: 'runStarted',
      run: {
        id,
        number: book.nextNumber(),
        projectId: project.id,
        specId: request.specId,
        ...read.value,
        startedBy: request.by,
        limit: request.limit,
        retries: project.settings().limits.retries,
        baseBranch: branch,
        baseCommit: commit,
        integrationBranch,
      },
    },
  ]);
  await runs.schedule(id);
  return ok(id);
}

/** Looks again before it refuses: the other one may have closed meanwhile. */
async function isHeldElsewhere(project: OpenProject): Promise<boolean> {
  if (project.state().heldElsewhere) await project.refresh();
  return project.state().heldElsewhere;
}

/** A host that was killed before it recorded the run has left the branch; nothing is on it. */
async function makeBranch(git: NativeGit, branch: string, commit: string): Promise<Result<void, RunError>> {
  const made = await git.createBranch(branch, commit);
  if (made.ok) return made;
  if (made.error.code !== 'branchExists') return failed(describeGitError(made.error));
  const left = await git.resolve(branch);
  if (!left.ok) return failed(describeGitError(left.error));
  const moved = await git.updateRef(`refs/heads/${branch}`, commit, left.value);
  return moved.ok ? moved : failed(describeGitError(moved.error));
}

type Read = {
  readonly specHash: string;
  readonly specText: string;
  readonly specVersion: number;
  readonly tasks: RunTask[];
};

async function readSpecAndPlan(
  runs: ProjectRuns,
  git: NativeGit,
  request: StartRequest,
  commit: string,
): Promise<Result<Read, RunError>> {
  const { project } = runs;
  const folder = specFolder(project, request.specId);
  const specText = await readText(join(project.path, folder, 'spec.md'));
  if (specText === null) return failed(`${folder}/spec.md is gone. Restore it, then start again.`);
  const planText = await readText(join(project.path, folder, 'plan.yaml'));
  if (planText === null) return fail({ code: 'noPlan' });
  const spec = parseSpec(specText);
  const planned = await readRunPlan(runs, git, { text: planText, spec, commit });
  if (!planned.ok) return planned;
  const tasks = runTasks(runs, planned.value, request.agents);
  if (!tasks.ok) return tasks;
  const history = await git.history({ path: `${folder}/spec.md`, limit: VERSIONS });
  const specVersion = history.ok ? history.value.commits.length : 0;
  const specHash = createHash('sha256').update(specText).digest('hex');
  return ok({ specHash, specText, specVersion, tasks: [...tasks.value] });
}

async function readText(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

function failed(reason: string): { readonly ok: false; readonly error: RunError } {
  return fail({ code: 'failed', reason });
}
