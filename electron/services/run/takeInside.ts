import type { NativeGit } from '#electron/git/nativeGit.ts';
import { planFile } from '#electron/services/spec/specFile.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { editPlan } from '#shared/plan/editPlan.ts';
import { groupsAround, membersOf } from '#shared/plan/groups.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import type { TaskId } from '#shared/plan/plan.ts';
import type { RunError } from '#shared/run/contract.ts';
import { decideTakeInside } from '#shared/run/decideGroups.ts';
import type { Run, RunTask } from '#shared/run/run.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { ProjectRuns } from './projectRuns.ts';
import { readRunPlan } from './readRunPlan.ts';
import { runTasks } from './runTasks.ts';

/** Who takes the inside of a group, and the words before its tasks in the log. */
export type Taker = { readonly by: string; readonly said: string };

/**
 * Writes a proposed inside into plan.yaml and goes on with it. The file comes first: a host that ends in between finds
 * the inside there at the next start, as if a person had planned it meanwhile.
 */
export async function takeDraft(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  taskId: TaskId,
  taker: Taker,
): Promise<Result<null, RunError>> {
  const open = run.groups[taskId];
  if (open?.state !== 'proposed' || open.draft.tasks.length === 0)
    return failed(`Nothing is planned within ${taskId} yet.`);
  const file = planFile(runs.project, run.specId);
  const read = await file.read();
  if (!read.ok) return failed(`${file.path} cannot be read. Restore it, then take the plan again.`);
  const { text, hash } = read.value;
  if (hasInside(text, taskId)) return takePlanned(runs, git, run, taskId, text, taker);
  const edited = editPlan(text, { kind: 'adopt', added: open.draft.tasks, changed: [], removed: [] });
  if (!edited.ok) return failed(`${file.path} cannot take these tasks as it is now. Ask for another plan.`);
  const inside = await readInside(runs, git, run, taskId, edited.value);
  if (!inside.ok) return inside;
  const decision = decideTakeInside(run, taskId, inside.value, taker);
  if (!decision.ok) return decision;
  const saved = await file.save(edited.value, hash);
  if (!saved.ok) return failed(`${file.path} could not be written. Nothing was taken; try again.`);
  await runs.project.refresh();
  runs.record(run.id, decision.value);
  return ok(null);
}

/** Goes on with the inside that plan.yaml holds by now. */
export async function takePlanned(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  taskId: TaskId,
  text: string,
  taker: Taker,
): Promise<Result<null, RunError>> {
  const inside = await readInside(runs, git, run, taskId, text);
  if (!inside.ok) return inside;
  const decision = decideTakeInside(run, taskId, inside.value, taker);
  if (decision.ok) runs.record(run.id, decision.value);
  return decision.ok ? ok(null) : decision;
}

/** Whether somebody has planned the inside of the group in this text of a plan. */
export function hasInside(text: string, taskId: TaskId): boolean {
  return (membersOf(parsePlan(text).plan).get(taskId) ?? []).length > 0;
}

/** The tasks that run within a group, at any depth, held against the code with all that has landed. */
async function readInside(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  taskId: TaskId,
  text: string,
): Promise<Result<readonly RunTask[], RunError>> {
  const spec = parseSpec(run.specText);
  const planned = await readRunPlan(runs, git, { text, spec, commit: run.integrationCommit });
  if (!planned.ok) return planned;
  const { plan } = parsePlan(text);
  const within = planned.value.plan.tasks.filter(({ id }) =>
    groupsAround(plan, id).some((group) => group.id === taskId),
  );
  return runTasks(runs, { ...planned.value, plan: { ...planned.value.plan, tasks: within } }, {});
}

function failed(reason: string): { readonly ok: false; readonly error: RunError } {
  return fail({ code: 'failed', reason });
}
