import { access } from 'node:fs/promises';
import type { Attempt, Run } from '#shared/run/run.ts';
import type { WorkspaceInfo } from '#shared/run/workspaceInfo.ts';
import { measureFolder } from './measureFolder.ts';
import type { ProjectRuns } from './projectRuns.ts';

/** The workspaces that are on disk, those of the newest run first. */
export async function listWorkspaces(runs: ProjectRuns): Promise<readonly WorkspaceInfo[]> {
  const all = runs.book.all().toReversed();
  const infos = all.flatMap((run) =>
    run.attempts.flatMap((attempt) => describeWorkspace(run, attempt) ?? []),
  );
  const listed = await Promise.all(infos.map(measured));
  return listed.filter((one) => one !== null);
}

type Unmeasured = Omit<WorkspaceInfo, 'bytes'>;

async function measured(info: Unmeasured): Promise<WorkspaceInfo | null> {
  const isThere = await access(info.path).then(
    () => true,
    () => false,
  );
  return isThere ? { ...info, bytes: await measureFolder(info.path) } : null;
}

function describeWorkspace(run: Run, attempt: Attempt): Unmeasured | null {
  if (!attempt.workspace) return null;
  return {
    attemptId: attempt.id,
    taskId: attempt.taskId,
    title: run.tasks.find(({ id }) => id === attempt.taskId)?.title ?? '',
    runNumber: run.number,
    state: attempt.state,
    path: attempt.workspace.path,
  };
}
