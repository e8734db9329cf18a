import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { TaskId } from '#shared/plan/plan.ts';
import type { RunError } from '#shared/run/contract.ts';
import { decideGroupAnswer } from '#shared/run/decideGroups.ts';
import { decideResume } from '#shared/run/decideRun.ts';
import type { GroupAnswer } from '#shared/run/groupPlan.ts';
import type { Run } from '#shared/run/run.ts';
import { planGroup, stopPlanning } from './planGroups.ts';
import type { ProjectRuns } from './projectRuns.ts';
import { takeDraft } from './takeInside.ts';

/** A person's word on the plan of a group's inside; a run that was stopped goes on by it. */
export async function answerGroup(
  runs: ProjectRuns,
  run: Run,
  input: { readonly taskId: TaskId; readonly answer: GroupAnswer; readonly by: string },
): Promise<Result<null, RunError>> {
  const { taskId, answer, by } = input;
  const decision = decideGroupAnswer(run, taskId, { answer, by });
  if (!decision.ok) return decision;
  const git = runs.project.nativeGit();
  if (!git) return fail({ code: 'gitMissing' });
  if (answer === 'take') {
    const taken = await takeDraft(runs, git, run, taskId, { by, said: `${by} took the plan of its inside` });
    if (!taken.ok) return taken;
  } else {
    stopPlanning(runs, run.id, taskId);
    runs.record(run.id, decision.value);
    if (answer !== 'whole') planGroup(runs, run.id, taskId, answer === 'rules' ? 'rules' : undefined);
  }
  const wake = run.state === 'stopped' ? decideResume(run, by) : ok([]);
  if (wake.ok && wake.value.length > 0) runs.record(run.id, wake.value);
  runs.scheduleSoon(run.id);
  return ok(null);
}
