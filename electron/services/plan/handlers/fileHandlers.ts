import type { CodeReader } from '#electron/services/code/createCodeService.ts';
import { feedStates } from '#electron/services/feedStates.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { withProject } from '#electron/services/project/withProject.ts';
import { planFile, specFile } from '#electron/services/spec/specFile.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { PlanError, PlanState } from '#shared/plan/contract.ts';
import { draftPlan } from '#shared/plan/draftPlan.ts';
import { newPlanText } from '#shared/plan/newPlanText.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { draftContextOf } from '../draftContextOf.ts';
import { hasSpec } from '../hasSpec.ts';
import { planErrorFromFile } from '../planErrorFromFile.ts';
import { type PlanBell, watchPlan } from '../watchPlan.ts';
import type { PlanHandlerNeeds } from './planHandlerNeeds.ts';

type FileHandlers = Pick<Handlers<OvertureContract>['plan'], 'watch' | 'draft' | 'save'>;

/** plan.yaml itself: drafted by rules, written as the page edits it. */
export function fileHandlers({ projects, bell, code }: PlanHandlerNeeds): FileHandlers {
  return {
    watch: ({ projectId, specId }, feed, { signal }) =>
      withProject(projects, projectId, async (project) => {
        if (!(await hasSpec(project, specId))) return fail({ code: 'unknownSpec', specId });
        const read = () => readState(project, specId);
        const first = await read();
        if (!first.ok) return first;
        return feedStates(feed, first.value, read, signal, (...until) =>
          watchPlan(project, specId, bell, ...until),
        );
      }),
    draft: ({ projectId, specId }) =>
      withProject(projects, projectId, async (project) => {
        const text = await draftText(project, specId, code);
        if (!text.ok) return text;
        const saved = await save(bell, project, specId, text.value, null);
        if (!saved.ok) return saved.error.code === 'changedOutside' ? fail({ code: 'planExists' }) : saved;
        await project.refresh();
        return saved;
      }),
    save: ({ projectId, specId, text, baseHash }) =>
      withProject(projects, projectId, async (project) => {
        if (!(await hasSpec(project, specId))) return fail({ code: 'unknownSpec', specId });
        return save(bell, project, specId, text, baseHash);
      }),
  };
}

async function readState(project: OpenProject, specId: string): Promise<Result<PlanState, PlanError>> {
  const file = planFile(project, specId);
  const read = await file.read();
  if (read.ok) return ok({ path: file.path, text: read.value.text, hash: read.value.hash });
  if (read.error.code === 'gone') return ok({ path: file.path, text: null, hash: null });
  return fail(planErrorFromFile(read.error));
}

async function save(
  bell: PlanBell,
  project: OpenProject,
  specId: string,
  text: string,
  baseHash: string | null,
): Promise<Result<{ hash: string }, PlanError>> {
  const saved = await planFile(project, specId).save(text, baseHash);
  if (!saved.ok) return fail(planErrorFromFile(saved.error));
  bell.ring(project.id, specId);
  return saved;
}

async function draftText(
  project: OpenProject,
  specId: string,
  code: CodeReader,
): Promise<Result<string, PlanError>> {
  const [spec, plan] = await Promise.all([
    specFile(project, specId).read(),
    planFile(project, specId).read(),
  ]);
  if (!spec.ok) {
    return fail(spec.error.code === 'gone' ? { code: 'unknownSpec', specId } : planErrorFromFile(spec.error));
  }
  if (plan.ok) return fail({ code: 'planExists' });
  const document = parseSpec(spec.value.text);
  if (document.criteria.length === 0) return fail({ code: 'nothingToPlan' });
  const drafted = draftPlan(document, await draftContextOf(project, document, code));
  return ok(newPlanText({ ...drafted, spec: specId }));
}
