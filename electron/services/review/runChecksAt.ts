import { access, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { carryFiles } from '#electron/services/run/carryFiles.ts';
import type { ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { runCommand } from '#electron/services/run/runCommand.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Check } from '#shared/run/checksFor.ts';
import type { CheckResult, Run } from '#shared/run/run.ts';

/** Milliseconds that the setup command and each check may take. */
const LIMIT_MS = 20 * 60_000;

/** Runs checks on a commit in a workspace of its own, which is put away afterwards. The failure is a sentence. */
export async function runChecksAt(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  commit: string,
  checks: readonly Check[],
  signal: AbortSignal,
  /** Two of the same name must not run at once. */
  name = 'combined',
): Promise<Result<readonly CheckResult[], string>> {
  const branch = `overture/${run.specId}/${run.id}-${name}`;
  const folder = join(runs.project.dataFolder, 'workspaces');
  const path = join(folder, `${run.id}.${name}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const opened = await openAt(git, path, branch, commit);
  if (!opened.ok) return opened;
  try {
    const carried = await carryFiles(runs.project, path);
    if (!carried.ok) return carried;
    const setup = runs.project.settings().commands['setup'];
    const wanted =
      setup === undefined
        ? checks
        : [{ name: 'setup', command: setup, trusted: true, criteria: [] }, ...checks];
    const results: CheckResult[] = [];
    for (const check of wanted) {
      const result = await runOne(runs, path, commit, check, signal);
      if (signal.aborted) return fail('It was stopped.');
      results.push(result);
      if (check.name === 'setup' && !result.passed)
        return fail(`The setup command “${setup}” failed on the combined work.`);
    }
    return ok(results.filter(({ name }) => name !== 'setup'));
  } finally {
    const removed = await git.removeWorkspace(path, `${run.id}.${name}`);
    if (!removed.ok) console.error(`${path}: ${describeGitError(removed.error)}`);
  }
}

/** Its branch is Overture's own and only says where the workspace stands, so it moves freely. */
async function openAt(
  git: NativeGit,
  path: string,
  branch: string,
  commit: string,
): Promise<Result<void, string>> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) {
    const removed = await git.removeWorkspace(path, branch.replaceAll('/', '-'));
    if (!removed.ok) await rm(path, { recursive: true, force: true });
  }
  const before = await git.resolve(branch);
  if (before.ok) {
    const moved = await git.updateRef(`refs/heads/${branch}`, commit, before.value);
    if (!moved.ok) return fail(describeGitError(moved.error));
  }
  const added = await git.addWorkspace(before.ok ? { path, branch } : { path, branch, startCommit: commit });
  return added.ok ? ok(undefined) : fail(describeGitError(added.error));
}

async function runOne(
  runs: ProjectRuns,
  cwd: string,
  commit: string,
  { name, command, trusted, criteria }: Check,
  signal: AbortSignal,
): Promise<CheckResult> {
  const { reaper, clock } = runs.needs;
  const { whole: _whole, ...ran } = await runCommand({
    command,
    trusted,
    cwd,
    signal,
    limitMs: LIMIT_MS,
    reaper,
  });
  const at = new Date(clock()).toISOString();
  return { name, command, passed: ran.exitCode === 0, commit, at, ...ran, criteria: [...criteria] };
}
