import { untilAborted } from '#electron/services/untilAborted.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { SpecId } from '#shared/project/project.ts';
import { pageOfActivity } from '#shared/run/activityPage.ts';
import type { RunError } from '#shared/run/contract.ts';
import type { AttemptId } from '#shared/run/run.ts';
import type { ProjectRuns } from './projectRuns.ts';

type RunFeed = Parameters<Handlers<OvertureContract>['run']['watch']>[1];
type PermissionFeed = Parameters<Handlers<OvertureContract>['run']['permissions']>[1];
type ActivityFeed = Parameters<Handlers<OvertureContract>['run']['activity']>[1];

/** The spec's newest run, then every event of it; a run that starts later takes its place. */
export async function followRuns(
  runs: ProjectRuns,
  specId: SpecId,
  feed: RunFeed,
  signal: AbortSignal,
): Promise<Result<void, RunError>> {
  feed.snapshot({ run: runs.book.newestOf(specId) });
  const stop = runs.book.listen((run, event) => {
    const isNewest = runs.book.newestOf(specId)?.id === run.id;
    if (run.specId === specId && isNewest) feed.event({ runId: run.id, event });
  });
  await untilAborted(signal);
  stop();
  return ok(undefined);
}

export async function followActivity(
  runs: ProjectRuns,
  attemptId: AttemptId,
  feed: ActivityFeed,
  signal: AbortSignal,
): Promise<Result<void, RunError>> {
  feed.snapshot(pageOfActivity(runs.activity.read(attemptId)));
  const stop = runs.activity.listen(attemptId, (entry) => feed.event(entry));
  await untilAborted(signal);
  stop();
  return ok(undefined);
}

export async function followPermissions(
  { permissions }: ProjectRuns,
  feed: PermissionFeed,
  signal: AbortSignal,
): Promise<Result<void, RunError>> {
  feed.snapshot([...permissions.all()]);
  const stop = permissions.listen(() => feed.event([...permissions.all()]));
  await untilAborted(signal);
  stop();
  return ok(undefined);
}
