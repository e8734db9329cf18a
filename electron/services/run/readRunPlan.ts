import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { analyzePlan, damageProblems } from '#shared/plan/analyzePlan.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import type { Plan } from '#shared/plan/plan.ts';
import { planCriteria } from '#shared/plan/planCriteria.ts';
import { describePlanProblem } from '#shared/plan/planProblem.ts';
import type { RunError } from '#shared/run/contract.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { ProjectRuns } from './projectRuns.ts';

/** A plan as it would run: groups give way to their tasks, and edges of the code are waited for. */
export type RunPlan = { readonly plan: Plan; readonly waves: ReadonlyMap<string, number> };

/** Holds the text of a plan against the spec and the files at a commit; an error in it is why nothing runs. */
export async function readRunPlan(
  runs: ProjectRuns,
  git: NativeGit,
  { text, spec, commit }: { readonly text: string; readonly spec: SpecDocument; readonly commit: string },
): Promise<Result<RunPlan, RunError>> {
  const { plan, problems } = parsePlan(text);
  if (plan.tasks.length === 0 && problems.length === 0) return fail({ code: 'noPlan' });
  const files = await git.listFiles(commit);
  if (!files.ok) return fail({ code: 'failed', reason: describeGitError(files.error) });
  const settings = runs.project.settings();
  const globs = [...new Set(plan.tasks.flatMap(({ scope }) => scope.change))];
  const code = await runs.needs.lookAtCode?.(runs.project.id, globs);
  const analysis = analyzePlan(plan, {
    criteria: planCriteria(spec),
    files: files.value.map(({ path }) => path),
    commands: Object.keys(settings.commands),
    protected: settings.protected,
    limit: settings.limits.agents,
    code: code?.ok ? code.value : null,
  });
  const errors = [...damageProblems(problems), ...analysis.problems].filter(
    ({ severity }) => severity === 'error',
  );
  if (errors.length > 0) return fail({ code: 'planProblems', problems: errors.map(describePlanProblem) });
  const waves = analysis.waves.flatMap(({ number, taskIds }) => taskIds.map((id) => [id, number] as const));
  return ok({ plan: analysis.asRun, waves: new Map(waves) });
}
