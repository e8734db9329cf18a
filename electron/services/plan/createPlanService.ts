import type { OpenProject, OpenProjects } from '#electron/services/project/openProject.ts';
import { planFile, specFile, specFolder } from '#electron/services/spec/specFile.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { PlanError, PlanState } from '#shared/plan/contract.ts';
import { draftPlan } from '#shared/plan/draftPlan.ts';
import { newPlanText } from '#shared/plan/newPlanText.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { planErrorFromFile } from './planErrorFromFile.ts';
import { createPlanBell, watchPlan } from './watchPlan.ts';

/** plan.yaml on disk: drafted once by rules, then written as the page edits it. */
export function createPlanService({
  projects,
}: {
  readonly projects: OpenProjects;
}): Handlers<OvertureContract>['plan'] {
  const bell = createPlanBell();

  function withProject<Value>(
    id: ProjectId,
    act: (project: OpenProject) => Promise<Result<Value, PlanError>>,
  ): Promise<Result<Value, PlanError>> {
    const project = projects.get(id);
    return project ? act(project) : Promise.resolve(fail({ code: 'unknownProject' }));
  }

  async function save(
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

  return {
    async watch({ projectId, specId }, feed, { signal }) {
      const project = projects.get(projectId);
      if (!project) return fail({ code: 'unknownProject' });
      if (!(await hasSpec(project, specId))) return fail({ code: 'unknownSpec', specId });
      const first = await readState(project, specId);
      if (!first.ok) return first;
      let told = first.value.hash;
      let failure: PlanError | null = null;
      feed.snapshot(first.value);
      const ended = new AbortController();
      await watchPlan(project, specId, bell, AbortSignal.any([signal, ended.signal]), async () => {
        const state = await readState(project, specId);
        if (!state.ok) {
          failure = state.error;
          return ended.abort();
        }
        if (state.value.hash !== told) feed.event(state.value);
        told = state.value.hash;
      });
      return failure ? fail(failure) : ok(undefined);
    },
    draft: ({ projectId, specId }) =>
      withProject(projectId, async (project) => {
        const text = await draftText(project, specId);
        if (!text.ok) return text;
        const saved = await save(project, specId, text.value, null);
        if (!saved.ok) return saved.error.code === 'changedOutside' ? fail({ code: 'planExists' }) : saved;
        await project.refresh();
        return saved;
      }),
    save: ({ projectId, specId, text, baseHash }) =>
      withProject(projectId, async (project) => {
        if (!(await hasSpec(project, specId))) return fail({ code: 'unknownSpec', specId });
        return save(project, specId, text, baseHash);
      }),
  };
}

async function hasSpec(project: OpenProject, specId: string): Promise<boolean> {
  const read = await specFile(project, specId).read();
  return read.ok || read.error.code !== 'gone';
}

async function readState(project: OpenProject, specId: string): Promise<Result<PlanState, PlanError>> {
  const file = planFile(project, specId);
  const read = await file.read();
  if (read.ok) return ok({ path: file.path, text: read.value.text, hash: read.value.hash });
  if (read.error.code === 'gone') return ok({ path: file.path, text: null, hash: null });
  return fail(planErrorFromFile(read.error));
}

async function draftText(project: OpenProject, specId: string): Promise<Result<string, PlanError>> {
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
  const specs = specFolder(project, '');
  const files = (await listFiles(project)).filter((path) => specs === '' || !path.startsWith(specs));
  const commands = project.state().commands.map((command) => command.name);
  return ok(newPlanText({ ...draftPlan(document, { files, commands }), spec: specId }));
}

/** A repository without a commit has no files to guess from; the draft then names none. */
async function listFiles(project: OpenProject): Promise<readonly string[]> {
  const files = await project.git().listFiles('HEAD');
  return files.ok ? files.value.map((file) => file.path) : [];
}
