import type { Clock } from '#electron/host/clock.ts';
import type { CodeReader } from '#electron/services/code/createCodeService.ts';
import type { Prompts } from '#electron/services/interview/model/readPrompts.ts';
import type { OpenProject, OpenProjects } from '#electron/services/project/openProject.ts';
import { createUndoHistories } from '#electron/services/spec/undoHistories.ts';
import { planFile, specFile } from '#electron/services/spec/specFile.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { PlanError, PlanState } from '#shared/plan/contract.ts';
import { draftPlan } from '#shared/plan/draftPlan.ts';
import { newPlanText } from '#shared/plan/newPlanText.ts';
import type { TaskId } from '#shared/plan/plan.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import {
  codeOfPlan,
  type CodeOfPlan,
  knowledgeOf,
  type KnowledgeNeeds,
  type RunReader,
} from './createKnowledge.ts';
import { createProposals, type ProposalRequest } from './createProposals.ts';
import { draftContextOf } from './draftContextOf.ts';
import { noPlanner, type PlannerSource } from './model/plannerSource.ts';
import { planErrorFromFile } from './planErrorFromFile.ts';
import { readPlanPlace } from './planPlace.ts';
import { planAnew } from './planStaleness.ts';
import { watchChanges } from './watchChanges.ts';
import { createPlanBell, watchPlan } from './watchPlan.ts';

export type PlanServiceNeeds = {
  readonly projects: OpenProjects;
  readonly code: CodeReader;
  readonly runs: RunReader;
  readonly clock: Clock;
  readonly prompts: Prompts;
  /** Who plans besides the rules. */
  readonly planners?: PlannerSource;
};

export type PlanService = Handlers<OvertureContract>['plan'] & { dispose(): Promise<void> };

/** plan.yaml on disk, drafted by rules and written as the page edits it; what is known about it; what is proposed. */
export function createPlanService(needs: PlanServiceNeeds): PlanService {
  const { projects, code, runs, clock, prompts, planners = noPlanner } = needs;
  const bell = createPlanBell();
  const proposals = createProposals({
    clock,
    code,
    planners,
    prompts,
    touch: (projectId, id) => bell.ring(projectId, id),
  });
  const knowing: KnowledgeNeeds = { code, runs, clock, proposals, planners };

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

  async function begin(
    project: OpenProject,
    specId: string,
    asked: Pick<ProposalRequest, 'by' | 'tasks' | 'group'>,
  ): Promise<Result<null, PlanError>> {
    const place = await readPlanPlace(project, specId);
    if (!place) return fail({ code: 'unknownSpec', specId });
    if (place.spec.criteria.length === 0) return fail({ code: 'nothingToPlan' });
    const group = place.plan?.tasks.find(({ id }) => id === asked.group);
    if (asked.group !== null && !group?.group)
      return fail({ code: 'failed', reason: `${asked.group} is no group of the plan as it is saved` });
    if (group && group.criteria.length === 0)
      return fail({ code: 'failed', reason: `${group.id} covers no criterion to plan its inside by` });
    const { stale } = asked.tasks === null ? { stale: [] } : await codeOfPlan(place, knowing);
    proposals.begin({ ...asked, place, stale });
    return ok(null);
  }

  /** These tasks fit what is now. */
  async function keep(project: OpenProject, specId: string, tasks: readonly TaskId[]): Promise<void> {
    const place = await readPlanPlace(project, specId);
    if (tasks.length === 0 || !place?.plan) return;
    const { code: known } = await codeOfPlan(place, knowing);
    if (known) planAnew({ ...place, plan: place.plan }, known, tasks, new Date(clock()).toISOString());
  }

  const histories = createUndoHistories('plan');

  return {
    undoHistory: ({ projectId, specId }) =>
      withProject(projectId, async (project) => ok(await histories.read(project, specId))),
    keepUndo: ({ projectId, specId, history }) =>
      withProject(projectId, async (project) => {
        try {
          await histories.keep(project, specId, history);
          return ok(null);
        } catch (error) {
          return fail({ code: 'failed', reason: `The way back of the plan is not kept: ${String(error)}` });
        }
      }),
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
    async know({ projectId, specId }, feed, { signal }) {
      const project = projects.get(projectId);
      if (!project) return fail({ code: 'unknownProject' });
      if (!(await hasSpec(project, specId))) return fail({ code: 'unknownSpec', specId });
      let said: CodeOfPlan = { code: null, stale: [] };
      const first = await knowledgeOf(project, specId, said, knowing);
      let told = JSON.stringify(first);
      feed.snapshot(first);
      const tell = async () => {
        const now = await knowledgeOf(project, specId, said, knowing);
        const seen = JSON.stringify(now);
        if (seen !== told && !signal.aborted) feed.event(now);
        told = seen;
      };
      await watchChanges(
        [
          (again) => bell.listen(project.id, specId, again),
          (again) => project.onChange(again),
          (again) => runs.follow(project, again),
          (again) => code.follow(projectId, again),
          (again) => planners.onChange(again),
          (again) => {
            again();
            return () => undefined;
          },
        ],
        signal,
        async () => {
          await tell();
          // While the code is being read there is nothing new to ask it.
          const { state } = code.status(projectId);
          const place = state === 'ready' || state === 'failed' ? await readPlanPlace(project, specId) : null;
          if (place) said = await codeOfPlan(place, knowing);
          await tell();
        },
      );
      return ok(undefined);
    },
    propose: ({ projectId, specId, by, tasks }) =>
      withProject(projectId, (project) => begin(project, specId, { by, tasks, group: null })),
    planInside: ({ projectId, specId, by, group }) =>
      withProject(projectId, (project) => begin(project, specId, { by, tasks: null, group })),
    dropProposal: ({ projectId, specId, taken }) =>
      withProject(projectId, async (project) => {
        await keep(project, specId, taken);
        proposals.drop(project, specId);
        return ok(null);
      }),
    keepAsPlanned: ({ projectId, specId, tasks }) =>
      withProject(projectId, async (project) => {
        await keep(project, specId, tasks);
        bell.ring(project.id, specId);
        return ok(null);
      }),
    dispose: () => proposals.dispose(),
    draft: ({ projectId, specId }) =>
      withProject(projectId, async (project) => {
        const text = await draftText(project, specId, code);
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
