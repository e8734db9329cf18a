import { access, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { sinceThen } from '#electron/process/sinceThen.ts';
import { carryFiles } from '#electron/services/run/carryFiles.ts';
import type { ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { runCommand } from '#electron/services/run/runCommand.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Check } from '#shared/run/checksFor.ts';
import type { CheckResult, Run } from '#shared/run/run.ts';

/** Milliseconds that the setup command and each check may take. */
const LIMIT_MS = 20 * 60_000;

/** What a check wrote, while the workspace it ran in is still there; `since` is when it began, in milliseconds since 1970. */
export type RanCheck = { readonly whole: string; readonly folder: string; readonly since: number };

export type ChecksAt = {
  readonly run: Run;
  readonly commit: string;
  readonly checks: readonly Check[];
  readonly signal: AbortSignal;
  /** Names the workspace and its branch; two of the same name must not run at once. */
  readonly name: string;
  /** Hears each check that ran, but for the setup, before the next one begins. */
  readonly onRan?: (check: CheckResult, ran: RanCheck) => Promise<void>;
};

/** Runs checks on a commit in a workspace of its own, which is put away afterwards. The failure is a sentence. */
export async function runChecksAt(
  runs: ProjectRuns,
  git: NativeGit,
  request: ChecksAt,
): Promise<Result<readonly CheckResult[], string>> {
  const { run, commit, name } = request;
  const branch = `overture/${run.specId}/${run.id}-${name}`;
  const folder = join(runs.project.dataFolder, 'workspaces');
  const path = join(folder, `${run.id}.${name}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const opened = await openAt(git, path, branch, commit);
  if (!opened.ok) return opened;
  try {
    return await runAll(runs, path, request);
  } finally {
    const removed = await git.removeWorkspace(path, `${run.id}.${name}`);
    if (!removed.ok) console.error(`${path}: ${describeGitError(removed.error)}`);
  }
}

async function runAll(
  runs: ProjectRuns,
  folder: string,
  { commit, checks, signal, onRan }: ChecksAt,
): Promise<Result<readonly CheckResult[], string>> {
  const stopped = fail('It was stopped.');
  const carried = await carryFiles(runs.project, folder);
  if (!carried.ok) return carried;
  const setup = runs.project.settings().commands['setup'];
  if (setup !== undefined) {
    const asCheck = { name: 'setup', command: setup, trusted: true, criteria: [] };
    const { result } = await runOne(runs, folder, commit, asCheck, signal);
    if (signal.aborted) return stopped;
    if (!result.passed) return fail(`The setup command “${setup}” failed on the combined work.`);
  }
  const results: CheckResult[] = [];
  for (const check of checks) {
    const since = sinceThen(Date.now);
    const { result, whole } = await runOne(runs, folder, commit, check, signal);
    if (signal.aborted) return stopped;
    await onRan?.(result, { whole, folder, since: since() });
    results.push(result);
  }
  return ok(results);
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
): Promise<{ readonly result: CheckResult; readonly whole: string }> {
  const { reaper, clock } = runs.needs;
  const { whole, ...ran } = await runCommand({
    command,
    trusted,
    cwd,
    signal,
    limitMs: LIMIT_MS,
    reaper,
  });
  const at = new Date(clock()).toISOString();
  const passed = ran.exitCode === 0;
  return { result: { name, command, passed, commit, at, ...ran, criteria: [...criteria] }, whole };
}
