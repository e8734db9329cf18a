import { access } from 'node:fs/promises';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import { canBePutAway } from '#shared/run/canBePutAway.ts';
import { describeState } from '#shared/run/decideAttempt.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { describeGitError } from '#electron/git/describeGitError.ts';
import { bringBack } from '../bringBack.ts';
import type { RunEngine } from '../createRunEngine.ts';
import { listWorkspaces } from '../listWorkspaces.ts';
import type { ProjectRuns } from '../projectRuns.ts';
import { retireWorkspace } from '../retireWorkspace.ts';
import { type Answer, failed, notTrusted, onAttempt, onProject } from './onAttempt.ts';

type WorkspaceHandlers = Pick<
  Handlers<OvertureContract>['run'],
  'workspaces' | 'putAway' | 'bringBack' | 'revealWorkspace'
>;

/** The folders that attempts work in, and what is kept of those put away. */
export function workspaceHandlers(engine: RunEngine): WorkspaceHandlers {
  return {
    workspaces: (input) =>
      onProject(engine, input, async (runs) => {
        const recoveries = await runs.project.nativeGit()?.recoveries();
        if (recoveries && !recoveries.ok) return failed(describeGitError(recoveries.error));
        return ok({ workspaces: await listWorkspaces(runs), kept: recoveries?.value ?? [] });
      }),
    putAway: (input) => onAttempt(engine, input, putAway),
    bringBack: (input) =>
      onProject(engine, input, async (runs) => {
        const git = runs.project.nativeGit();
        return git ? bringBack(git, input.ref) : fail({ code: 'unknownProject' });
      }),
    revealWorkspace: (input) =>
      onAttempt(engine, input, (runs, _run, attempt) => revealWorkspace(engine, runs, attempt)),
  };
}

async function putAway(runs: ProjectRuns, run: Run, attempt: Attempt): Answer<null> {
  if (runs.jobs.has(attempt.id) || !canBePutAway(run, attempt))
    return fail({ code: 'notNow', act: 'be put away', state: describeState(attempt) });
  const retired = await retireWorkspace(runs, attempt);
  return retired.ok ? ok(null) : failed(retired.error);
}

async function revealWorkspace(
  { needs }: RunEngine,
  runs: ProjectRuns,
  { workspace, state }: Attempt,
): Answer<null> {
  if (!workspace) return failed('It has no workspace yet. It is made when the attempt starts.');
  const { path, branch } = workspace;
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  // A person's workspace is made again as soon as it may be.
  if (!isThere && state === 'running' && !runs.project.nativeGit()) return fail(notTrusted(runs));
  if (!isThere) return failed(`Its workspace was put away. The work is kept on the branch ${branch}.`);
  const shown = await needs.shell.revealPath(path);
  return shown ? ok(null) : failed(`The folder could not be shown from here. The workspace is ${path}.`);
}
